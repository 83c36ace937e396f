package io.x12gateway.samples.claims.ledger;

import io.x12gateway.samples.data.JsonText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happened, one change a line. A change is whole or it did not happen: a last line without its end is that of a
 * program that was killed while it wrote, and is taken away.
 */
final class Journal implements AutoCloseable {
    private static final String FILE = "journal.jsonl";

    private final Path file;
    private OutputStream out;

    /** Claims as they are from now on, and the books if they changed. */
    record Change(@Nullable Books books, List<Claim> claims) {
        Change {
            claims = claims == null ? List.of() : List.copyOf(claims);
        }
    }

    private Journal(Path file) throws IOException {
        this.file = file;
        this.out = append(file);
    }

    /** Tells what happened so far, and is ready for more. */
    static Journal open(Path folder, Consumer<Change> reader) {
        try {
            Files.createDirectories(folder);
            var file = folder.resolve(FILE);
            if (Files.exists(file)) read(file, reader);
            return new Journal(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the claims system cannot keep its journal in " + folder, e);
        }
    }

    private static void read(Path file, Consumer<Change> reader) throws IOException {
        var bytes = Files.readAllBytes(file);
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] != '\n') continue;
            try {
                reader.accept(JsonText.MAPPER.readValue(bytes, from, at - from, Change.class));
            } catch (JacksonException e) {
                throw new IllegalStateException(
                        file + " cannot be read at byte " + from + "; \"./gateway clock reset\" begins anew", e);
            }
            from = at + 1;
        }
        if (from == bytes.length) return;
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(from);
        }
    }

    void write(Change change) {
        try {
            out.write(line(change));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Puts one change in the place of all that happened so far. */
    void replace(Change whole) {
        try {
            out.close();
            var part = file.resolveSibling(FILE + ".part");
            Files.write(part, line(whole));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            out = append(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    long sizeBytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot see " + file, e);
        }
    }

    private static OutputStream append(Path file) throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static byte[] line(Change change) {
        return (JsonText.MAPPER.writeValueAsString(change) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}
