package io.x12gateway.samples.hets;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.samples.fault.FaultProfile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class MockHetsEnvelopeTest {
    private static MockHets hets;
    private static CoreClient client;
    private static final Inquiry270 GOOD = Inquiry270.about(MockHetsTest.persona("maria-samplea"));

    @BeforeAll
    static void start() {
        hets = new MockHets(MockHetsTest.settings(null), new FaultProfile(), MockHetsTest.CLOCK);
        client = CoreClient.plain(hets.uri());
    }

    @AfterAll
    static void stop() {
        hets.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PayloadType",
                "ProcessingMode",
                "PayloadID",
                "TimeStamp",
                "SenderID",
                "ReceiverID",
                "CORERuleVersion",
                "Payload"
            })
    void missesEachRequiredField(String name) {
        var fields = CoreClient.fields(GOOD.bytes());
        fields.remove(name);
        assertThat(errorOf(fields)).isEqualTo(name + "Required");
    }

    @ParameterizedTest
    @CsvSource({
        "ProcessingMode, Batch, ProcessingModeIllegal",
        "PayloadID, 17, PayloadIDIllegal",
        "TimeStamp, yesterday, TimeStampIllegal",
        "CORERuleVersion, 4.0.0, VersionMismatch",
        "SenderID, GW9999, UnAuthorized",
        "ReceiverID, ELSEWHERE, ReceiverIDIllegal",
        "PayloadLength, 3, PayloadLengthIllegal",
        "CheckSum, 0000000000000000000000000000000000000000, ChecksumMismatched",
        "PayloadType, X12_276_Request_005010X212, PayloadTypeIllegal",
        "Colour, blue, ColourNotUnderstood",
        "Payload, HELLO, PayloadIllegal"
    })
    void refusesAFieldThatIsNotRight(String name, String value, String code) {
        var fields = CoreClient.fields(GOOD.bytes());
        fields.put(name, value);
        assertThat(errorOf(fields)).isEqualTo(code);
    }

    @Test
    void refusesAPayloadIdThatWasUsedBefore() {
        var fields = CoreClient.fields(GOOD.bytes());
        assertThat(errorOf(fields)).isEqualTo("Success");
        assertThat(errorOf(fields)).isEqualTo("PayloadIDIllegal");
    }

    @Test
    void swapsSenderAndReceiverAndGivesAPayloadIdOfItsOwn() {
        var fields = CoreClient.fields(GOOD.bytes());
        var reply = client.ask(fields);
        assertThat(reply.field("SenderID")).isEqualTo("CMS");
        assertThat(reply.field("ReceiverID")).isEqualTo("GW0001");
        assertThat(reply.field("ProcessingMode")).isEqualTo("RealTime");
        assertThat(reply.field("PayloadID"))
                .isNotEqualTo(fields.get("PayloadID"))
                .hasSize(36);
        assertThat(reply.field("ErrorMessage")).isEqualTo("None");
    }

    @Test
    void answersWhatIsNoFormAsAFaultOfTheSender() {
        var body = new String(GOOD.bytes(), StandardCharsets.US_ASCII);
        assertThat(client.post("application/edi-x12", body).field("ErrorCode")).isEqualTo("Sender");
        assertThat(client.post("multipart/form-data; boundary=edge", body).field("ErrorCode"))
                .isEqualTo("Sender");
        assertThat(client.post("multipart/form-data; boundary=edge", "--edge\r\nContent-Disposition: form-data")
                        .field("ErrorCode"))
                .isEqualTo("Sender");
    }

    @Test
    void refusesAFieldThatStandsTwice() {
        var part = "--edge\r\nContent-Disposition: form-data; name=\"SenderID\"\r\n\r\nGW0001\r\n";
        var reply = client.post("multipart/form-data; boundary=\"edge\"", part + part + "--edge--\r\n");
        assertThat(reply.field("ErrorCode")).isEqualTo("Sender");
        assertThat(reply.field("ErrorMessage")).contains("SenderID stands twice");
    }

    @Test
    void takesOneTransactionAndOnePatientACall() {
        var one = GOOD.inquiry(GOOD.subscriber());
        var twoSets = Inquiry270.bytes("GW0001", "CMS", one, one);
        assertThat(errorOf(CoreClient.fields(twoSets))).isEqualTo("PayloadIllegal");
        EligibilityInquiry crowd = GOOD.inquiry(GOOD.subscriber(), GOOD.subscriber());
        assertThat(errorOf(CoreClient.fields(Inquiry270.bytes("GW0001", "CMS", crowd))))
                .isEqualTo("PayloadIllegal");
    }

    @Test
    void answersAForeignInterchangeWithATa1() {
        var inquiry = GOOD.inquiry(GOOD.subscriber());
        var reply = client.ask(Inquiry270.bytes("INTRUDER", "CMS", inquiry));
        assertThat(reply.field("PayloadType")).isEqualTo("X12_TA1_Response_00501X231A1");
        assertThat(reply.x12()).contains("TA1*000000077*").contains("*R*006~").doesNotContain("GS*HS");
        var elsewhere = client.ask(Inquiry270.bytes("GW0001", "OTHER", inquiry));
        assertThat(elsewhere.x12()).contains("*R*008~");
        assertThat(X12.standard().validate(reply.x12Bytes()).allFindings()).isEmpty();
    }

    @Test
    void answersABrokenInterchangeWithATa1() {
        var broken = GOOD.text().replace("IEA*1*000000077", "IEA*1*000000078");
        var reply = client.ask(broken.getBytes(StandardCharsets.US_ASCII));
        assertThat(reply.field("PayloadType")).isEqualTo("X12_TA1_Response_00501X231A1");
        assertThat(reply.x12()).contains("*R*001~");
    }

    @Test
    void answersABadTransactionWithA999AndNo271() {
        var bad = GOOD.text().replace("EQ*30", "EQ*QQ");
        var reply = client.ask(bad.getBytes(StandardCharsets.US_ASCII));
        assertThat(reply.field("PayloadType")).isEqualTo("X12_999_Response_005010X231A1");
        assertThat(reply.x12())
                .contains("ST*999*", "AK1*HS*7*005010X279A1~", "IK3*EQ*", "IK5*R*", "AK9*R*1*1*0")
                .doesNotContain("ST*271*");
        assertThat(X12.standard().validate(reply.x12Bytes()).allFindings()).isEmpty();
    }

    private static String errorOf(Map<String, String> fields) {
        return client.ask(fields).field("ErrorCode");
    }
}
