package io.x12gateway.routes.channel.http.core;

import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import io.x12gateway.routes.channel.http.DoorClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningGateway.Extension.class)
class CoreIT {
    private DoorClient client;

    @BeforeEach
    void connect(RunningGateway gateway) {
        client = new DoorClient(gateway);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void answersInquiryInTheSameExchange() {
        var answer = post(request());
        var fields = fields(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(fields)
                .containsEntry("PayloadType", "X12_271_Response_005010X279A1")
                .containsEntry("ProcessingMode", "RealTime")
                .containsEntry("SenderID", "GATEWAY")
                .containsEntry("ReceiverID", "RIVERBEND")
                .containsEntry("CORERuleVersion", "2.2.0")
                .containsEntry("ErrorCode", "Success")
                .containsEntry("ErrorMessage", "None");
        assertThat(fields.get("Payload")).startsWith("ISA*").contains("ST*271*");
        assertThat(UUID.fromString(fields.getOrDefault("PayloadID", ""))).isNotNull();
        assertThat(answer.headers().firstValue("X-Submission-Id")).isPresent();
    }

    @Test
    void answersFaultyInquiryWith999() {
        var request = request();
        request.put("Payload", TestX12.inquiryWithBadDate(TestPartner.RIVERBEND, control()));
        assertThat(fields(post(request)))
                .containsEntry("PayloadType", "X12_999_Response_005010X231A1")
                .containsEntry("ErrorCode", "Success");
    }

    @ParameterizedTest
    @CsvSource({
        "PayloadType, '', PayloadTypeRequired",
        "PayloadID, '', PayloadIDRequired",
        "SenderID, '', SenderIDRequired",
        "Payload, -, PayloadRequired",
        "ProcessingMode, Sometimes, ProcessingModeIllegal",
        "PayloadType, X12_270_Request_004010, PayloadTypeIllegal",
        "PayloadType, X12_276_Request_005010X212, PayloadTypeIllegal",
        "PayloadID, 12345, PayloadIDIllegal",
        "TimeStamp, yesterday, TimeStampIllegal",
        "TimeStamp, 9999-01-01T00:00:00Z, TimeStampIllegal",
        "CORERuleVersion, 4.0.0, VersionMismatch",
        "Password, wrong, UnAuthorized",
        "UserName, nobody, UnAuthorized",
        "UserName, '', UserNameRequired",
        "SenderID, HARBOR, SenderIDIllegal",
        "ReceiverID, ELSEWHERE, ReceiverIDIllegal",
        "PayloadLength, 7, PayloadLengthIllegal",
        "CheckSum, 0000000000000000000000000000000000000000, ChecksumMismatched",
        "Colour, blue, ColourNotUnderstood",
        "Payload, nothing of X12, PayloadIllegal"
    })
    void saysWhichFieldIsWrong(String field, String value, String code) {
        var request = request();
        if (value.equals("-")) request.remove(field);
        else request.put(field, value);
        var answer = post(request);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(fields(answer))
                .containsEntry("PayloadType", "CoreEnvelopeError")
                .containsEntry("ErrorCode", code)
                .doesNotContainKey("Payload");
    }

    @Test
    void takesEveryPayloadIdOnce() {
        var request = request();
        assertThat(fields(post(request))).containsEntry("ErrorCode", "Success");
        assertThat(fields(post(request))).containsEntry("ErrorCode", "PayloadIDIllegal");
    }

    @Test
    void takesThePayloadBeforeOtherFields() {
        var request = new LinkedHashMap<String, String>();
        request.put("Payload", TestX12.inquiry(TestPartner.RIVERBEND, control()));
        request().forEach(request::putIfAbsent);
        assertThat(fields(post(request))).containsEntry("ErrorCode", "Success");
    }

    @Test
    void refusesWhatIsNoEnvelope() {
        var twice = body(request(), "b")
                .replaceFirst(
                        "--b\r\n", "--b\r\nContent-Disposition: form-data; name=\"SenderID\"\r\n\r\nX\r\n--b\r\n");
        assertThat(post(twice, "multipart/form-data; boundary=b").statusCode()).isEqualTo(400);
        var cut = body(request(), "b");
        assertThat(post(cut.substring(0, cut.length() - 5), "multipart/form-data; boundary=b")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("{}", "application/json").statusCode()).isEqualTo(415);
    }

    @Test
    void receivesBatchAndHandsOutItsAcknowledgment() throws Exception {
        var batch = request();
        var payload = TestX12.inquiry(TestPartner.RIVERBEND, control());
        batch.put("ProcessingMode", "Batch");
        batch.put("PayloadLength", Integer.toString(payload.length()));
        batch.put("CheckSum", sha1(payload));
        batch.remove("Payload");
        batch.put("Payload", payload);
        var receipt = fields(post(batch));
        assertThat(receipt)
                .containsEntry("PayloadType", "X12_BatchReceiptConfirmation")
                .containsEntry("PayloadID", batch.get("PayloadID"))
                .doesNotContainKey("Payload");

        var pickup = request();
        pickup.put("PayloadType", "X12_999_RetrievalRequest_005010X231A1");
        pickup.put("ProcessingMode", "Batch");
        pickup.put("PayloadID", batch.get("PayloadID"));
        pickup.remove("Payload");
        var picked = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> fields(post(pickup)), f -> f.containsKey("Payload"));
        var acknowledgment = picked.getOrDefault("Payload", "");
        assertThat(picked)
                .containsEntry("PayloadType", "X12_999_Response_005010X231A1")
                .containsEntry("PayloadLength", Integer.toString(acknowledgment.length()))
                .containsEntry("CheckSum", sha1(acknowledgment));
        assertThat(acknowledgment).contains("AK9*A*");
    }

    private static Map<String, String> request() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("PayloadType", "X12_270_Request_005010X279A1");
        fields.put("ProcessingMode", "RealTime");
        fields.put("PayloadID", UUID.randomUUID().toString());
        fields.put("TimeStamp", "2026-11-21T14:05:00Z");
        fields.put("UserName", TestPartner.RIVERBEND.coreUser());
        fields.put("Password", TestPartner.RIVERBEND.corePassword());
        fields.put("SenderID", "RIVERBEND");
        fields.put("ReceiverID", "GATEWAY");
        fields.put("CORERuleVersion", "2.2.0");
        fields.put("Payload", TestX12.inquiry(TestPartner.RIVERBEND, control()));
        return fields;
    }

    private static int control() {
        return ThreadLocalRandom.current().nextInt(10_000, 900_000_000);
    }

    private static String sha1(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private HttpResponse<String> post(Map<String, String> fields) {
        var payloadLast = new LinkedHashMap<>(fields);
        return post(body(payloadLast, "b"), "multipart/form-data; boundary=b");
    }

    private HttpResponse<String> post(String body, String contentType) {
        return client.send(client.to("/core/eligibility")
                .header("Content-Type", contentType)
                .POST(DoorClient.text(body)));
    }

    private static String body(Map<String, String> fields, String boundary) {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return body.append("--").append(boundary).append("--\r\n").toString();
    }

    private static Map<String, String> fields(HttpResponse<String> answer) {
        var boundary = Multipart.boundary(
                        answer.headers().firstValue("Content-Type").orElse(""))
                .orElseThrow(() -> new AssertionError("no envelope: " + answer.statusCode() + " " + answer.body()));
        var fields = new LinkedHashMap<String, String>();
        try {
            var parts = new Multipart(
                    new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.ISO_8859_1)), boundary);
            for (var part = parts.next(); part.isPresent(); part = parts.next())
                fields.put(
                        part.get().name(), new String(part.get().body().readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fields;
    }
}
