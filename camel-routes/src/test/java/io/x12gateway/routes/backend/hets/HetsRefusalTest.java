package io.x12gateway.routes.backend.hets;

import io.x12gateway.core.inquiry.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** Who is at fault when HETS says no: only what would be the same the next time is a refusal. */
class HetsRefusalTest {
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
    void a999IsARefusalByItsCodesAlone() {
        theirs.says(ScriptedHets.x12("X12_999_Response_005010X231A1", ScriptedHets.interchange("""
                GS*FA*CMS*GW0001*20261121*0915*1*X*005010X231A1~
                ST*999*0001*005010X231A1~
                AK1*HS*501*005010X279A1~
                AK2*270*0001*005010X279A1~
                IK3*NM1*8*2100*8~
                IK4*9*67*1*1EG4TE5MK73~
                IK5*R*5~
                AK9*R*1*1*0~
                SE*8*0001~
                GE*1*1~
                """)));

        assertThat(theirs.ask())
                .asInstanceOf(type(Answer.Refused.class))
                .extracting(Answer.Refused::reason)
                .asString()
                .contains("IK3 NM1 8 8", "IK4 9 1", "IK5 R 5", "AK9 R 1 1 0")
                .doesNotContain("1EG4TE5MK73");
    }

    @Test
    void aTa1IsARefusal() {
        theirs.says(ScriptedHets.x12(
                "X12_TA1_Response_00501X231A1", ScriptedHets.interchange("TA1*000001001*261121*0915*R*006~\n")));

        assertThat(theirs.ask()).isEqualTo(new Answer.Refused("rejected: TA1; TA1 R 006"));
    }

    /** Of CORE 270, 2.2.0: whatever is at fault with us is the same the next time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PayloadTypeRequired",
                "PayloadTypeIllegal",
                "ProcessingModeRequired",
                "ProcessingModeIllegal",
                "PayloadIDRequired",
                "PayloadIDIllegal",
                "PayloadLengthIllegal",
                "TimeStampRequired",
                "TimeStampIllegal",
                "UserNameRequired",
                "PasswordRequired",
                "SenderIDRequired",
                "SenderIDIllegal",
                "ReceiverIDRequired",
                "ReceiverIDIllegal",
                "CORERuleVersionRequired",
                "CORERuleVersionIllegal",
                "CheckSumIllegal",
                "CheckSumNotUnderstood",
                "PayloadRequired",
                "PayloadIllegal",
                "VersionMismatch",
                "UnAuthorized",
                "ChecksumMismatched",
                "Sender"
            })
    void anEnvelopeErrorOfOursIsARefusal(String code) {
        theirs.says(ScriptedHets.form(
                ScriptedHets.field("PayloadType", "CoreEnvelopeError") + ScriptedHets.field("ErrorCode", code)));
        assertThat(theirs.ask()).isEqualTo(new Answer.Refused("envelope-error: " + code));

        theirs.says(ScriptedHets.soap(
                "<c:PayloadType>CoreEnvelopeError</c:PayloadType><c:ErrorCode>" + code + "</c:ErrorCode>"));
        assertThat(theirs.ask()).isEqualTo(new Answer.Refused("envelope-error: " + code));
    }

    @Test
    void anEnvelopeErrorOfTheirsIsNoAnswer() {
        theirs.says(ScriptedHets.form(
                ScriptedHets.field("PayloadType", "CoreEnvelopeError") + ScriptedHets.field("ErrorCode", "Receiver")));
        theirs.assertNoAnswer("Receiver");

        theirs.says(ScriptedHets.soap(
                "<c:PayloadType>CoreEnvelopeError</c:PayloadType><c:ErrorCode>Receiver</c:ErrorCode>"));
        theirs.assertNoAnswer("Receiver");
    }

    @Test
    void anEnvelopeErrorIsQuotedByItsCodeAlone() {
        theirs.says(ScriptedHets.form(ScriptedHets.field("ErrorCode", "SAMPLEA MARIA 1EG4TE5MK73")
                + ScriptedHets.field("ErrorMessage", "about MARIA SAMPLEA")));
        assertThat(theirs.ask()).isEqualTo(new Answer.Refused("envelope-error: without a known code"));

        theirs.says(ScriptedHets.form(ScriptedHets.field("PayloadType", "CoreEnvelopeError")
                + ScriptedHets.field("ErrorMessage", "about MARIA SAMPLEA")));
        theirs.assertNoAnswer("without a known code");
    }

    /** Faults travel with status 500, those of a sender with 400, too. */
    @ParameterizedTest
    @CsvSource({
        "500, soap:Sender, true",
        "400, soap:Sender, true",
        "500, soap:VersionMismatch, true",
        "500, soap:MustUnderstand, true",
        "400, soap:MustUnderstand, true",
        "500, soap:Receiver, false",
        "200, soap:Receiver, false",
        "200, soap:Sender, true",
        "500, soap:DataEncodingUnknown, true",
        "500, soap:Whatever, false",
        "503, soap:Receiver, false"
    })
    void aSoapFaultSaysWhoIsAtFault(int status, String code, boolean refused) {
        theirs.says(ScriptedHets.answer(
                status,
                "application/soap+xml; charset=UTF-8",
                "<soap:Envelope xmlns:soap='http://www.w3.org/2003/05/soap-envelope'><soap:Body><soap:Fault><soap:Code>"
                        + "<soap:Value>" + code + "</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang='en'>"
                        + "about MARIA SAMPLEA</soap:Text></soap:Reason></soap:Fault></soap:Body></soap:Envelope>"));

        var said = "soap-fault: " + code.substring(code.indexOf(':') + 1);
        if (refused) assertThat(theirs.ask()).isEqualTo(new Answer.Refused(said));
        else theirs.assertNoAnswer("");
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 301, 302, 408, 425, 429, 500, 502, 503, 504})
    void trouble(int status) {
        theirs.says(exchange -> exchange.sendResponseHeaders(status, -1));

        theirs.assertNoAnswer("http-status: " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 411, 413, 415})
    void notAllowedIsARefusal(int status) {
        theirs.says(exchange -> exchange.sendResponseHeaders(status, -1));

        assertThat(theirs.ask()).isEqualTo(new Answer.Refused("http-status: " + status));
    }
}
