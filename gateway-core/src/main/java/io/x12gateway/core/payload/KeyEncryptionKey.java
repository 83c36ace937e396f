package io.x12gateway.core.payload;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.jspecify.annotations.Nullable;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The key that wraps each payload's own key: 32 random bytes in a file that only its owner can read. Lose the file and
 * every payload is lost; keep a copy apart from the database's backups.
 */
public final class KeyEncryptionKey {
    static final int ID_BYTES = 8;
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final SecretKey key;
    private final byte[] id;

    private KeyEncryptionKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
        this.id = Arrays.copyOf(sha256(bytes), ID_BYTES);
    }

    /**
     * Reads the key file, or creates it with mode 0400 if there is none.
     *
     * @throws GatewayFault {@code payload-key}: unreadable, readable by others, or not 32 bytes
     */
    public static KeyEncryptionKey openOrCreate(Path file) {
        try {
            if (!Files.exists(file)) create(file);
            checkPermissions(file);
            var bytes = Files.readAllBytes(file);
            if (bytes.length != KEY_BYTES)
                throw fault("Key file " + file + " has " + bytes.length + " bytes instead of " + KEY_BYTES, null);
            return new KeyEncryptionKey(bytes);
        } catch (IOException e) {
            throw fault("Key file " + file + " cannot be read or created", e);
        }
    }

    /** Reads an existing key file; never creates one. For when there are payloads that a new key could not open. */
    public static KeyEncryptionKey open(Path file) {
        if (!Files.exists(file))
            throw fault(
                    "Key file " + file + " is missing, but there are payloads that were encrypted with it; bring it"
                            + " back from where its copy is kept",
                    null);
        return openOrCreate(file);
    }

    private static void create(Path file) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        try (var channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), readableByOwnerOnly(file))) {
            channel.write(ByteBuffer.wrap(bytes));
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            return; // Somebody else made it a moment ago.
        }
        if (parent != null) Durable.forceDirectory(parent);
    }

    private static FileAttribute<?>[] readableByOwnerOnly(Path file) {
        if (!isPosix(file)) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(EnumSet.of(PosixFilePermission.OWNER_READ))
        };
    }

    private static void checkPermissions(Path file) throws IOException {
        if (!isPosix(file)) return;
        var permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions))
            throw fault(
                    "Key file " + file + " can be read by others (" + PosixFilePermissions.toString(permissions)
                            + "); set its mode to 0400",
                    null);
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getFileAttributeView(file.toAbsolutePath().getRoot(), PosixFileAttributeView.class) != null;
    }

    SecretKey key() {
        return key;
    }

    /** A secret for another purpose, which follows from the key and from which the key does not follow. */
    byte[] secretFor(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Tells keys apart and tells nothing about them: the first bytes of their SHA-256. */
    byte[] id() {
        return id.clone();
    }

    static String name(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static GatewayFault fault(String message, @Nullable IOException cause) {
        return cause == null
                ? new GatewayFault(FaultKind.GATEWAY, "payload-key", message)
                : new GatewayFault(FaultKind.GATEWAY, "payload-key", message, cause);
    }
}
