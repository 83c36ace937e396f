package io.x12gateway.edi.tool;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
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

    /** The reason why a directory can't be read as a file. */
    static final String DIRECTORY = "a directory";

    /** Not closed: the caller's stream stays the caller's. */
    static Input of(String name) throws IOException {
        if (!name.equals(STANDARD)) return file(name);
        var spool = Files.createTempFile("x12-", ".spool");
        Files.copy(System.in, spool, StandardCopyOption.REPLACE_EXISTING);
        return new Input(name, spool, true);
    }

    private static Input file(String name) throws IOException {
        var file = Path.of(name);
        if (Files.isDirectory(file)) throw new FileSystemException(name, null, DIRECTORY);
        return new Input(name, file, false);
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
