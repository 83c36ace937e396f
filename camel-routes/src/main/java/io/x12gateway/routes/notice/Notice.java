package io.x12gateway.routes.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a file that operators may write, change and remove at any time: an outage, a day without payments. It is
 * read anew when it is asked for, so what stands in it is said from that moment on; without the file nothing is said.
 */
public final class Notice {
    private static final Logger LOG = LoggerFactory.getLogger(Notice.class);
    private static final int BYTES_MAX = 4096;

    private final Path file;

    public Notice(Path file) {
        this.file = file;
    }

    /** Lines of printable characters, at most {@value #BYTES_MAX} bytes of them; empty if there is nothing to say. */
    public Optional<String> text() {
        // Most of the time there is none, and it is asked for with every receipt: an exception each would be dear.
        if (Files.notExists(file)) return Optional.empty();
        try (var in = Files.newInputStream(file)) {
            var text = new String(in.readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
            return Optional.of(text.codePoints()
                            .filter(c -> c == '\n' || !Character.isISOControl(c))
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString()
                            .strip())
                    .filter(words -> !words.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("the notice in {} cannot be read and is not shown: {}", file, e.toString());
            return Optional.empty();
        }
    }
}
