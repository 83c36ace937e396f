package io.x12gateway.edi.envelope;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.TransactionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InterchangeWriterTest {
    private static final Envelope ENVELOPE = RoundTrip.envelope(TransactionType.ELIGIBILITY_RESPONSE);

    @Test
    void fillsInCountsAndControlNumbers() {
        var body = List.of(Segment.of("BHT", "0022", "11", "", "20261121", "0915", "", ""));

        var text = write(new InterchangeWriter(), OutgoingTransaction.of(body), OutgoingTransaction.of(body));

        assertThat(text).isEqualTo("""
                        ISA*00*          *00*          *ZZ*GATEWAY        *ZZ*CH0001         *261121*0915*^*00501*000000070*0*T*:~
                        GS*HB*GATEWAY*CH0001*20261121*0915*9001*X*005010X279A1~
                        ST*271*0001*005010X279A1~
                        BHT*0022*11**20261121*0915~
                        SE*3*0001~
                        ST*271*0002*005010X279A1~
                        BHT*0022*11**20261121*0915~
                        SE*3*0002~
                        GE*2*9001~
                        IEA*1*000000070~
                        """);
    }

    @Test
    void carriesATransactionByteForByte() {
        var theirs = "ST*271*1234567*005010X279A1~\r\nBHT*0022*11*  odd **20261121~SE*3*1234567~";

        var text = write(
                new InterchangeWriter().withoutLineBreaks(), OutgoingTransaction.verbatim(RoundTrip.bytes(theirs)));

        assertThat(text).contains("005010X279A1~" + theirs + "GE*1*9001~IEA*1*000000070~");
    }

    @Test
    void translatesToTheSeparatorsOfTheEnvelope() {
        var eb = Segment.of(
                "EB",
                "1",
                "",
                "30" + Delimiters.NEUTRAL.repetition() + "35",
                "HC" + Delimiters.NEUTRAL.component() + "A*B" + Delimiters.NEUTRAL.component());
        var others = ENVELOPE.with(new Delimiters('|', '!', '>', '\n'));

        var text = new String(
                new InterchangeWriter().withoutLineBreaks().write(others, List.of(OutgoingTransaction.of(List.of(eb)))),
                StandardCharsets.ISO_8859_1);

        assertThat(text).contains("\nEB|1||30!35|HC>A*B\nSE|");
        assertThat(text).startsWith("ISA|00|").contains("|!|00501|").contains("|>\nGS|HB|");
    }

    @Test
    void leavesOutWhatIsEmptyAtTheEnd() {
        var n = Delimiters.NEUTRAL;
        var read = new Segment(
                "EB",
                List.of("1", "", "30" + n.repetition() + n.repetition(), ":" + n.component() + n.component(), "", "~"),
                n,
                1,
                new ByteSpan(0, 0));

        assertThat(write(new InterchangeWriter().withoutLineBreaks(), OutgoingTransaction.of(List.of(read))))
                .contains("~EB*1**30~SE*3*0001~");
    }

    @Test
    void endsLinesOnceWhereTheTerminatorIsALineBreak() {
        var envelope = ENVELOPE.with(new Delimiters('|', '!', '>', '\n'));

        var text = new String(
                new InterchangeWriter()
                        .write(envelope, List.of(OutgoingTransaction.of(List.of(Segment.of("LX", "1"))))),
                StandardCharsets.ISO_8859_1);

        assertThat(text.lines()).noneMatch(String::isEmpty).hasSize(7);
    }

    @Test
    void neverLetsDataActAsSeparator() {
        var url = Segment.of("PER", "IC", "caf\u00e9 ~*^", "UR", "HTTP://X.EXAMPLE");

        assertThat(write(new InterchangeWriter(), OutgoingTransaction.of(List.of(url))))
                .contains("PER*IC*cafe*UR*HTTP //X.EXAMPLE~");
        assertThatThrownBy(() -> write(
                        new InterchangeWriter().strict(),
                        OutgoingTransaction.of(List.of(Segment.of("PER", "", "a:b")))))
                .isInstanceOf(UnwritableTextException.class)
                .hasMessageContaining("PER02");
    }

    @Test
    void writesAnAcknowledgmentWithoutAnyGroup() {
        var ta1 = Segment.of("TA1", "000000050", "261121", "0900", "A", "000");

        var text = new String(
                new InterchangeWriter().write(ENVELOPE, List.of(ta1), List.of()), StandardCharsets.ISO_8859_1);

        assertThat(text.lines().toList().subList(1, 3))
                .containsExactly("TA1*000000050*261121*0900*A*000~", "IEA*0*000000070~");
    }

    @Test
    void refusesAnEnvelopeThatIsNotX12() {
        var blank = RoundTrip.envelope(TransactionType.ELIGIBILITY_RESPONSE).withGroup("A", "CH0001");

        assertThatThrownBy(() -> new InterchangeWriter().write(blank, List.of(OutgoingTransaction.of(List.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GS02");
        assertThatThrownBy(() -> ENVELOPE.with(new Delimiters('*', '*', ':', '~')))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnEnvelopeBeforeAnythingIsWritten() {
        var unknown = RoundTrip.envelope(TransactionType.ELIGIBILITY_RESPONSE).withGroup("GATEWAY", "CH*01");
        var out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> new InterchangeWriter()
                        .write(unknown, List.of(), List.of(OutgoingTransaction.of(List.of())), out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GS03");

        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"ZZ,true", "01,true", "04,true", "38,true", "NR,true", "00,false", "05,false", "39,false", "zz,false"})
    @CsvSource({"'',false", "Z,false", "ZZZ,false", "1 ,false"})
    void takesTheQualifiersThatTheVersionHas(String qualifier, boolean taken) {
        var e = ENVELOPE;
        var envelope = Envelope.of(
                e.type(),
                qualifier,
                e.senderId(),
                e.receiverQualifier(),
                e.receiverId(),
                e.interchangeNumber(),
                e.groupNumber(),
                e.at(),
                true);

        if (taken) assertThat(written(envelope)).contains("*00*          *" + qualifier + "*GATEWAY");
        else assertThatThrownBy(() -> written(envelope)).hasMessageContaining("ISA05");
    }

    @ParameterizedTest
    @CsvSource({"A,false", "AB,true", "123456789012345,true", "1234567890123456,false", "'',false"})
    @CsvSource({"A*B,false", "A:B,false", "A^B,false", "A~B,false", "A\u0007B,false", "A\u007fB,false", "A b.,true"})
    void takesTheGroupCodesThatTheVersionHas(String code, boolean taken) {
        var envelope = ENVELOPE.withGroup(code, "CH0001");

        if (taken) assertThat(written(envelope)).contains("GS*HB*" + code + "*CH0001*");
        else assertThatThrownBy(() -> written(envelope)).hasMessageContaining("GS02");
    }

    @Test
    void readsHeadersByTheirWidthSoOnlyTheElementSeparatorTearsThem() {
        assertThat(written(sentBy("A:B^C~D"))).contains("*ZZ*A:B^C~D        *ZZ*");
        assertThatThrownBy(() -> written(sentBy("A*B"))).hasMessageContaining("ISA06");
        assertThatThrownBy(() -> written(sentBy("A\u0001B"))).hasMessageContaining("ISA06");
    }

    @Test
    void takesControlCharactersForSeparatorsWhereTheyAreNoElement() {
        var group = new Delimiters('\u001d', '^', ':', '\u001c');

        assertThat(written(ENVELOPE.with(group)))
                .startsWith("ISA\u001d00\u001d")
                .contains("\u001d:\u001c\nGS");
        for (var bad : List.of(
                new Delimiters('*', '\u001f', ':', '~'),
                new Delimiters('*', '^', '\u001f', '~'),
                new Delimiters('\u007f', '^', ':', '~'),
                new Delimiters('*', '^', ':', '\u001a'),
                new Delimiters('*', '\n', ':', '~')))
            assertThatThrownBy(() -> written(ENVELOPE.with(bad)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the envelope is not valid X12");
    }

    private static Envelope sentBy(String id) {
        var e = ENVELOPE;
        return Envelope.of(
                        e.type(),
                        e.senderQualifier(),
                        id,
                        e.receiverQualifier(),
                        e.receiverId(),
                        e.interchangeNumber(),
                        e.groupNumber(),
                        e.at(),
                        true)
                .withGroup("GATEWAY", "CH0001");
    }

    private static String written(Envelope envelope) {
        var body = List.of(OutgoingTransaction.of(List.of(Segment.of("LX", "1"))));
        return new String(new InterchangeWriter().write(envelope, body), StandardCharsets.ISO_8859_1);
    }

    @Test
    void controlNumbersWrapAround() {
        assertThat(new ControlNumber(999_999_999).next()).isEqualTo(new ControlNumber(1));
        assertThat(new ControlNumber(42).padded()).isEqualTo("000000042");
        assertThatThrownBy(() -> new ControlNumber(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String write(InterchangeWriter writer, OutgoingTransaction... transactions) {
        return new String(writer.write(ENVELOPE, List.of(transactions)), StandardCharsets.ISO_8859_1);
    }
}
