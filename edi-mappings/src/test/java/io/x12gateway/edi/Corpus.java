package io.x12gateway.edi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Other people's files, which stay out of this repository: in {@code ../shared/corpus} beside the checkout, or where the
 * system property {@code x12.corpus} or the variable {@code X12_CORPUS} points.
 */
public final class Corpus {
    private static final long LARGEST = 1 << 20;

    private Corpus() {}

    /** Empty, and said aloud, where there are none. */
    public static Optional<Path> directory() {
        var named = System.getProperty("x12.corpus", System.getenv().getOrDefault("X12_CORPUS", ""));
        var directory = Path.of(named.isEmpty() ? "../../shared/corpus" : named);
        if (Files.isDirectory(directory)) return Optional.of(directory);
        System.err.println(
                "no corpus beside this checkout, and X12_CORPUS is not set: only the project's own files are read");
        return Optional.empty();
    }

    /** The project's own files, and those of the corpus up to a megabyte each. */
    public static Stream<Path> andSamples() {
        return Stream.concat(
                Samples.all().stream(), directory().stream().flatMap(directory -> files(directory).stream()));
    }

    private static List<Path> files(Path directory) {
        try (var walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".csv")
                            && !file.toString().endsWith(".md"))
                    .filter(file -> file.toFile().length() < LARGEST)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
