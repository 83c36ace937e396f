package io.x12gateway.edi.envelope;

import io.x12gateway.edi.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class InterchangeScannerTest {
    private static final String SAMPLE = Samples.text("005010X279A1/valid/270-one-patient");

    @Test
    void findsInterchangesWithOtherSeparatorsAmongText() throws IOException {
        var other =
                SAMPLE.replace('*', '|').replace('~', '\'').replace(':', '>').replace("\n", "\r\n");
        var file = "\u00EF\u00BB\u00BFSubject: files\n\n" + SAMPLE + "\n-- ISAAC says hello --\n" + other + "\n\n";
        var log = scan(file);
        assertThat(log.starts).containsExactly((long) file.indexOf("ISA*"), (long) file.indexOf("ISA|"));
        assertThat(log.delimiters).containsExactly("*^:~", "|^>'");
        assertThat(log.outside)
                .containsExactly(
                        "BYTE_ORDER_MARK 0+3",
                        "TEXT 3+16",
                        "PADDING %d+2".formatted(file.indexOf("\n-- ISAAC") - 1),
                        "TEXT %d+23".formatted(file.indexOf("-- ISAAC")),
                        "PADDING %d+%d".formatted(file.lastIndexOf("'") + 1, 4));
    }

    @Test
    void givesEveryTransactionSetItsExactBytes() throws IOException {
        var file = "junk " + Samples.text("005010X279A1/valid/270-dependent-and-batch");
        var log = scan(file);
        assertThat(log.transactions).hasSize(2).allSatisfy(span -> {
            var cut = file.substring((int) span.offset(), (int) span.end());
            assertThat(cut).startsWith("ST*270*").endsWith("~").contains("~\nSE*");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"NARCISA", "ISA", "ISA*00", "X ISA*00*          *00*"})
    void takesTheLettersInAnElementForData(String name) throws IOException {
        var log = scan(SAMPLE.replace("TESTPERSON", name));
        assertThat(log.starts).containsExactly(0L);
        assertThat(log.endings).containsExactly("TRAILER");
    }

    @Test
    void closesAnInterchangeWhereTheNextBegins() throws IOException {
        var cut = SAMPLE.substring(0, SAMPLE.indexOf("HL*3"));
        var log = scan(cut + SAMPLE);
        assertThat(log.starts).containsExactly(0L, (long) cut.length());
        assertThat(log.endings).containsExactly("CUT next", "TRAILER");
    }

    @Test
    void findsTheNextInterchangeOnALineOfItsOwnAfterACutSegment() throws IOException {
        var cut = SAMPLE.substring(0, SAMPLE.indexOf("TESTPERSON") + 4) + "\n";
        var log = scan(cut + SAMPLE);
        assertThat(log.starts).containsExactly(0L, (long) cut.length());
        assertThat(log.endings).containsExactly("CUT next", "TRAILER");
    }

    @Test
    void goesOnAfterAnInterchangeThatCantBeRead() throws IOException {
        var unreadable = SAMPLE.replace("*:~", "*:7");
        var log = scan(unreadable + SAMPLE);
        assertThat(log.starts).containsExactly(0L, (long) unreadable.length());
        assertThat(log.endings).containsExactly("CUT next", "TRAILER");
        assertThat(log.transactions).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAKCLINIC", "OAKCLINIC       ", ""})
    void knowsAnIsaOfAnotherLength(String sender) throws IOException {
        var log = scan(SAMPLE.replaceFirst("OAKCLINIC {6}", sender));
        assertThat(log.starts).containsExactly(0L);
        assertThat(log.fixedWidth).containsExactly(false);
        assertThat(log.endings).containsExactly("TRAILER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\u001C", "\r\n", "~\r\n", "~", "~  \n"})
    void readsAnyUsualEndOfSegment(String end) throws IOException {
        var log = scan(SAMPLE.replace("~\n", end));
        assertThat(log.endings).containsExactly("TRAILER");
        assertThat(log.segments).isEqualTo(scan(SAMPLE).segments);
    }

    @Test
    void givesUpAnInterchangeWhoseSegmentsNeverEnd() throws IOException {
        var log = new Log();
        var endless = SAMPLE.substring(0, SAMPLE.indexOf("NM1")) + "NTE*ADD*" + "A".repeat(5000) + SAMPLE;
        new InterchangeScanner(new InterchangeScanner.Limits(1000, 1 << 16, 100_000, 10))
                .scan(new ByteArrayInputStream(endless.getBytes(StandardCharsets.ISO_8859_1)), log);
        assertThat(log.lost).isEqualTo(1);
        assertThat(log.endings).containsExactly("CUT next", "TRAILER");
    }

    @Test
    void givesUpAfterManyEmptySegments() throws IOException {
        var log = scan(SAMPLE.replaceFirst("HL\\*1", "~".repeat(2000) + "HL*1"));
        assertThat(log.lost).isEqualTo(1);
    }

    @Test
    void tellsTheSameHoweverTheStreamIsCutIntoChunks() throws IOException {
        var file = "\u00EF\u00BB\u00BFtext\n" + SAMPLE + " more text ISA*00*\n" + SAMPLE.replace('*', '|') + "\u001A\n"
                + SAMPLE.substring(0, 80);
        var whole = scan(file);
        for (int chunk : List.of(1, 2, 3, 7, 64, 105, 106, 107, 1000)) {
            var log = new Log();
            var bytes = file.getBytes(StandardCharsets.ISO_8859_1);
            long read = new InterchangeScanner().scan(new Chunks(bytes, chunk), log);
            assertThat(read).isEqualTo(bytes.length);
            assertThat(log.everything()).isEqualTo(whole.everything());
        }
    }

    private static Log scan(String file) throws IOException {
        var log = new Log();
        new InterchangeScanner().scan(new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)), log);
        return log;
    }

    /** A stream that gives at most {@code size} bytes at a time. */
    private static final class Chunks extends InputStream {
        private final byte[] bytes;
        private final int size;
        private int at;

        Chunks(byte[] bytes, int size) {
            this.bytes = bytes;
            this.size = size;
        }

        @Override
        public int read() {
            return at < bytes.length ? bytes[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at >= bytes.length) return -1;
            int count = Math.min(Math.min(size, length), bytes.length - at);
            System.arraycopy(bytes, at, target, offset, count);
            at += count;
            return count;
        }
    }

    /** Writes down what the scanner tells. */
    private static final class Log implements EnvelopeVisitor {
        private final List<Long> starts = new ArrayList<>();
        private final List<String> delimiters = new ArrayList<>();
        private final List<Boolean> fixedWidth = new ArrayList<>();
        private final List<String> outside = new ArrayList<>();
        private final List<String> endings = new ArrayList<>();
        private final List<String> segments = new ArrayList<>();
        private final List<ByteSpan> transactions = new ArrayList<>();
        private final List<ByteSpan> spans = new ArrayList<>();
        private int lost;

        List<Object> everything() {
            return List.of(starts, delimiters, fixedWidth, outside, endings, segments, transactions, spans, lost);
        }

        @Override
        public void outside(Outside kind, ByteSpan span, byte[] head) {
            outside.add(kind + " " + span.offset() + "+" + span.length());
        }

        @Override
        public void interchangeStarts(IsaHeader isa) {
            starts.add(isa.span().offset());
            fixedWidth.add(isa.fixedWidth());
            var d = isa.delimiters();
            delimiters.add("" + d.element() + d.repetition() + d.component() + d.segment());
        }

        @Override
        public void acknowledgment(Segment ta1) {
            note(ta1);
        }

        @Override
        public void groupStarts(Segment gs) {
            note(gs);
        }

        @Override
        public void transactionStarts(SegmentView st) {
            note(st.segment());
        }

        @Override
        public void segment(SegmentView view) {
            var segment = view.segment();
            note(segment);
        }

        @Override
        public void transactionEnds(@Nullable SegmentView se, Ending ending, ByteSpan span, int count) {
            if (se != null) note(se.segment());
            transactions.add(span);
        }

        @Override
        public void groupEnds(@Nullable Segment ge, Ending ending, ByteSpan span) {
            if (ge != null) note(ge);
        }

        @Override
        public void stray(Segment segment) {
            note(segment);
        }

        @Override
        public void lost(ByteSpan where, String why) {
            lost++;
        }

        @Override
        public void interchangeEnds(@Nullable Segment iea, Ending ending, boolean next, ByteSpan span) {
            endings.add(next ? ending + " next" : ending.toString());
            spans.add(span);
        }

        private void note(Segment segment) {
            segments.add(segment.id() + segment.elements());
            spans.add(segment.span());
        }
    }
}
