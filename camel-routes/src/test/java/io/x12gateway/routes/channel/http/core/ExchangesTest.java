package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.completion.Document;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import io.x12gateway.routes.channel.http.core.TestEnvelope.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static io.x12gateway.routes.channel.http.core.TestEnvelope.batch;
import static io.x12gateway.routes.channel.http.core.TestEnvelope.measured;
import static io.x12gateway.routes.channel.http.core.TestEnvelope.pickup;
import static io.x12gateway.routes.channel.http.core.TestEnvelope.request;
import static io.x12gateway.routes.channel.http.core.TestEnvelope.with;
import static org.assertj.core.api.Assertions.assertThat;

/** The exchanges of the rule in every form in which they can be sent. */
class ExchangesTest {
    private static final String ACKNOWLEDGMENT = "X12_999_RetrievalRequest_005010X231A1";
    private static final String RESULTS_271 = "X12_005010_Request_Batch_Results_271";
    private final CoreBench bench = new CoreBench();

    @ParameterizedTest
    @EnumSource(Form.class)
    void answersInquiryInTheSameExchange(Form form) {
        var asked = request();
        var reply = bench.send(form, asked);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.fields())
                .containsEntry("PayloadType", "X12_271_Response_005010X279A1")
                .containsEntry("ProcessingMode", "RealTime")
                .containsEntry("SenderID", "GATEWAY")
                .containsEntry("ReceiverID", "RIVERBEND")
                .containsEntry("CORERuleVersion", "2.2.0")
                .containsEntry("ErrorCode", "Success")
                .containsEntry("ErrorMessage", "None")
                .doesNotContainKeys("PayloadLength", "CheckSum");
        assertThat(reply.field("Payload")).startsWith("ISA*").contains("ST*271*");
        assertThat(reply.field("PayloadID")).isNotEqualTo(id(asked)).hasSize(36);
        assertThat(reply.headers()).containsKey("X-Submission-Id");
        if (form != Form.MIME)
            assertThat(reply.fields())
                    .containsEntry("element", "COREEnvelopeRealTimeResponse")
                    .containsEntry("namespace", "http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void answersInTheVersionOfTheQuestion(Form form) {
        var reply = bench.send(form, with(request(), "CORERuleVersion", "4.0.0"));
        assertThat(reply.fields()).containsEntry("CORERuleVersion", "4.0.0").containsEntry("ErrorCode", "Success");
        if (form != Form.MIME)
            assertThat(reply.field("namespace")).isEqualTo("http://www.caqh.org/SOAP/WSDL/CORERule4.0.0.xsd");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void answersFaultyInquiryWith999(Form form) {
        var faulty = TestX12.inquiryWithBadDate(TestPartner.RIVERBEND, TestEnvelope.control());
        assertThat(bench.send(form, with(request(), "Payload", faulty)).fields())
                .containsEntry("PayloadType", "X12_999_Response_005010X231A1")
                .containsEntry("ErrorCode", "Success");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void answersWrongEnvelopeOfX12WithTa1(Form form) {
        var elsewhere = TestX12.inquiryForSomebodyElse(TestPartner.RIVERBEND, TestEnvelope.control());
        assertThat(bench.send(form, with(request(), "Payload", elsewhere)).fields())
                .containsEntry("PayloadType", "X12_TA1_Response_00501X231A1");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void receivesBatchAndHandsOutWhatCameOfIt(Form form) {
        var batch = batch();
        var receipt = bench.send(form, batch);
        assertThat(receipt.fields())
                .containsEntry("PayloadType", "X12_BatchReceiptConfirmation")
                .containsEntry("PayloadID", id(batch))
                .containsEntry("ErrorCode", "Success")
                .containsEntry("ErrorMessage", "None")
                .doesNotContainKey("Payload");
        assertThat(received().sizeBytes()).isEqualTo(Long.parseLong(batch.get("PayloadLength")));
        var early = bench.send(form, pickup(ACKNOWLEDGMENT, id(batch)));
        assertThat(early.fields())
                .containsEntry("PayloadType", "X12_005010_Response_NoBatchAckFile")
                .containsEntry("ErrorCode", "Success")
                .doesNotContainKey("Payload");

        bench.world.work(1);

        var acknowledgment = bench.send(form, pickup(ACKNOWLEDGMENT, id(batch)));
        measuredAs(acknowledgment, "X12_999_Response_005010X231A1");
        assertThat(acknowledgment.field("Payload")).contains("AK9*A*");
        assertThat(acknowledgment.field("PayloadID")).isEqualTo(id(batch));
        var results = bench.send(form, pickup(RESULTS_271, id(batch)));
        measuredAs(results, "X12_271_Response_005010X279A1");
        var again = bench.send(form, pickup(RESULTS_271, id(batch)));
        assertThat(again.field("Payload")).isEqualTo(results.field("Payload"));
        assertThat(bench.send(form, pickup("X12_005010_Request_Batch_Results_277", id(batch)))
                        .fields())
                .containsEntry("PayloadType", "X12_005010_Response_NoBatchResultsFile");
    }

    private static void measuredAs(CoreBench.Reply reply, String payloadType) {
        var bytes = reply.field("Payload").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(reply.fields())
                .containsEntry("PayloadType", payloadType)
                .containsEntry("ProcessingMode", "Batch")
                .containsEntry("PayloadLength", Integer.toString(bytes.length))
                .containsEntry("CheckSum", TestEnvelope.sha1(bytes));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void takesAcknowledgmentOfResultsAsAcknowledgmentOfTheItem(Form form) {
        var results = fetchedResults(form);
        var sent = with(request(), "PayloadType", "X12_999_SubmissionRequest_005010X231A1");
        sent.put("ProcessingMode", "Batch");
        sent.put("Payload", acknowledgmentOf(results, "A"));

        var reply = bench.send(form, measured(sent));

        assertThat(reply.fields())
                .containsEntry("PayloadType", "X12_Response_ConfirmReceiptReceived")
                .containsEntry("ErrorCode", "Success");
        assertThat(results().state()).isEqualTo(MailboxItem.State.ACKNOWLEDGED);
        assertThat(bench.world.auditActions()).contains("mailbox.acknowledged");
        bench.world.work(1);
        assertThat(received().state()).isEqualTo(SubmissionState.COMPLETED);
    }

    @Test
    void keepsResultsThatThePartnerRefused() {
        var results = fetchedResults(Form.MTOM);
        var sent = with(request(), "PayloadType", "X12_999_SubmissionRequest_005010X231A1");
        sent.put("ProcessingMode", "Batch");
        sent.put("Payload", acknowledgmentOf(results, "R"));

        assertThat(bench.send(Form.MTOM, measured(sent)).field("ErrorCode")).isEqualTo("Success");

        assertThat(results().state()).isEqualTo(MailboxItem.State.FETCHED);
        assertThat(bench.world.ledger.submissions().timeline(results().source()))
                .anyMatch(line -> line.event().equals("refused-by-partner"));
    }

    @Test
    void takesTa1OfResults() {
        var results = fetchedResults(Form.MIME);
        var sent = with(request(), "PayloadType", "X12_TA1_SubmissionRequest_00501X231A1");
        sent.put("ProcessingMode", "Batch");
        var isa = results.split("\\*");
        sent.put("Payload", envelope("TA1*" + isa[13] + "*" + isa[9] + "*" + isa[10] + "*A*000~\n", 0));
        assertThat(bench.send(Form.MIME, measured(sent)).field("ErrorCode")).isEqualTo("Success");
        assertThat(results().state()).isEqualTo(MailboxItem.State.ACKNOWLEDGED);
    }

    private String fetchedResults(Form form) {
        var batch = batch();
        bench.send(form, batch);
        bench.world.work(1);
        return bench.send(form, pickup(RESULTS_271, id(batch))).field("Payload");
    }

    private MailboxItem results() {
        return bench.world.mailbox(TestPartner.RIVERBEND.id(), "271").getFirst();
    }

    private static String acknowledgmentOf(String results, String verdict) {
        var gs = results.substring(results.indexOf("GS*")).split("[*~]");
        var set = "ST*999*0001*005010X231A1~\nAK1*" + gs[1] + "*" + gs[6] + "*005010X279A1~\n"
                + "AK2*271*0001*005010X279A1~\n"
                + (verdict.equals("A") ? "IK5*A~\nAK9*A*1*1*1~\n" : "IK5*R*5~\nAK9*R*1*1*0~\n")
                + "SE*6*0001~\n";
        return envelope("GS*FA*RIVERBEND*GATEWAY*20261121*0915*7*X*005010X231A1~\n" + set + "GE*1*7~\n", 1);
    }

    private static String envelope(String content, int groups) {
        int control = TestEnvelope.control();
        return "ISA*00*          *00*          *ZZ*RIVERBEND      *ZZ*GATEWAY        *261121*0915*^*00501*%09d*0*T*:~\n"
                        .formatted(control)
                + content
                + "IEA*%d*%09d~\n".formatted(groups, control);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void givesTheStoredAnswerToTheSameMessage(Form form) {
        var asked = request();
        var first = bench.send(form, asked);
        var second = bench.send(form, asked);
        assertThat(second.fields()).containsEntry("ErrorCode", "Success");
        assertThat(second.field("Payload")).isEqualTo(first.field("Payload"));
        assertThat(second.headers()).containsEntry("Idempotent-Replay", "true");
        assertThat(first.headers()).doesNotContainKey("Idempotent-Replay");
        assertThat(bench.submissions()).isEqualTo(1);
        assertThat(bench.world.hets.asked).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void givesTheReceiptOfABatchAgain(Form form) {
        var batch = batch();
        bench.send(form, batch);
        var again = bench.send(form, batch);
        assertThat(again.fields()).containsEntry("PayloadType", "X12_BatchReceiptConfirmation");
        assertThat(again.headers()).containsEntry("Idempotent-Replay", "true");
        assertThat(bench.submissions()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void refusesAPayloadIdWithOtherContent(Form form) {
        var asked = request();
        bench.send(form, asked);
        var other = with(request(), "PayloadID", id(asked));
        assertThat(bench.send(form, other).fields())
                .containsEntry("PayloadType", "CoreEnvelopeError")
                .containsEntry("ErrorCode", "PayloadIDIllegal");
        var asBatch = with(batch(), "PayloadID", id(asked));
        assertThat(bench.send(form, asBatch).fields()).containsEntry("ErrorCode", "PayloadIDIllegal");
        assertThat(bench.submissions()).isEqualTo(1);
        assertThat(bench.world.auditActions()).contains("submission.refused");
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"MIME", "SOAP"})
    void asksToRetryWhileTheFirstIsAnswered(Form form) {
        var asked = request();
        bench.world
                .core
                .intake()
                .receive(new Arrival(
                        TestPartner.RIVERBEND.id(),
                        Channel.CORE_MIME,
                        ProcessingMode.REAL_TIME,
                        "",
                        Optional.of(asked.getOrDefault("PayloadID", "")),
                        new ByteArrayInputStream(
                                asked.getOrDefault("Payload", "").getBytes(StandardCharsets.US_ASCII)),
                        "test"));
        var second = bench.send(form, asked);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.headers()).containsKey("Retry-After");
        assertThat(second.field("ErrorCode") + second.field("Fault")).isEqualTo("Receiver");
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"MIME", "SOAP"})
    void saysWhenToComeAgain(Form form) {
        bench.world.ledger.failNext(new GatewayFault(FaultKind.CAPACITY, "ledger-full", "later"));
        var reply = bench.send(form, request());
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers()).containsKey("Retry-After");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void saysThatTheSameFileCameBefore(Form form) {
        var batch = batch();
        bench.send(form, batch);
        bench.world.work(1);
        var copy =
                with(new LinkedHashMap<>(batch), "PayloadID", UUID.randomUUID().toString());
        var reply = bench.send(form, copy);
        assertThat(reply.fields()).containsEntry("ErrorCode", "Success");
        assertThat(reply.field("ErrorMessage")).contains("received before");
        assertThat(bench.send(form, pickup(ACKNOWLEDGMENT, id(copy))).field("Payload"))
                .contains("AK9*A*");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void givesUnnamedPickupsTheOldestFileThatNobodyFetched(Form form) {
        var first = deliver("835", "ISA of the first");
        deliver("835", "ISA of the second");
        var key = UUID.randomUUID().toString();
        var one = bench.send(form, pickup("X12_835_Request_005010X221A1", key));
        assertThat(one.field("Payload")).isEqualTo("ISA of the first");
        assertThat(one.field("PayloadType")).isEqualTo("X12_835_Response_005010X221A1");
        assertThat(one.field("PayloadID")).isEqualTo(PayloadIds.ofItem(first));

        var sameKey = bench.send(form, pickup("X12_835_Request_005010X221A1", key));
        assertThat(sameKey.field("Payload")).isEqualTo("ISA of the first");
        var named = bench.send(form, pickup("X12_835_Request_005010X221A1", one.field("PayloadID")));
        assertThat(named.field("Payload")).isEqualTo("ISA of the first");

        var other = bench.send(
                form, pickup("X12_835_Request_005010X221A1", UUID.randomUUID().toString()));
        assertThat(other.field("Payload")).isEqualTo("ISA of the second");
        var nothing = bench.send(
                form, pickup("X12_835_Request_005010X221A1", UUID.randomUUID().toString()));
        assertThat(nothing.field("PayloadType")).isEqualTo("X12_005010_Response_NoBatchResultsFile");
    }

    private String deliver(String kind, String text) {
        var ids = new Ulid(bench.world.clock);
        var documents = new Documents(bench.world.ledger.payloads(), ids, bench.world.ledger.partners());
        bench.world.clock.pass(Duration.ofSeconds(1));
        var batch = with(batch(), "PayloadID", UUID.randomUUID().toString());
        bench.send(Form.MIME, batch);
        var document = new Document(
                TestPartner.RIVERBEND.id(),
                kind + "/" + text,
                kind,
                "T",
                "000000001",
                "delivered",
                text.getBytes(StandardCharsets.US_ASCII),
                received().id());
        var changes = documents.deliver(document, bench.world.clock.instant());
        bench.world.ledger.commitNow(LedgerEntry.of(changes.toArray(io.x12gateway.core.ledger.Change[]::new)));
        return bench.world.mailbox(TestPartner.RIVERBEND.id(), kind).getLast().id();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void speaksTheMixedFormsOfTheNewRule(Form form) {
        var batch = with(batch(), "PayloadType", "X12_005010_Request_BatchSubmissionMixed");
        assertThat(bench.send(form, batch).field("ErrorCode")).isEqualTo("PayloadTypeIllegal");
        batch.put("CORERuleVersion", "4.0.0");
        assertThat(bench.send(form, batch).field("PayloadType")).isEqualTo("X12_005010_Response_BatchSubmissionMixed");
        var acks = with(pickup("X12_005010_Request_Acks", id(batch)), "CORERuleVersion", "4.0.0");
        assertThat(bench.send(form, acks).field("PayloadType")).isEqualTo("X12_NoBatchAckFile");
        bench.world.work(1);
        assertThat(bench.send(form, acks).field("PayloadType")).isEqualTo("X12_999_Response_005010X231A1");
        var mixed = with(pickup("X12_005010_Request_BatchResultsMixed", id(batch)), "CORERuleVersion", "4.0.0");
        var results = bench.send(form, mixed);
        assertThat(results.field("PayloadType")).isEqualTo("X12_005010_Response_BatchResultsMixed");
        assertThat(results.field("Payload")).contains("ST*271*");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void refusesPayloadThatIsNotWhatPayloadTypeSays(Form form) {
        var asked = with(request(), "PayloadType", "X12_276_Request_005010X212");
        assertThat(bench.send(form, asked).field("ErrorCode")).isEqualTo("PayloadTypeIllegal");
        assertThat(bench.submissions()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void refusesPayloadWithARetrieval(Form form) {
        var asked = with(pickup(ACKNOWLEDGMENT, UUID.randomUUID().toString()), "Payload", "ISA");
        assertThat(bench.send(form, asked).field("ErrorCode")).isEqualTo("PayloadIllegal");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void takesThePayloadBeforeOtherFields(Form form) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("ProcessingMode", "RealTime");
        asked.put("Payload", TestX12.inquiry(TestPartner.RIVERBEND, TestEnvelope.control()));
        request().forEach(asked::putIfAbsent);
        assertThat(bench.send(form, asked).field("ErrorCode")).isEqualTo("Success");
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"MIME", "SOAP"})
    void refusesFieldsBehindAStreamedPayload(Form form) {
        var asked = with(request(), "PayloadType", "X12_270_Request_005010X279A1");
        var type = form == Form.MIME ? "Password" : "ProcessingMode";
        var late = asked.remove(type);
        asked.put(type, late);
        var reply = bench.send(form, asked);
        assertThat(reply.field("ErrorCode")).isIn("PasswordRequired", "ProcessingModeRequired");
        assertThat(bench.submissions()).isZero();
    }

    @Test
    void defersWhatIsNoSingleInquiry() {
        var first = TestX12.inquiry(TestPartner.RIVERBEND, TestEnvelope.control());
        var second = TestX12.inquiry(TestPartner.RIVERBEND, TestEnvelope.control());
        var reply = bench.send(Form.SOAP, with(request(), "Payload", first + second));
        assertThat(reply.fields()).containsEntry("PayloadType", "X12_BatchReceiptConfirmation");
        assertThat(reply.field("ErrorMessage")).contains("mailbox");
    }

    private static String id(Map<String, String> fields) {
        return fields.getOrDefault("PayloadID", "");
    }

    private Submission received() {
        return bench.world.ledger.submissions().recent(1).getFirst();
    }

    @Test
    void everyPayloadTypeOfTheSettingsHasAnAnswer() {
        for (var version : bench.settings.ruleVersions())
            for (var request : bench.settings.requests())
                for (var to : answersTo(request))
                    assertThat(bench.settings.answer(to, version)).isNotBlank();
    }

    private static List<String> answersTo(CoreSettings.Request request) {
        return switch (request.exchange()) {
            case REAL_TIME -> List.of("270".equals(request.sets().getFirst()) ? "271" : "277", "999", "TA1", "receipt");
            case BATCH_SUBMISSION -> List.of(CoreSettings.RECEIPT);
            case RESULTS_ACKNOWLEDGMENT -> List.of(CoreSettings.ACKNOWLEDGMENT_RECEIPT);
            case ACKNOWLEDGMENT_RETRIEVAL, RESULTS_RETRIEVAL -> request.sets();
        };
    }

    /** Payload ids of items are reversible. */
    @Test
    void namesItemsByPayloadIds() {
        var ulid = new Ulid(bench.world.clock).next();
        assertThat(PayloadIds.itemOf(PayloadIds.ofItem(ulid))).isEqualTo(ulid);
        assertThat(PayloadIds.ofItem("00000000000000000000000000")).isEqualTo("00000000-0000-0000-0000-000000000000");
        assertThat(PayloadIds.itemOf("ffffffff-ffff-ffff-ffff-ffffffffffff")).isEqualTo("7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    }
}
