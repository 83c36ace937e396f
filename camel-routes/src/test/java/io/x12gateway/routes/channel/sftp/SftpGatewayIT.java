package io.x12gateway.routes.channel.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import io.x12gateway.core.partner.Credentials;
import io.x12gateway.core.partner.EdiAgreement;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.SshKey;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.Validity;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import static io.x12gateway.routes.channel.sftp.RemoteFiles.names;
import static io.x12gateway.routes.channel.sftp.RemoteFiles.put;
import static io.x12gateway.routes.channel.sftp.RemoteFiles.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The SFTP door in the real application, over its real database and payload store, and over a restart of it. */
@Timeout(300)
class SftpGatewayIT {
    private static final PartnerId SUMMIT = new PartnerId("summit-practice");
    private static final Map<String, String> SETTINGS =
            Map.of("gateway.sftp.address", "127.0.0.1", "gateway.sftp.cut-file-held", "1s");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path dir;

    @Test
    void keepsWhatItSaidYesToOverARestart() throws Exception {
        var key = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        var content = new byte[1_500_000];
        new Random(1).nextBytes(content);
        String hostKey;
        String receipt;
        try (var gateway = RunningGateway.start(dir, SETTINGS)) {
            gateway.bean(Partners.class).register(List.of(summit(key)), "test");
            assertThat(readiness(gateway)).contains("\"sftp\":{\"status\":\"UP\"}");
            var session = session(gateway, key);
            hostKey = session.getHostKey().getKey();
            var sftp = sftp(session);
            sftp.put(new ByteArrayInputStream(content), "/inbound/batch.x12");
            receipt = read(sftp, "/outbound/batch.x12.receipt.json");
            findsAcknowledgmentAndReportInTheSameSession(sftp);
            isToldThatTestDataWasUploadedForProduction(sftp);
            isToldOfAFileThatWasNeverFinished(sftp);
            session.disconnect();
        }
        try (var gateway = RunningGateway.start(dir, SETTINGS)) {
            var session = session(gateway, key);
            assertThat(session.getHostKey().getKey()).isEqualTo(hostKey);
            var sftp = sftp(session);
            assertThat(read(sftp, "/outbound/batch.x12.receipt.json")).isEqualTo(receipt);
            sftp.rename("/outbound/batch.x12.receipt.json", "/archive/batch.x12.receipt.json");
            assertThat(read(sftp, "/archive/batch.x12.receipt.json")).isEqualTo(receipt);
            var submission = gateway.bean(Submissions.class).recent(10).stream()
                    .filter(s -> s.fileName().equals("batch.x12"))
                    .findFirst()
                    .orElseThrow();
            assertThat(receipt)
                    .contains(submission.id().value())
                    .contains(submission.digest().sha256());
            assertThat(submission.channel()).isEqualTo(Channel.SFTP);
            var kept = gateway.bean(PayloadStore.class).read(submission.payload());
            assertThat(Arrays.equals(kept, content)).isTrue();
            session.disconnect();
        }
    }

    private static void findsAcknowledgmentAndReportInTheSameSession(ChannelSftp sftp) throws Exception {
        put(sftp, inquiry(1), "/test/inbound/good.x12");
        put(sftp, inquiry(2).replace("19480307", "19481399"), "/test/inbound/bad.x12");
        assertThat(read(sftp, "/test/outbound/good.x12.receipt.json")).contains("good.x12");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(names(sftp, "/test/outbound"))
                        .filteredOn(name -> name.startsWith("999_"))
                        .hasSize(2));
        assertThat(read(sftp, "/test/outbound/good.x12.report.txt")).contains("The transaction set was accepted.");
        assertThat(read(sftp, "/test/outbound/bad.x12.report.txt"))
                .contains("Nothing of this file was accepted")
                .containsPattern("where +2100C DMG02, segment \\d+ of its set, byte \\d+")
                .doesNotContain("SAMPLEA");
    }

    private static void isToldThatTestDataWasUploadedForProduction(ChannelSftp sftp) throws Exception {
        put(sftp, inquiry(3), "/inbound/misplaced.x12");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(names(sftp, "/outbound"))
                        .filteredOn(name -> name.startsWith("TA1_"))
                        .singleElement()
                        .satisfies(ta1 ->
                                assertThat(read(sftp, "/outbound/" + ta1)).contains("*R*020~")));
        assertThat(read(sftp, "/outbound/misplaced.x12.report.txt")).contains("(TA105 020)");
    }

    private static void isToldOfAFileThatWasNeverFinished(ChannelSftp sftp) throws Exception {
        put(sftp, inquiry(4).substring(0, 300), "/test/inbound/half.x12");
        assertThat(read(sftp, "/test/outbound/half.x12.receipt.json")).contains("heldUntil");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(names(sftp, "/test/outbound"))
                        .filteredOn(name -> name.startsWith("TA1_"))
                        .singleElement()
                        .satisfies(ta1 ->
                                assertThat(read(sftp, "/test/outbound/" + ta1)).contains("*R*023~")));
    }

    private static String inquiry(int control) {
        return TestX12.inquiry(TestPartner.RIVERBEND, control)
                .replace("*ZZ*RIVERBEND      *", "*ZZ*SUMMIT         *")
                .replace("GS*HS*RIVERBEND*", "GS*HS*SUMMIT*");
    }

    private static TradingPartner summit(KeyPair key) {
        var publicKey = new SshKey(PublicKeyEntry.toString(key.getPublic()), Validity.ALWAYS);
        return TradingPartner.named(SUMMIT, "Summit Practice", new EdiIdentity("ZZ", "SUMMIT"))
                .usages(List.of("P", "T"))
                .agreements(List.of(
                        new EdiAgreement("S1", Set.of("270"), Set.of(), LocalDate.of(2020, 1, 1), Optional.empty())))
                .credentials(Credentials.NONE.withSsh("summit", List.of(publicKey), List.of()))
                .build();
    }

    private static Session session(RunningGateway gateway, KeyPair key) throws Exception {
        var file = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "summit", null, file);
        var jsch = new JSch();
        jsch.addIdentity("summit", file.toByteArray(), null, null);
        return OpenDoor.connected(jsch.getSession(
                "summit", "127.0.0.1", gateway.bean(SftpDoor.class).port()));
    }

    private static ChannelSftp sftp(Session session) throws Exception {
        var channel = (ChannelSftp) session.openChannel("sftp");
        channel.connect(20_000);
        return channel;
    }

    private static String readiness(RunningGateway gateway) throws Exception {
        var request = HttpRequest.newBuilder(gateway.http().resolve("/actuator/health/readiness"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
