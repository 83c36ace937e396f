package io.x12gateway.routes.backend.hets;

import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Delimiters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** What it asks, under whose id, and what it makes of a 271. */
class HetsBackEndTest {
    private ScriptedHets theirs;

    @BeforeEach
    void start() throws IOException {
        theirs = new ScriptedHets();
    }

    @AfterEach
    void stop() {
        theirs.close();
    }

    @Test
    void asksInItsOwnEnvelopeAndKeepsThePartnersTrace() {
        theirs.says(
                ScriptedHets.x12("X12_271_Response_005010X279A1", ScriptedHets.response("REQT0000001", "T0000001")));

        theirs.ask();

        assertThat(theirs.asked())
                .contains("name=\"PayloadType\"\r\n\r\nX12_270_Request_005010X279A1\r\n")
                .contains("name=\"ProcessingMode\"\r\n\r\nRealTime\r\n")
                .contains("name=\"TimeStamp\"\r\n\r\n2026-11-21T14:05:00Z\r\n")
                .contains("name=\"SenderID\"\r\n\r\nGW0001\r\n")
                .contains("name=\"ReceiverID\"\r\n\r\nCMS\r\n")
                .contains("name=\"CORERuleVersion\"\r\n\r\n2.2.0\r\n")
                .contains("*ZZ*GW0001         *ZZ*CMS            *261121*1405*^*00501*")
                .contains("GS*HS*GW0001*CMS*20261121*1405*")
                .contains("BHT*0022*13*REQT0000001*20261121*0915~")
                .contains("TRN*1*T0000001*9CH0001XYZ~\nTRN*1*" + ScriptedHets.TRACE + "*9GATEWAY00~")
                .contains("SE*14*0001~");
    }

    @Test
    void aNewPayloadIdAndControlNumberEachTime() {
        theirs.says(
                ScriptedHets.x12("X12_271_Response_005010X279A1", ScriptedHets.response("REQT0000001", "T0000001")));
        theirs.ask();
        var first = theirs.asked();
        theirs.ask();
        assertThat(payloadId(theirs.asked())).isNotEqualTo(payloadId(first));
        assertThat(controlNumber(theirs.asked())).isNotEqualTo(controlNumber(first));
    }

    @Test
    void a271IsTheAnswerWithoutOurTrace() {
        theirs.says(
                ScriptedHets.x12("X12_271_Response_005010X279A1", ScriptedHets.response("REQT0000001", "T0000001")));

        assertThat(theirs.ask())
                .asInstanceOf(type(Answer.Answered.class))
                .satisfies(answered -> assertThat(text(answered))
                        .startsWith("ISA*00*")
                        .contains("TRN*2*T0000001*9CH0001XYZ~")
                        .contains("TRN*1*HETS77*9CMSHETS00~")
                        .doesNotContain(ScriptedHets.TRACE)
                        .contains("EB*1**30*MA~\nDTP*291*D8*20130401~\nSE*14*0001~"));
    }

    @Test
    void asksUnderTheIdOfTheContract() {
        theirs.says(
                ScriptedHets.x12("X12_271_Response_005010X279A1", ScriptedHets.response("REQT0000001", "T0000001")));

        assertThat(theirs.client().ask(under("jurisdiction-15"), ScriptedHets.DEADLINE))
                .isInstanceOf(Answer.Answered.class);
        assertThat(theirs.asked())
                .contains("name=\"SenderID\"\r\n\r\nGW0015\r\n")
                .contains("*ZZ*GW0015         *ZZ*CMS            *261121*1405*^*00501*")
                .contains("GS*HS*GW0015*CMS*20261121*1405*")
                .doesNotContain("GW0001");
    }

    @Test
    void neverAsksUnderTheIdOfAnotherContract() {
        assertThat(theirs.client().ask(under("jurisdiction-9"), ScriptedHets.DEADLINE))
                .isEqualTo(new Answer.NoAnswer("not-configured: no submitter id for contract jurisdiction-9"));
        assertThat(theirs.asked()).isEmpty();
    }

    @Test
    void noTwoContractsHaveOneId() {
        var contracts = List.of("jurisdiction-15=GW0015", "jurisdiction-6=GW0015");
        assertThatThrownBy(() -> Submitters.of("GW0001", contracts)).hasMessageContaining("GW0015");
        var twice = List.of("jurisdiction-15=GW0015", "jurisdiction-15=GW0006");
        assertThatThrownBy(() -> Submitters.of("GW0001", twice)).hasMessageContaining("jurisdiction-15");
    }

    @Test
    void theTestSideHasTheIdsOfItsOwn() {
        var test = ScriptedHets.settings("https://theirs.client().example/test")
                .onTestSide()
                .submitters();
        assertThat(test.id("jurisdiction-15")).contains("GT0015");
        assertThat(test.id("jurisdiction-6")).contains("GW0006");
        assertThat(test.id("")).contains("GW0001");
    }

    @Test
    void a270ThatIsNoneIsRefusedHere() {
        var question = new Question(
                ScriptedHets.TRACE,
                TransactionType.ELIGIBILITY_INQUIRY,
                "ST*270*0001~SE*2*0001~".getBytes(StandardCharsets.US_ASCII),
                Delimiters.STANDARD,
                "T");

        assertThat(theirs.client().ask(question, ScriptedHets.DEADLINE)).isInstanceOf(Answer.Refused.class);
        assertThat(theirs.asked()).isEmpty();
    }

    @Test
    void withoutAnAddressNothingIsAsked() {
        try (var nowhere =
                new HetsBackEnd(HetsBackEnd.NAME, ScriptedHets.settings(""), ZoneOffset.UTC, ScriptedHets.CLOCK)) {
            assertThat(nowhere.ask(ScriptedHets.question(), ScriptedHets.DEADLINE))
                    .isInstanceOf(Answer.NoAnswer.class);
            assertThat(nowhere.check()).isEqualTo("not configured");
        }
    }

    private static Question under(String contract) {
        var usual = ScriptedHets.question();
        return new Question(
                usual.inquiryId(), usual.type(), usual.transaction(), usual.delimiters(), contract, usual.usage());
    }

    private static String payloadId(String request) {
        int at = request.indexOf("name=\"PayloadID\"\r\n\r\n") + "name=\"PayloadID\"\r\n\r\n".length();
        return request.substring(at, at + 36);
    }

    private static String controlNumber(String request) {
        int at = request.indexOf("*^*00501*") + "*^*00501*".length();
        return request.substring(at, at + 9);
    }

    private static String text(Answer.Answered answered) {
        return new String(answered.interchange(), StandardCharsets.ISO_8859_1);
    }
}
