package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.completion.Document;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import io.x12gateway.routes.channel.http.DoorClient;
import io.x12gateway.routes.channel.http.core.TestEnvelope.Form;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** CORE over the real TLS door. What envelopes say is tested without one; see {@link ExchangesTest}. */
@ExtendWith(RunningGateway.Extension.class)
class CoreIT {
    private static final int LARGE = 20 * 1024 * 1024;
    private DoorClient client;

    @BeforeEach
    void connect(RunningGateway gateway) {
        client = new DoorClient(gateway);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void answersInquiryInTheSameExchange(Form form) {
        var answer = post(form, TestEnvelope.request());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Submission-Id")).isPresent();
        assertThat(fields(answer))
                .containsEntry("PayloadType", "X12_271_Response_005010X279A1")
                .containsEntry("ErrorCode", "Success");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void answersFaultyInquiryWith999(Form form) {
        var faulty = TestX12.inquiryWithBadDate(TestPartner.RIVERBEND, TestEnvelope.control());
        assertThat(fields(post(form, TestEnvelope.with(TestEnvelope.request(), "Payload", faulty))))
                .containsEntry("PayloadType", "X12_999_Response_005010X231A1");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void refusesAWrongPassword(Form form) {
        assertThat(fields(post(form, TestEnvelope.with(TestEnvelope.request(), "Password", "wrong"))))
                .containsEntry("ErrorCode", "UnAuthorized");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void answersTheSameMessageOnce(Form form) {
        var asked = TestEnvelope.request();
        var first = fields(post(form, asked));
        var again = post(form, asked);
        assertThat(again.headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(fields(again)).containsEntry("Payload", first.getOrDefault("Payload", ""));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void receivesBatchAndHandsOutItsAcknowledgment(Form form) {
        var batch = TestEnvelope.batch();
        assertThat(fields(post(form, batch))).containsEntry("PayloadType", "X12_BatchReceiptConfirmation");
        var pickup = TestEnvelope.pickup("X12_999_RetrievalRequest_005010X231A1", batch.getOrDefault("PayloadID", ""));
        var picked = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> fields(post(form, pickup)), f -> f.containsKey("Payload"));
        assertThat(picked.get("Payload")).contains("AK9*A*");
    }

    @Test
    void refusesWhatIsNoEnvelope() {
        var mime = new String(TestEnvelope.write(Form.MIME, TestEnvelope.request()), StandardCharsets.US_ASCII);
        var twice = mime.replaceFirst(
                "--b\r\n", "--b\r\nContent-Disposition: form-data; name=\"SenderID\"\r\n\r\nX\r\n--b\r\n");
        assertThat(post(Form.MIME.contentType(), twice.getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(400);
        var cut = mime.substring(0, mime.length() - 6);
        assertThat(post(Form.MIME.contentType(), cut.getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("application/json", "{}".getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void carriesLargeBatchesInAndOut(RunningGateway gateway) {
        var large = TestEnvelope.measured(
                TestEnvelope.with(TestEnvelope.batch(), "Payload", " ".repeat(LARGE - 36) + UUID.randomUUID()));
        var receipt = post(Form.MTOM, large);
        assertThat(fields(receipt)).containsEntry("ErrorCode", "Success");
        var submission =
                new SubmissionId(receipt.headers().firstValue("X-Submission-Id").orElse(""));
        assertThat(gateway.bean(Submissions.class)
                        .find(submission)
                        .orElseThrow()
                        .sizeBytes())
                .isEqualTo(LARGE);

        deliver(gateway, submission, "9".repeat(LARGE).getBytes(StandardCharsets.US_ASCII));
        var pickup = TestEnvelope.pickup("X12_835_Request_005010X221A1", large.getOrDefault("PayloadID", ""));
        for (var form : Form.values()) {
            var picked = fields(post(form, pickup));
            assertThat(picked)
                    .containsEntry("PayloadType", "X12_835_Response_005010X221A1")
                    .containsEntry("PayloadLength", Integer.toString(LARGE));
            assertThat(TestEnvelope.sha1(picked.getOrDefault("Payload", "").getBytes(StandardCharsets.US_ASCII)))
                    .isEqualTo(picked.get("CheckSum"));
        }
    }

    private static void deliver(RunningGateway gateway, SubmissionId source, byte[] bytes) {
        var document = new Document(
                TestPartner.RIVERBEND.id(), "835/" + source, "835", "T", "000000001", "delivered", bytes, source);
        var changes = new Documents(
                        gateway.bean(PayloadStore.class), new Ulid(Clock.systemUTC()), gateway.bean(Partners.class))
                .deliver(document, Clock.systemUTC().instant());
        gateway.bean(Ledger.class).commitNow(LedgerEntry.of(changes.toArray(Change[]::new)));
    }

    @Test
    void refusesWhatIsTooLarge() {
        var publisher = HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofByteArray(new byte[10]), 1024L * 1024 * 1024);
        var answer = client.send(client.to("/core/soap")
                .header("Content-Type", Form.SOAP.contentType())
                .expectContinue(true)
                .POST(publisher));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(fields(answer)).containsEntry("Fault", "Sender");
    }

    @Test
    void showsItsDescription(RunningGateway gateway) {
        var wsdl = client.send(client.to("/core/soap?wsdl").GET());
        assertThat(wsdl.statusCode()).isEqualTo(200);
        assertThat(wsdl.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(wsdl.body()).contains("location=\"" + gateway.https() + "/core/soap\"");
        assertThat(client.send(client.to("/core/soap?xsd=4.0.0").GET()).body()).contains("CORERule4.0.0.xsd");
        assertThat(client.send(client.to("/core/soap?wsdl=9.9.9").GET()).statusCode())
                .isIn(404, 405);
        assertThat(client.send(client.to("/core/soap").GET()).statusCode()).isIn(404, 405);
    }

    private HttpResponse<String> post(Form form, Map<String, String> fields) {
        return post(form.contentType(), TestEnvelope.write(form, fields));
    }

    private HttpResponse<String> post(String contentType, byte[] body) {
        return client.send(client.to(contentType.startsWith("multipart/form-data") ? "/core/eligibility" : "/core/soap")
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static Map<String, String> fields(HttpResponse<String> answer) {
        return TestEnvelope.read(
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body().getBytes(StandardCharsets.ISO_8859_1));
    }
}
