package io.x12gateway.routes.channel.sftp;

import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
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
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The bytes of one unfinished upload, AES-256-CTR encrypted on disk (0600) so that they can be written at any offset.
 * The key is the file's own. Nothing is promised about these bytes before {@link #force}: a client that writes other
 * bytes to the same offset weakens the secrecy of both for one who copied the disk in between.
 */
final class StagedFile {
    private static final int BLOCK = 16;
    private final Path path;
    private final SecretKey key;
    private FileChannel channel;
    private final Coverage coverage;

    private StagedFile(Path path, SecretKey key, FileChannel channel, Coverage coverage) {
        this.path = path;
        this.key = key;
        this.channel = channel;
        this.coverage = coverage;
    }

    /** @param key for no other file */
    static StagedFile begin(Path path, SecretKey key) throws IOException {
        var channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new StagedFile(path, key, channel, new Coverage());
    }

    /**
     * One that an earlier process began with this key.
     *
     * @throws IOException if it is shorter than what is known of it
     */
    static StagedFile goOn(Path path, SecretKey key, Coverage coverage) throws IOException {
        var channel = FileChannel.open(path, StandardOpenOption.WRITE);
        try (channel) {
            if (channel.size() < coverage.end()) throw new IOException("shorter than what was noted of it");
            channel.truncate(coverage.end()); // of what is behind nobody knows whether it is whole
        }
        return new StagedFile(path, key, channel, coverage);
    }

    Path path() {
        return path;
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

    /** Which bytes arrived; those are on the disk when this returns, whatever happens to the process or the power. */
    synchronized Map<Long, Long> force() throws IOException {
        var ranges = coverage.ranges();
        if (channel.isOpen()) channel.force(false);
        else
            try (var again = FileChannel.open(path, StandardOpenOption.WRITE)) {
                again.force(false);
            }
        return ranges;
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
}
