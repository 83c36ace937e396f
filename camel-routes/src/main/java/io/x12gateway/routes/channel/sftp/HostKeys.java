package io.x12gateway.routes.channel.sftp;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Set;

/**
 * The keys that the server proves itself with, in OpenSSH's file format (0600). They are made once and never again as
 * long as their files exist: partners have pinned them.
 */
final class HostKeys {
    private HostKeys() {}

    /** Loads {@code ed25519} and {@code rsa} from the directory, making those that are missing. */
    static KeyPairProvider in(Path directory) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var ed25519 = directory.resolve("ssh_host_ed25519_key");
            var rsa = directory.resolve("ssh_host_rsa_key");
            if (!Files.exists(ed25519)) make(ed25519, KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256));
            if (!Files.exists(rsa)) make(rsa, newRsaKeys());
            return checked(new FileKeyPairProvider(List.of(ed25519, rsa)), directory);
        } catch (IOException e) {
            throw new UncheckedIOException("SSH host keys cannot be kept in " + directory, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SSH host keys cannot be made", e);
        }
    }

    private static KeyPairProvider checked(FileKeyPairProvider keys, Path directory) {
        for (var pair : keys.loadKeys(null)) {
            if (pair.getPublic() instanceof RSAKey
                    && KeyUtils.getKeySize(pair.getPublic()) < SshAlgorithms.RSA_BITS_MIN)
                throw new IllegalStateException("the RSA host key in " + directory + " is shorter than "
                        + SshAlgorithms.RSA_BITS_MIN + " bits: remove it and tell partners its successor");
        }
        return keys;
    }

    /** By the JDK's own provider: Bouncy Castle, which MINA would ask, takes three times as long for the primes. */
    private static KeyPair newRsaKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(SshAlgorithms.RSA_BITS_MIN);
        return generator.generateKeyPair();
    }

    private static void make(Path file, KeyPair keys) throws IOException, GeneralSecurityException {
        var bytes = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(keys, "x12-gateway", null, bytes);
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        try (var channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            var buffer = ByteBuffer.wrap(bytes.toByteArray());
            while (buffer.hasRemaining()) channel.write(buffer);
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
