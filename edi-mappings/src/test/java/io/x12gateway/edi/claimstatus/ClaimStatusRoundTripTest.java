package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Delimiters;
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

class ClaimStatusRoundTripTest {

    @Test
    void writesARequestAsItWasRead() {
        var bytes = RoundTrip.fixture("276-dependent.edi");

        var request = ClaimStatusRequest.read(bytes, Delimiters.STANDARD);
        var written = RoundTrip.written(TransactionType.CLAIM_STATUS_REQUEST, request.segments());

        assertThat(RoundTrip.lines(request.segments())).isEqualTo(RoundTrip.body(bytes, Delimiters.STANDARD));
        assertThat(ClaimStatusRequest.read(written, Delimiters.STANDARD)).isEqualTo(request);
    }

    @Test
    void putsEverythingOfARequestWhereItBelongs() {
        var request = ClaimStatusRequest.read(RoundTrip.fixture("276-dependent.edi"), Delimiters.STANDARD);

        assertThat(request.claims()).extracting(ClaimInquiry::trace).containsExactly("CS-1", "CS-2", "CS-3");
        var first = request.claims().findFirst().orElseThrow();
        assertThat(first.reference("EJ")).isEqualTo("ACCT77");
        assertThat(first.lines()).extracting(ServiceLine::controlNumber).containsExactly("L1", "");
        assertThat(request.providers().findFirst().orElseThrow().npi()).isEqualTo("1234567893");
    }

    @Test
    void writesAnAnswerAsItWasRead() {
        var bytes = RoundTrip.fixture("277-full.edi");

        var response = ClaimStatusResponse.read(bytes, Delimiters.STANDARD);
        var written = RoundTrip.written(TransactionType.CLAIM_STATUS_RESPONSE, response.segments());

        assertThat(RoundTrip.lines(response.segments())).isEqualTo(RoundTrip.body(bytes, Delimiters.STANDARD));
        assertThat(ClaimStatusResponse.read(written, Delimiters.STANDARD)).isEqualTo(response);
    }

    @Test
    void writesTheWorkedExamplesAsTheyWereRead() throws IOException {
        for (var file : RoundTrip.examples("276-")) {
            var bytes = Files.readAllBytes(file);
            for (var transaction : RoundTrip.transactions(bytes)) {
                var segments = ClaimStatusRequest.read(transaction, RoundTrip.delimiters(bytes))
                        .segments();
                assertThat(RoundTrip.lines(segments))
                        .as(file.toString())
                        .isEqualTo(RoundTrip.body(transaction, RoundTrip.delimiters(bytes)));
            }
        }
        for (var file : RoundTrip.examples("277-")) {
            var bytes = Files.readAllBytes(file);
            for (var transaction : RoundTrip.transactions(bytes)) {
                var segments = ClaimStatusResponse.read(transaction, RoundTrip.delimiters(bytes))
                        .segments();
                assertThat(RoundTrip.lines(segments))
                        .as(file.toString())
                        .isEqualTo(RoundTrip.body(transaction, RoundTrip.delimiters(bytes)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                 | segment 1: ST is missing in the transaction set
                    ST*276*1~                                          | segment 1 (ST): ST01 is '276', expected 277
                    ST*277*1~BHT*0010~HL*1**20~NM1*PR~                 | segment 5: SE is missing in the 277
                    ST*277*1~BHT*0010~HL*1**20~NM1*PR~HL*2*1*21~NM1*41~TRN*2*X~STC**20261121~SE*9*1~ | segment 8 (STC): STC01 holds no status
                    ST*277*1~BHT*0010~HL*1**20~NM1*PR~HL*2*1*21~NM1*41~TRN*2*X~STC*E1:0*20261131~SE*9*1~ | segment 8 (STC): STC02 is not a date CCYYMMDD
                    ST*277*1~BHT*0010~HL*1**20~NM1*PR~HL*2*1*21~NM1*41~TRN*2*X~STC*E1:0*20261121**x~SE*9*1~ | segment 8 (STC): STC04 is not a decimal number
                    """)
    void saysWhatIsWrongWithABrokenAnswer(String text, String message) {
        assertThatThrownBy(
                        () -> ClaimStatusResponse.read(text.getBytes(StandardCharsets.ISO_8859_1), Delimiters.STANDARD))
                .isInstanceOf(UnreadableTransactionException.class)
                .hasMessage(message);
    }

    @Test
    void refusesEveryTruncationWithoutFallingOver() {
        var bytes = RoundTrip.fixture("277-full.edi");
        for (int length = 0; length < bytes.length - 12; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ClaimStatusResponse.read(cut, Delimiters.STANDARD))
                    .isInstanceOf(UnreadableTransactionException.class);
        }
    }
}
