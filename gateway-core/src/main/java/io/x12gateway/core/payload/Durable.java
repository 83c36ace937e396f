package io.x12gateway.core.payload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What it takes on POSIX systems for a new name in a directory to survive a power cut. */
final class Durable {
    private Durable() {}

    static void forceDirectory(Path directory) throws IOException {
        if (directory.getFileSystem().getSeparator().equals("\\")) return; // Windows cannot, and does it by itself.
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
