package io.x12gateway.routes.channel.sftp;

import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The bytes of one unfinished upload, AES-256-CTR encrypted on disk (0600) so that they can be written at any offset.
 * The key is the file's own and lives in memory only: after the process has ended, whatever is left on disk cannot be
 * read by anybody, and so cannot be resumed either. Nothing is promised about these bytes: they are not durable, and a
 * client that writes other bytes to the same offset weakens the secrecy of both for one who copied the disk in between.
 */
final class StagedFile {
    private static final int BLOCK = 16;
    private final Path path;
    private final SecretKey key = newKey();
    private FileChannel channel;
    private final Coverage coverage = new Coverage();

    StagedFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    synchronized void write(ByteBuffer bytes, long position) throws IOException {
        int length = bytes.remaining();
        var encrypted = ByteBuffer.allocate(length);
        try {
            cipher(Cipher.ENCRYPT_MODE, position).update(bytes, encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/CTR/NoPadding", e);
        }
        encrypted.flip();
        // A connection that ends interrupts its thread, which closes the channel: a resumed upload opens it again.
        if (!channel.isOpen()) channel = FileChannel.open(path, StandardOpenOption.WRITE);
        for (long at = position; encrypted.hasRemaining(); ) at += channel.write(encrypted, at);
        if (!coverage.add(position, position + length))
            throw Refusal.failed("too many holes in the upload: send the bytes in order");
    }

    /** One past the last byte that arrived. */
    synchronized long size() {
        return coverage.end();
    }

    /** Where a byte is missing, if one is. */
    synchronized OptionalLong hole() {
        return coverage.isWhole() ? OptionalLong.empty() : OptionalLong.of(coverage.firstMissing());
    }

    /** The clear bytes from the beginning. */
    InputStream read() throws IOException {
        return new CipherInputStream(Files.newInputStream(path), cipher(Cipher.DECRYPT_MODE, 0));
    }

    /** Gives the file handle back while nobody writes. */
    synchronized void release() throws IOException {
        channel.close();
    }

    synchronized void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    private Cipher cipher(int mode, long position) {
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            var counter = ByteBuffer.allocate(BLOCK).putLong(0).putLong(position / BLOCK);
            cipher.init(mode, key, new IvParameterSpec(counter.array()));
            var skipped = new byte[(int) (position % BLOCK)];
            if (skipped.length > 0) cipher.update(skipped);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/CTR/NoPadding", e);
        }
    }

    private static SecretKey newKey() {
        try {
            var generator = KeyGenerator.getInstance("AES");
            generator.init(256);
            return generator.generateKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }
}
