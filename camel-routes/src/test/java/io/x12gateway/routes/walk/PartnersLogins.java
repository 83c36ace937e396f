package io.x12gateway.routes.walk;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import io.x12gateway.samples.scenario.Access;
import tools.jackson.databind.json.JsonMapper;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** Every login of one partner of an access file, tried at the doors that the file names. */
record PartnersLogins(Access access, Access.Partner partner) {
    private static final int PATIENCE_MILLIS = 30_000;

    int mailboxBy(String token) throws Exception {
        var request = to("mailbox").header("Authorization", "Bearer " + token);
        return send(request, new KeyManager[0]).statusCode();
    }

    int mailboxByCertificate() throws Exception {
        var password = partner.clientCertificatePassword().toCharArray();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(Path.of(partner.clientCertificate()).toFile(), password), password);
        return send(to("mailbox"), keys.getKeyManagers()).statusCode();
    }

    String accessToken() throws Exception {
        var answer = send(
                to("oauth-token")
                        .header("Authorization", "Basic " + basic(partner.oauthClient(), partner.oauthSecret()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")),
                new KeyManager[0]);
        return JsonMapper.builder()
                .build()
                .readTree(answer.body())
                .path("access_token")
                .asString();
    }

    /** An envelope in answer to one that asks for what there is not. */
    String core() throws Exception {
        var fields = List.of(
                List.of("PayloadType", "X12_005010_Request_Batch_Results_271"),
                List.of("ProcessingMode", "Batch"),
                List.of("PayloadID", java.util.UUID.randomUUID().toString()),
                List.of(
                        "TimeStamp",
                        java.time.Instant.now()
                                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                                .toString()),
                List.of("UserName", partner.coreUser()),
                List.of("Password", partner.corePassword()),
                List.of("SenderID", partner.interchangeId()),
                List.of("ReceiverID", "GATEWAY"),
                List.of("CORERuleVersion", "2.2.0"));
        var body = new StringBuilder();
        for (var field : fields)
            body.append("--fields\r\nContent-Disposition: form-data; name=\"")
                    .append(field.getFirst())
                    .append("\"\r\n\r\n")
                    .append(field.getLast())
                    .append("\r\n");
        var answer = send(
                to("core-mime-batch")
                        .header("Content-Type", "multipart/form-data; boundary=fields")
                        .POST(BodyPublishers.ofString(body + "--fields--\r\n")),
                new KeyManager[0]);
        return answer.statusCode() == 200 ? answer.body() : "status " + answer.statusCode() + " " + answer.body();
    }

    List<String> sftpByKey() throws Exception {
        var jsch = new JSch();
        jsch.addIdentity(partner.sftpPrivateKey());
        return root(session(jsch));
    }

    List<String> sftpByPassword() throws Exception {
        var session = session(new JSch());
        session.setPassword(partner.sftpPassword());
        return root(session);
    }

    static int operator(Access access) throws Exception {
        var token = Files.readString(Path.of(access.operatorTokenFile())).strip();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(
                                            URI.create(access.door("operator").url()))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    private Session session(JSch jsch) throws Exception {
        var url = URI.create(access.door("sftp").url());
        var session = jsch.getSession(partner.sftpUser(), url.getHost(), url.getPort());
        session.setConfig("StrictHostKeyChecking", "no");
        return session;
    }

    private static List<String> root(Session session) throws Exception {
        session.connect(PATIENCE_MILLIS);
        try {
            var sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect(PATIENCE_MILLIS);
            return sftp.ls("/").stream().map(ChannelSftp.LsEntry::getFilename).toList();
        } finally {
            session.disconnect();
        }
    }

    private HttpRequest.Builder to(String door) {
        return HttpRequest.newBuilder(URI.create(access.door(door).url())).timeout(Duration.ofSeconds(30));
    }

    private static String basic(String user, String password) {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, KeyManager[] keys) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var pem = Files.newInputStream(Path.of(access.certificateAuthority()))) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys, trust.getTrustManagers(), null);
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
