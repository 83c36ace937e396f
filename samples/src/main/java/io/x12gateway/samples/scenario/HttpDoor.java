package io.x12gateway.samples.scenario;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** One partner at the HTTP doors: raw X12, CAQH CORE MIME, and the mailbox. */
public final class HttpDoor implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60); // what CORE connectivity asks of a client

    /** An answer: its status, its content type and its body as ISO 8859-1 text. */
    public record Reply(int status, String contentType, String body, String submission) {}

    private final Access.Partner partner;
    private final String base;
    private final HttpClient client;

    public HttpDoor(Access access, Access.Partner partner) {
        this.partner = partner;
        this.base = access.httpsUrl().isEmpty() ? access.httpUrl() : access.httpsUrl();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .sslContext(tls(access, partner))
                .build();
    }

    /** Posts one interchange in real time. */
    public Reply realTime(String x12) {
        return send(post("/v1/transactions", "application/edi-x12", x12));
    }

    /** Posts a file that is worked as a batch. */
    public Reply batch(String x12) {
        return send(post("/v1/transactions", "application/edi-x12", x12).header("Prefer", "respond-async"));
    }

    /** Asks in the gateway's own JSON. */
    public Reply json(String path, String question) {
        return send(post(path, "application/json", question));
    }

    /** Sends the interchange in a CORE 2.2.0 SOAP envelope and returns what came, envelope opened. */
    public Reply coreRealTimeSoap(String payloadType, String x12) {
        var envelope = SoapEnvelope.realTime(payloadType, partner, x12);
        return SoapEnvelope.opened(send(HttpRequest.newBuilder(URI.create(base + "/core"))
                .timeout(PATIENCE)
                .header("Content-Type", SoapEnvelope.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(envelope, StandardCharsets.UTF_8))));
    }

    /** Sends the interchange in a CORE 2.2.0 real-time envelope and returns what came, envelope opened. */
    public Reply coreRealTime(String payloadType, String x12) {
        var boundary = "x12-" + UUID.randomUUID();
        var fields = new LinkedHashMap<String, String>();
        fields.put("PayloadType", payloadType);
        fields.put("ProcessingMode", "RealTime");
        fields.put("PayloadID", UUID.randomUUID().toString());
        fields.put("TimeStamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put("UserName", partner.coreUser());
        fields.put("Password", partner.corePassword());
        fields.put("SenderID", partner.interchangeId());
        fields.put("ReceiverID", "GATEWAY");
        fields.put("CORERuleVersion", "2.2.0");
        fields.put("Payload", x12);
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--").append(boundary).append("--\r\n");
        var reply = send(HttpRequest.newBuilder(URI.create(base + "/core"))
                .timeout(PATIENCE)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.ISO_8859_1)));
        var parts = parts(reply);
        if (parts.isEmpty()) return reply;
        var payload = parts.getOrDefault("Payload", "");
        var error = parts.getOrDefault("ErrorCode", "");
        return new Reply(
                reply.status(),
                parts.getOrDefault("PayloadType", ""),
                payload.isEmpty() ? error : payload,
                reply.submission());
    }

    /** Items that are not acknowledged yet, oldest first. */
    public List<JsonNode> mailbox(String kind) {
        var reply = send(get("/v1/mailbox?kind=" + URLEncoder.encode(kind, StandardCharsets.UTF_8)));
        if (reply.status() != 200) throw new IllegalStateException("the mailbox answered " + reply);
        return Stream.of(JSON.readTree(reply.body()).path("items"))
                .flatMap(items -> items.valueStream())
                .toList();
    }

    public Reply fetch(String itemId) {
        return send(get("/v1/mailbox/" + itemId));
    }

    /** What became of a submission, as JSON. */
    public String story(String submission) {
        return send(get("/v1/submissions/" + submission)).body();
    }

    public Reply acknowledge(String itemId) {
        return send(post("/v1/mailbox/" + itemId + "/acknowledge", "application/json", "{}"));
    }

    private HttpRequest.Builder post(String path, String contentType, String body) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + partner.apiToken())
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1));
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + partner.apiToken());
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
            return new Reply(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body(),
                    answer.headers().firstValue("X-Submission-Id").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + base, e);
        }
    }

    /** The parts of a multipart/form-data answer by name. */
    private static Map<String, String> parts(Reply reply) {
        var parts = new LinkedHashMap<String, String>();
        int at = reply.contentType().indexOf("boundary=");
        if (at < 0) return parts;
        var boundary =
                "--" + reply.contentType().substring(at + 9).replace("\"", "").strip();
        for (var part : reply.body().split(java.util.regex.Pattern.quote(boundary), -1)) {
            int head = part.indexOf("\r\n\r\n");
            int name = part.indexOf("name=\"");
            if (head < 0 || name < 0 || name > head) continue;
            var content = part.substring(head + 4);
            parts.put(
                    part.substring(name + 6, part.indexOf('"', name + 6)),
                    content.endsWith("\r\n") ? content.substring(0, content.length() - 2) : content);
        }
        return parts;
    }

    private static SSLContext tls(Access access, Access.Partner partner) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(clientKeys(partner), trust(access), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot use the keys of " + partner.id(), e);
        }
    }

    private static KeyManager[] clientKeys(Access.Partner partner) throws GeneralSecurityException, IOException {
        if (partner.clientCertificate().isEmpty()) return new KeyManager[0];
        var password = partner.clientCertificatePassword().toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(Path.of(partner.clientCertificate()))) {
            store.load(in, password);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        return keys.getKeyManagers();
    }

    private static javax.net.ssl.TrustManager[] trust(Access access) throws GeneralSecurityException, IOException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (access.certificateAuthority().isEmpty()) {
            trust.init((KeyStore) null);
            return trust.getTrustManagers();
        }
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(Path.of(access.certificateAuthority()))) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        trust.init(store);
        return trust.getTrustManagers();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
