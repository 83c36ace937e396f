package io.x12gateway.edi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The grammar files, for tests of other things than grammar. */
public final class Samples {
    private static final Path FILES = Path.of("src", "test", "resources", "x12");

    private Samples() {}

    /** Such as {@code 005010X279A1/valid/270-one-patient}. */
    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FILES.resolve(name + ".x12"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.ISO_8859_1);
    }

    public static List<Path> all() {
        try (var files = Files.walk(FILES)) {
            return files.filter(file -> file.toString().endsWith(".x12"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
