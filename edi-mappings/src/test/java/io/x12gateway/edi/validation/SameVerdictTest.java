package io.x12gateway.edi.validation;

import io.x12gateway.edi.OddPieces;
import io.x12gateway.edi.Samples;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.synthesis.Defect;
import io.x12gateway.edi.synthesis.Synthesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever way the bytes come, and whoever judges them, the verdict is the same. */
class SameVerdictTest {
    static Stream<Path> samples() {
        return Samples.all().stream();
    }

    static Stream<TransactionType> types() {
        return Synthesis.types().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void inPiecesOfAnySize(Path sample) throws IOException {
        var bytes = Samples.read(sample);
        var whole = X12.standard().validate(bytes);
        for (int seed = 0; seed < 5; seed++)
            assertThat(X12.standard().validate(new Dribble(bytes, new Random(seed))))
                    .as("%s in pieces, seed %d", sample, seed)
                    .isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fromSeveralThreads(Path sample) throws IOException {
        var bytes = Samples.read(sample);
        var alone = X12.standard().validate(bytes);
        assertThat(X12.standard().withThreads(3).validate(bytes)).isEqualTo(alone);
        assertThat(X12.standard().withThreads(2).validate(new Dribble(bytes, new Random(1))))
                .isEqualTo(alone);
    }

    /** Large enough for many batches and many windows; sets larger and smaller than either. */
    @ParameterizedTest
    @MethodSource("types")
    void ofLargeDamagedFiles(TransactionType type) throws IOException {
        var order = Synthesis.of(type, 3000, 11).with(Defect.of(type), 0.002);
        for (var one : List.of(order.inTransactions(1), order.inTransactions(600))) {
            var bytes = one.toBytes();
            var alone = X12.standard().validate(bytes);
            assertThat(X12.standard().validate(new ByteArrayInputStream(bytes))).isEqualTo(alone);
            assertThat(X12.standard().withThreads(2).validate(bytes)).isEqualTo(alone);
            assertThat(X12.standard().withThreads(3).validate(new Dribble(bytes, new Random(3))))
                    .isEqualTo(alone);
        }
    }

    /** A line feed in the middle of ST, a terminator within a name: whatever is made of it, it is the same. */
    @ParameterizedTest
    @ValueSource(chars = {'\n', '\r', ' ', '~', '*', ':', 'I', '\0', 0xE1})
    void withAnOddByteAnywhere(char odd) throws IOException {
        var bytes = Synthesis.of(TransactionType.ELIGIBILITY_INQUIRY, 2, 5)
                .inTransactions(1)
                .toBytes();
        var pair = X12.standard().withThreads(2);
        for (int at = 0; at <= bytes.length; at++) {
            var spoiled = new byte[bytes.length + 1];
            System.arraycopy(bytes, 0, spoiled, 0, at);
            spoiled[at] = (byte) odd;
            System.arraycopy(bytes, at, spoiled, at + 1, bytes.length - at);
            var alone = X12.standard().validate(spoiled);
            assertThat(pair.validate(spoiled))
                    .as("%d before byte %d", (int) odd, at)
                    .isEqualTo(alone);
            assertThat(X12.standard().validate(new OddPieces(spoiled)))
                    .as("%d before byte %d", (int) odd, at)
                    .isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void withOtherDelimiters(TransactionType type) {
        var kept = EnumSet.copyOf(Defect.of(type));
        kept.remove(Defect.ELEMENT_CHARACTER);
        var order = Synthesis.of(type, 60, 5).with(kept, 0.05);
        var bytes = order.toBytes();
        var usual = places(X12.standard().validate(bytes));
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var other = text.replace('*', '|').replace('~', '\'').replace(':', '<').replace('^', '!');
        assertThat(places(X12.standard().validate(other.getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(usual);
        var control = text.replace('*', (char) 0x1D).replace('~', (char) 0x1C).replace(':', (char) 0x1F);
        assertThat(places(X12.standard().validate(control.getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(usual);
    }

    private static List<String> places(ValidationReport report) {
        return report.allFindings()
                .map(f -> f.code() + " " + f.severity() + " " + f.location() + " " + f.codes())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(TransactionType.class)
    void onceAndAgain(TransactionType type) {
        if (!Synthesis.types().contains(type)) return;
        var damaged = Synthesis.of(type, 40, 3).with(Defect.of(type), 0.1).toBytes();
        var sound = Synthesis.of(type, 40, 4).toBytes();
        var first = X12.standard().validate(damaged);
        assertThat(X12.standard().validate(sound).allFindings()).isEmpty();
        assertThat(X12.standard().validate(damaged)).isEqualTo(first);
    }

    @Test
    void tellsTheReadersOfAFailingStreamAtOnce() {
        var bytes = Synthesis.of(TransactionType.REMITTANCE_ADVICE, 2000, 1).toBytes();
        for (int threads : new int[] {1, 2})
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> X12.standard().withThreads(threads).validate(new Breaking(bytes)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the line is cut");
    }

    /** Gives a few bytes at a time, and now and then many. */
    private static final class Dribble extends InputStream {
        private final byte[] bytes;
        private final Random random;
        private int at;

        Dribble(byte[] bytes, Random random) {
            this.bytes = bytes;
            this.random = random;
        }

        @Override
        public int read() {
            return at < bytes.length ? bytes[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (at >= bytes.length) return -1;
            int wanted = random.nextInt(10) == 0 ? 1 + random.nextInt(70_000) : 1 + random.nextInt(40);
            int count = Math.min(Math.min(length, wanted), bytes.length - at);
            System.arraycopy(bytes, at, into, from, count);
            at += count;
            return count;
        }
    }

    private static final class Breaking extends InputStream {
        private final byte[] bytes;
        private int at;

        Breaking(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            if (at > bytes.length / 2) throw new IOException("the line is cut");
            return bytes[at++] & 0xFF;
        }
    }
}
