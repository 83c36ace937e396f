package io.x12gateway.routes.broker;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** Netty reads its properties once in a process, so each case has a process of its own. */
@Timeout(60)
class BrokerMemoryTest {
    private static final String SAYS = "the pool grows by ";

    /** Says by how much the pool grows. */
    static final class PoolGrowth {
        private PoolGrowth() {}

        public static void main(String[] arguments) {
            BrokerMemory.bound();
            System.out.println(SAYS + PooledByteBufAllocator.DEFAULT.metric().chunkSize());
        }
    }

    @Test
    void nettysPoolGrowsInSmallPieces() throws IOException, InterruptedException {
        assertThat(growth()).endsWith(SAYS + "131072");
    }

    @Test
    void theCommandLineHasTheLastWord() throws IOException, InterruptedException {
        assertThat(growth("-Dio.netty.allocator.maxOrder=7")).endsWith(SAYS + "1048576");
    }

    private static String growth(String... options) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(options));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(PoolGrowth.class.getName());
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }
}
