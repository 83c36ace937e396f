package io.x12gateway.edi.tool;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that a command reads more than once. Standard input is kept in a temporary file, which only its owner may
 * read and which is gone when this is closed.
 *
 * @param name as the person wrote it, {@code -} for standard input
 */
record Input(String name, Path file, boolean temporary) implements Closeable {
    static final String STANDARD = "-";

    /** Not closed: the caller's stream stays the caller's. */
    static Input of(String name) throws IOException {
        if (!name.equals(STANDARD)) return new Input(name, Path.of(name), false);
        var spool = Files.createTempFile("x12-", ".spool");
        Files.copy(System.in, spool, StandardCopyOption.REPLACE_EXISTING);
        return new Input(name, spool, true);
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    FileChannel channel() throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    long sizeBytes() throws IOException {
        return Files.size(file);
    }

    @Override
    public void close() throws IOException {
        if (temporary) Files.deleteIfExists(file);
    }
}
