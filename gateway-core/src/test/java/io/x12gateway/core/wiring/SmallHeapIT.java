package io.x12gateway.core.wiring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A file of several times the heap is received, judged, split by payee and delivered. */
@Timeout(240)
class SmallHeapIT {
    private static final String HEAP = "-Xmx32m";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void splitsAndDeliversAFileOfSeveralTimesTheHeap() throws IOException, InterruptedException {
        assertThat(deliver("many-payees", 25)).contains("COMPLETED 25 items, all money");
    }

    @Test
    void deliversOneRemittanceThatIsLargerThanTheHeap() throws IOException, InterruptedException {
        assertThat(deliver("one-payee", 1)).contains("COMPLETED 1 items, all money");
    }

    private String deliver(String name, int payees) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SmallHeap.class.getName(),
                        directory.resolve(name).toString(),
                        Integer.toString(payees))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
