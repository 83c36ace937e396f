package io.x12gateway.edi.envelope;

import io.x12gateway.edi.RoundTrip;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentReaderTest {

    @Test
    void givesSegmentsWithPositionsAndExactSpans() {
        var bytes = RoundTrip.bytes("xxST*270*0001~\r\nEQ*30^35**FAM~\nSE*3*0001~\n");

        var segments = list(new SegmentReader(bytes, 2, bytes.length - 2, Delimiters.STANDARD, 1000));

        assertThat(segments).extracting(Segment::id).containsExactly("ST", "EQ", "SE");
        assertThat(segments).extracting(Segment::position).containsExactly(1, 2, 3);
        assertThat(segments.get(1).span()).isEqualTo(new ByteSpan(1016, 14));
        assertThat(segments.get(1).repetitions(1)).containsExactly("30", "35");
        assertThat(segments.get(1).element(2)).isEmpty();
        assertThat(segments.get(1).element(9)).isEmpty();
    }

    @Test
    void givesALastSegmentWithoutTerminator() {
        var bytes = RoundTrip.bytes("ST*270*0001~SE*2*00");

        var segments = list(new SegmentReader(bytes, Delimiters.STANDARD));

        assertThat(segments.getLast().element(2)).isEqualTo("00");
        assertThat(segments.getLast().span()).isEqualTo(new ByteSpan(12, 7));
    }

    @Test
    void readsLineFeedsAsTerminators() {
        var bytes = RoundTrip.bytes("ST*270*0001\r\nSE*2*0001\r\n");

        var segments = list(new SegmentReader(bytes, new Delimiters('*', '^', ':', '\n')));

        assertThat(segments).hasSize(2);
        assertThat(segments.get(0).element(2)).isEqualTo("0001");
        assertThat(segments.get(1).element(2)).isEqualTo("0001");
    }

    @Test
    void keepsEveryByteAsOneCharacter() {
        var bytes = new byte[] {'N', 'M', '1', '*', (byte) 0xE9, '~'};

        assertThat(list(new SegmentReader(bytes, Delimiters.STANDARD))
                        .getFirst()
                        .element(1))
                .isEqualTo("\u00e9");
    }

    @Test
    void givesNothingForNothing() {
        assertThat(list(new SegmentReader(new byte[0], Delimiters.STANDARD))).isEmpty();
        assertThat(list(new SegmentReader(RoundTrip.bytes("\r\n"), Delimiters.STANDARD)))
                .isEmpty();
    }

    private static List<Segment> list(Iterable<Segment> segments) {
        var list = new ArrayList<Segment>();
        segments.forEach(list::add);
        return list;
    }
}
