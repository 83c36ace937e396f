package io.x12gateway.edi.validation;

import io.x12gateway.edi.Samples;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.InterchangeScanner;
import io.x12gateway.edi.synthesis.Synthesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The hot run accepts a segment exactly where the diagnosis finds nothing in it. */
class HotRunTest {
    private static final String HOSTILE = " .-0159AZaz:^*~`\u007f\u00e9\t";

    static Stream<TransactionType> types() {
        return Synthesis.types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void agreesWithTheDiagnosisOnMutatedSegments(TransactionType type) {
        var random = new Random(type.ordinal());
        var comparison = new BothRuns();
        for (int round = 0; round < 20; round++) {
            var sound = Synthesis.of(type, 12, round).toBytes();
            scan(sound, type, comparison);
            for (int i = 0; i < 15; i++) scan(mutated(sound, random), type, comparison);
        }
        assertThat(comparison.disagreements()).isEmpty();
        assertThat(comparison.accepted()).isGreaterThan(3_000);
        assertThat(comparison.refused()).isGreaterThan(300);
    }

    @Test
    void agreesOnEverySample() {
        var comparison = new BothRuns();
        for (var sample : Samples.all())
            for (var type : TransactionType.values()) scan(Samples.read(sample), type, comparison);
        assertThat(comparison.disagreements()).isEmpty();
    }

    /** A reading has some cost of its own; the sets in it have next to none. */
    @Test
    void buildsNothingForSoundSegments() {
        var small = Synthesis.of(TransactionType.REMITTANCE_ADVICE, 500, 2)
                .inTransactions(1)
                .toBytes();
        var large = Synthesis.of(TransactionType.REMITTANCE_ADVICE, 5000, 2)
                .inTransactions(1)
                .toBytes();
        var validator = new Validator();
        long bound = (large.length - small.length) / 100;
        long more = Long.MAX_VALUE;
        // until it is compiled, the machine builds what it later sees it need not
        for (int i = 0; i < 400 && more >= bound; i++)
            more = allocated(() -> validator.validate(large)) - allocated(() -> validator.validate(small));
        assertThat(more)
                .as("bytes allocated for %d bytes more", large.length - small.length)
                .isLessThan(bound);
    }

    private static long allocated(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** One to three bytes of the sets changed, doubled or dropped; the ISA is left alone. */
    private static byte[] mutated(byte[] sound, Random random) {
        var bytes = new StringBuilder(new String(sound, StandardCharsets.ISO_8859_1));
        for (int i = 40 + random.nextInt(80); i > 0; i--) {
            int at = 110 + random.nextInt(bytes.length() - 120);
            switch (random.nextInt(4)) {
                case 0 -> bytes.deleteCharAt(at);
                case 1 -> bytes.insert(at, bytes.charAt(at));
                default -> bytes.setCharAt(at, HOSTILE.charAt(random.nextInt(HOSTILE.length())));
            }
        }
        return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void scan(byte[] bytes, TransactionType type, BothRuns comparison) {
        new InterchangeScanner().scan(bytes, comparison.readerOf(type));
    }
}
