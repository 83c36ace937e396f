package io.x12gateway.routes.doors;

import io.x12gateway.samples.scenario.Access;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * CAQH CORE 2.2.0, over MIME or SOAP, logged in by UserName and Password in the envelope. Its mailbox is a retrieval by the
 * PayloadID of the submission; CORE 2.2.0 acknowledges no retrieval of acknowledgments, so that goes over HTTP.
 */
final class CoreDoor implements Door {
    /** How the fields of an envelope are written and read. */
    interface Form {
        String name();

        String contentType(Map<String, String> fields);

        String write(Map<String, String> fields);

        /** Nothing if it is no envelope; a SOAP fault is the ErrorCode {@code Fault}. */
        Map<String, String> read(String contentType, String body);
    }

    private final Wire wire;
    private final Form form;
    private final boolean batch;
    /** PayloadID by submission, as a client keeps it. */
    private final Map<String, String> payloadIds = new ConcurrentHashMap<>();

    CoreDoor(House house, Form form, boolean batch) {
        this.wire = new Wire(house);
        this.form = form;
        this.batch = batch;
    }

    @Override
    public String name() {
        return batch ? form.name() + "-batch" : form.name();
    }

    @Override
    public boolean onTheLine() {
        return !batch;
    }

    /** Retrievals are by PayloadID, and of those in 2.2.0 none is acknowledged. */
    @Override
    public boolean hasAMailbox() {
        return false;
    }

    /** A receipt confirmation has no room for it: the client sees one document, however often it sends the file. */
    @Override
    public boolean knowsDuplicates() {
        return false;
    }

    @Override
    public Sent send(Access.Partner partner, String kind, String x12) {
        var fields = fields(partner, "X12_" + kind + "_Request_" + guide(kind), batch ? "Batch" : "RealTime");
        if (batch) {
            fields.put("PayloadLength", Integer.toString(x12.length()));
            fields.put("CheckSum", sha1(x12));
        }
        fields.put("Payload", x12);
        return exchange(fields);
    }

    static String guide(String kind) {
        return kind.equals("276") ? "005010X212" : "005010X279A1";
    }

    static Map<String, String> fields(Access.Partner partner, String payloadType, String mode) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("PayloadType", payloadType);
        fields.put("ProcessingMode", mode);
        fields.put("PayloadID", UUID.randomUUID().toString());
        fields.put("TimeStamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put("UserName", partner.coreUser());
        fields.put("Password", partner.corePassword());
        fields.put("SenderID", partner.interchangeId());
        fields.put("ReceiverID", "GATEWAY");
        fields.put("CORERuleVersion", "2.2.0");
        return fields;
    }

    /** Posts the fields as they stand. */
    Sent exchange(Map<String, String> fields) {
        var sent = post(form.contentType(fields), form.write(fields));
        if (sent instanceof Sent.Received received)
            payloadIds.put(received.submission(), fields.getOrDefault("PayloadID", ""));
        return sent;
    }

    /** Posts a body as it stands. */
    Sent post(String contentType, String body) {
        return sent(
                wire.send(wire.to("/core").header("Content-Type", contentType).POST(Wire.text(body))));
    }

    /** What an envelope said, or a problem in place of one. */
    private Sent sent(HttpResponse<String> answer) {
        var submission = Wire.header(answer, "X-Submission-Id");
        var parts = form.read(Wire.header(answer, "Content-Type"), answer.body());
        if (parts.isEmpty())
            return new Sent.Refused(answer.statusCode() + " " + Wire.problem(answer.body()), answer.body(), submission);
        var code = parts.getOrDefault("ErrorCode", "");
        if (!code.equals("Success")) return new Sent.Refused("200 " + code, answer.body(), submission);
        if (parts.containsKey("Payload")) return new Sent.Answered(parts.getOrDefault("Payload", ""), submission);
        return new Sent.Received(submission, false);
    }

    /** Under which this door sent what became that submission. */
    String payloadId(String submission) {
        return payloadIds.getOrDefault(submission, "");
    }

    /** The PayloadID under which a document can be retrieved, if it is there; a name ends with its kind. */
    @Override
    public List<String> waiting(Access.Partner partner, String kind, String submission) {
        var name = payloadIds.getOrDefault(submission, "") + "/" + kind;
        return fetch(partner, name).isEmpty() ? List.of() : List.of(name);
    }

    @Override
    public String fetch(Access.Partner partner, String name) {
        var kind = name.substring(name.indexOf('/') + 1);
        var type =
                switch (kind) {
                    case "999" -> "X12_999_RetrievalRequest_005010X231A1";
                    case "TA1" -> "X12_TA1_RetrievalRequest_00501X231A1";
                    default -> "X12_005010_Request_Batch_Results_" + kind;
                };
        var fields = fields(partner, type, "Batch");
        fields.put("PayloadID", name.substring(0, name.indexOf('/')));
        return exchange(fields) instanceof Sent.Answered answered ? answered.document() : "";
    }

    @Override
    public void acknowledge(Access.Partner partner, String name) {
        throw new UnsupportedOperationException("CORE 2.2.0 acknowledges no retrieval");
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
