package io.x12gateway.routes.channel.http;

import io.x12gateway.core.submission.Submissions;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static io.x12gateway.routes.channel.http.DoorClient.json;
import static org.assertj.core.api.Assertions.assertThat;

/** The build runs these in a heap that could not hold what is sent here. */
@ExtendWith(RunningGateway.Extension.class)
class SizeLimitIT {
    private static final long LIMIT = 100L * 1024 * 1024;
    private static final int AT_ONCE = 6;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesOneByteTooMuch(boolean lengthIsSaid, RunningGateway gateway) {
        var before = gateway.bean(Submissions.class).recent(1);
        try (var client = new DoorClient(gateway)) {
            var answer = client.send(upload(client, LIMIT + 1, lengthIsSaid));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(json(answer).path("type").asString()).isEqualTo(ProblemType.PAYLOAD_TOO_LARGE.uri());
        }
        assertThat(gateway.bean(Submissions.class).recent(1)).isEqualTo(before);
    }

    @Test
    void takesLargeFilesAtOnceWithoutHoldingThem(RunningGateway gateway) throws Exception {
        assertThat(AT_ONCE * LIMIT)
                .as("the heap must be too small to hold the uploads; give this JVM -Xmx512m")
                .isGreaterThan(Runtime.getRuntime().maxMemory());
        try (var client = new DoorClient(gateway);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uploads = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> (Callable<HttpResponse<String>>)
                            () -> client.send(upload(client, LIMIT - i, false).header("Prefer", "respond-async")))
                    .toList();
            for (var upload : threads.invokeAll(uploads))
                assertThat(upload.get().statusCode()).isEqualTo(202);
        }
    }

    private static HttpRequest.Builder upload(DoorClient client, long bytes, boolean lengthIsSaid) {
        var body = HttpRequest.BodyPublishers.ofInputStream(() -> new Spaces(bytes));
        return client.to("/v1/transactions", TestPartner.RIVERBEND)
                .timeout(Duration.ofMinutes(5))
                .header("Content-Type", "application/edi-x12")
                .POST(lengthIsSaid ? HttpRequest.BodyPublishers.fromPublisher(body, bytes) : body);
    }

    /** So many spaces. */
    private static final class Spaces extends InputStream {
        private long left;

        Spaces(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) return -1;
            int n = (int) Math.min(left, length);
            Arrays.fill(bytes, offset, offset + n, (byte) ' ');
            left -= n;
            return n;
        }
    }
}
