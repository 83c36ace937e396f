package io.x12gateway.edi.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The files of a directory and of all below it, in the order of their names; hidden ones are left out. */
final class FilesBelow {
    private final Consumer<Path> skipped;
    private final List<Path> files = new ArrayList<>();

    private FilesBelow(Consumer<Path> skipped) {
        this.skipped = skipped;
    }

    /** @param skipped is told of every path left out: hidden, or neither file nor directory */
    static List<Path> of(Path directory, Consumer<Path> skipped) throws IOException {
        var found = new FilesBelow(skipped);
        found.walk(directory);
        return found.files;
    }

    private void walk(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            for (var entry : entries.sorted().toList()) take(entry);
        }
    }

    /** A link to a directory is not followed, so that no circle is walked. */
    private void take(Path entry) throws IOException {
        if (Files.isHidden(entry)) skipped.accept(entry);
        else if (Files.isDirectory(entry) && !Files.isSymbolicLink(entry)) walk(entry);
        else if (Files.isRegularFile(entry)) files.add(entry);
        else skipped.accept(entry);
    }
}
