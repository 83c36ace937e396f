package io.x12gateway.core.intake;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.wiring.World;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.PAYER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IntakeTest {
    private final World world = new World(new Limits(100, Duration.ofDays(400)));

    private Receipt receive(InputStream body, Optional<String> key) {
        return world.core
                .intake()
                .receive(new Arrival(CLEARWAY, Channel.HTTP, ProcessingMode.BATCH, "a.edi", key, body, "test"));
    }

    private Receipt receive(String body, Optional<String> key) {
        return receive(stream(body), key);
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void receivesAndEnqueuesOnce() {
        var receipt = receive("hello", Optional.empty());
        assertThat(receipt.digest().sha256()).startsWith("2cf24dba5fb0a30e");
        assertThat(receipt.sizeBytes()).isEqualTo(5);
        assertThat(world.ledger
                        .payloads()
                        .read(world.submission(receipt.submission()).payload()))
                .asString()
                .isEqualTo("hello");
        assertThat(world.ledger.outbox().unannounced(10)).hasSize(1);
        assertThat(world.auditActions()).contains("submission.received");
    }

    @Test
    void receivesEvenNothingAtAll() {
        assertThat(world.submission(receive("", Optional.empty()).submission()).state())
                .isEqualTo(SubmissionState.RECEIVED);
    }

    @Test
    void takesTheLimitAndNotAByteMore() {
        assertThat(receive("x".repeat(100), Optional.empty()).sizeBytes()).isEqualTo(100);
        assertRefused(() -> receive("x".repeat(101), Optional.empty()), "payload-too-large", FaultKind.SENDER);
    }

    @Test
    void namesTheFirstReceiptOfTheSameFileAndDoesNothingElse() {
        var first = receive("hello", Optional.empty());
        var second = receive("hello", Optional.empty());
        assertThat(second.duplicateOf()).contains(first.submission());
        assertThat(world.submission(second.submission()).state()).isEqualTo(SubmissionState.DUPLICATE);
        assertThat(world.submission(second.submission()).payload())
                .isEqualTo(world.submission(first.submission()).payload());
        assertThat(world.ledger.outbox().unannounced(10)).hasSize(1);
        world.clock.pass(Duration.ofDays(401));
        assertThat(receive("hello", Optional.empty()).duplicateOf()).isEmpty();
    }

    @Test
    void knowsOnePartnersFilesFromAnothers() {
        receive("hello", Optional.empty());
        assertThat(world.upload(PAYER, "hello").duplicateOf()).isEmpty();
    }

    @Test
    void appliesNoFileRuleInRealTime() {
        receive("hello", Optional.empty());
        var again = world.core.intake().receive(World.onTheLine(CLEARWAY, "hello", Optional.empty()));
        assertThat(again.duplicateOf()).isEmpty();
    }

    @Test
    void givesTheFirstReceiptForTheSameKeyAndBytes() {
        var first = receive("hello", Optional.of("k"));
        var second = receive("hello", Optional.of("k"));
        assertThat(second.submission()).isEqualTo(first.submission());
        assertThat(second.replayed()).isTrue();
        assertThat(world.ledger.submissions().recent(10)).hasSize(1);
        assertRefused(() -> receive("other", Optional.of("k")), "client-key-reused", FaultKind.SENDER);
    }

    @Test
    void tellsABrokenUploadFromAFullDisk() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertRefused(
                () -> receive(new SequenceInputStream(stream("hel"), broken), Optional.empty()),
                "upload-broken",
                FaultKind.SENDER);
    }

    @Test
    void leavesAReceiptFileForAnUploader() {
        var receipt = world.upload(CLEARWAY, "hello");
        assertThat(world.mailbox(CLEARWAY, "receipt"))
                .singleElement()
                .satisfies(item -> assertThat(world.text(item))
                        .startsWith("{")
                        .contains(receipt.submission().value())
                        .contains(receipt.digest().sha256()));
        world.upload(CLEARWAY, "hello");
        assertThat(world.mailbox(CLEARWAY, "receipt").stream().map(world::text))
                .anyMatch(t -> t.contains("\"duplicateOf\":\"" + receipt.submission()));
    }

    @Test
    void receivesOneOfManyCopiesThatComeAtOnce() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var copies = IntStream.range(0, 20)
                    .mapToObj(i -> (Callable<Receipt>) () -> receive("hello", Optional.empty()))
                    .toList();
            int originals = 0;
            for (var copy : executor.invokeAll(copies))
                if (copy.get().duplicateOf().isEmpty()) originals++;
            assertThat(originals).isEqualTo(1);
        }
    }

    private void assertRefused(Callable<Receipt> arrival, String code, FaultKind kind) {
        int submissions = world.ledger.submissions().recent(100).size();
        assertThatThrownBy(arrival::call).isInstanceOfSatisfying(GatewayFault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.kind()).isEqualTo(kind);
        });
        assertThat(world.ledger.submissions().recent(100)).hasSize(submissions);
        assertThat(world.ledger.audit().getLast())
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("submission.refused"))
                .satisfies(entry -> assertThat(entry.reason()).isEqualTo(code));
    }
}
