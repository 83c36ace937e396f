package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Trace;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EligibilityRoundTripTest {

    @Test
    void writesAnInquiryAsItWasRead() {
        var bytes = RoundTrip.fixture("270-dependent.edi");

        var inquiry = EligibilityInquiry.read(bytes, Delimiters.STANDARD);
        var written = RoundTrip.written(TransactionType.ELIGIBILITY_INQUIRY, inquiry.segments());

        assertThat(RoundTrip.lines(inquiry.segments())).isEqualTo(RoundTrip.body(bytes, Delimiters.STANDARD));
        assertThat(EligibilityInquiry.read(written, Delimiters.STANDARD)).isEqualTo(inquiry);
    }

    @Test
    void putsEverythingOfAnInquiryWhereItBelongs() {
        var inquiry = EligibilityInquiry.read(RoundTrip.fixture("270-dependent.edi"), Delimiters.STANDARD);

        var receiver = inquiry.sources().getFirst().receivers().getFirst();
        assertThat(receiver.name().npi()).isEqualTo("1234567893");
        assertThat(receiver.subscribers()).hasSize(2);
        var dependent = receiver.subscribers().getFirst().dependents().getFirst();
        assertThat(dependent.person().diagnoses()).extracting(Diagnosis::code).containsExactly("E119", "I10");
        assertThat(dependent.person().relationship().orElseThrow().birthSequence())
                .isEqualTo("2");
        assertThat(dependent.inquiries().get(0).serviceTypes()).containsExactly("30", "35", "98");
        assertThat(dependent.inquiries().get(1).procedure().orElseThrow().modifiers())
                .containsExactly("25", "59");
        assertThat(inquiry.traces()).extracting(Trace::number).containsExactly("A-1", "A-2", "A-3", "A-4");
    }

    @Test
    void writesAnAnswerAsItWasRead() {
        var bytes = RoundTrip.fixture("271-full.edi");

        var response = EligibilityResponse.read(bytes, Delimiters.STANDARD);
        var written = RoundTrip.written(TransactionType.ELIGIBILITY_RESPONSE, response.segments());

        assertThat(RoundTrip.lines(response.segments())).isEqualTo(RoundTrip.body(bytes, Delimiters.STANDARD));
        assertThat(EligibilityResponse.read(written, Delimiters.STANDARD)).isEqualTo(response);
    }

    @Test
    void writesTheWorkedExamplesAsTheyWereRead() throws IOException {
        for (var file : RoundTrip.examples("270-")) {
            var bytes = Files.readAllBytes(file);
            for (var transaction : RoundTrip.transactions(bytes)) {
                var segments = EligibilityInquiry.read(transaction, RoundTrip.delimiters(bytes))
                        .segments();
                assertThat(RoundTrip.lines(segments))
                        .as(file.toString())
                        .isEqualTo(RoundTrip.body(transaction, RoundTrip.delimiters(bytes)));
            }
        }
        for (var file : RoundTrip.examples("271-")) {
            var bytes = Files.readAllBytes(file);
            for (var transaction : RoundTrip.transactions(bytes)) {
                var segments = EligibilityResponse.read(transaction, RoundTrip.delimiters(bytes))
                        .segments();
                assertThat(RoundTrip.lines(segments))
                        .as(file.toString())
                        .isEqualTo(RoundTrip.body(transaction, RoundTrip.delimiters(bytes)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                                | segment 1: ST is missing in the transaction set
                    ISA*00~                                                           | segment 1: ST is missing in the transaction set
                    ST*271*1~                                                         | segment 1 (ST): ST01 is '271', expected 270
                    ST*270*1~                                                         | segment 2: BHT is missing in the header
                    ST*270*1~BHT*0022~SE*3*1~                                         | segment 3: HL is missing in 2000A
                    ST*270*1~BHT*0022~HL*1**21*1~                                     | segment 3 (HL): HL03 is '21', expected 20 in 2000A
                    ST*270*1~BHT*0022~HL*1**20*1~HL*2*1*21*1~                         | segment 4: NM1 is missing in 2100A
                    ST*270*1~BHT*0022~HL*1**20*1~NM1*PR~                              | segment 5: SE is missing in the 270
                    ST*270*1~BHT*0022~HL*1**20*1~NM1*PR~CLP*1~SE*6*1~                 | segment 5 (CLP): not expected in the 270
                    ST*270*1~BHT*0022~HL*1**20*1~NM1*PR~HL*2*1*21~NM1*1P~CLP*1~SE*6*1~ | segment 7 (CLP): not expected in 2100B
                    ST*270*1~BHT*0022~HL*1**20*1~NM1*PR~HL*2*1*21~NM1*1P~HL*3*2*22~SE*6*1~ | segment 8: NM1 is missing in 2000C
                    """)
    void saysWhatIsWrongWithABrokenInquiry(String text, String message) {
        assertThatThrownBy(
                        () -> EligibilityInquiry.read(text.getBytes(StandardCharsets.ISO_8859_1), Delimiters.STANDARD))
                .isInstanceOf(UnreadableTransactionException.class)
                .hasMessage(message);
    }

    @Test
    void refusesEveryTruncationOfAnAnswerWithoutFallingOver() {
        var bytes = RoundTrip.fixture("271-full.edi");
        for (int length = 0; length < bytes.length - 12; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> EligibilityResponse.read(cut, Delimiters.STANDARD))
                    .isInstanceOf(UnreadableTransactionException.class);
        }
    }
}
