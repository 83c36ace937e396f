package io.x12gateway.routes.pipeline;

import io.x12gateway.core.inquiry.Inquiries;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.broker.Broker;
import io.x12gateway.routes.broker.Queues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The batch walks through the whole application: real database, real broker, a claims system at its real door. */
class BatchWalkIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final PartnerId CLINIC = new PartnerId("walk-clinic");
    private static final PartnerId PAYER = new PartnerId("walk-payer");
    private static final PartnerId AGENCY = new PartnerId("walk-agency");
    private static final String PASSWORD = "test-only";

    @TempDir
    Path directory;

    private final int port = freePort();

    @Test
    void a276BatchBecomesOne999AndOne277() throws Exception {
        try (var gateway = start();
                var claims = new ScriptedClaims(port, PASSWORD).answering()) {
            var receipt = receive(gateway, requests("000000276"));

            awaitState(gateway, receipt.submission(), SubmissionState.COMPLETED);

            assertThat(text(gateway, only(gateway, CLINIC, "999"))).contains("AK9*P*3*3*2~");
            assertThat(text(gateway, only(gateway, CLINIC, "277")))
                    .contains("*ZZ*GATEWAY        *ZZ*WALKCLINIC     *")
                    .contains("TRN*2*TRACE1~", "TRN*2*TRACE2~", "STC*F1:65*")
                    .doesNotContain("TRACE3");
            assertThat(claims.asked()).isEqualTo(2);
            await().atMost(LONG).until(() -> gateway.bean(Outbox.class).depth().isEmpty());
        }
    }

    @Test
    void an835FromTheQueueReachesTheAgencyOnce() throws Exception {
        try (var gateway = start();
                var claims = new ScriptedClaims(port, PASSWORD)) {
            claims.pay("RUN-1", remittance());
            claims.pay("RUN-1", remittance());

            await().atMost(LONG).until(() -> !items(gateway, AGENCY, "835").isEmpty());
            await().atMost(LONG)
                    .until(() -> gateway.bean(Broker.class)
                                    .depth(Queues.CLAIMS_REMITTANCE)
                                    .orElse(-1)
                            == 0);
            assertThat(text(gateway, only(gateway, AGENCY, "835"))).contains("CLP*ACCT1003*4*90*0*0*MB*");
            assertThat(text(gateway, only(gateway, PAYER, "999"))).contains("AK9*A*1*1*1~");
            assertThat(items(gateway, CLINIC, "835")).isEmpty();
        }
    }

    /** As after a kill: the answers never came, the process is gone, and the next one finds everything on disk. */
    @Test
    void aBatchThatWasCutOffIsCompletedByTheNextProcess() throws Exception {
        Receipt receipt;
        try (var gateway = start()) {
            receipt = receive(gateway, requests("000000277"));
            await().atMost(LONG)
                    .until(() -> gateway.bean(Inquiries.class)
                                    .ofSubmission(receipt.submission())
                                    .size()
                            == 2);
            assertThat(items(gateway, CLINIC, "277")).isEmpty();
        }
        try (var gateway = start();
                var claims = new ScriptedClaims(port, PASSWORD).answering()) {
            awaitState(gateway, receipt.submission(), SubmissionState.COMPLETED);

            assertThat(claims.asked()).isGreaterThanOrEqualTo(2);
            only(gateway, CLINIC, "999");
            only(gateway, CLINIC, "277");
            assertThat(gateway.bean(Inquiries.class).ofSubmission(receipt.submission()))
                    .allMatch(inquiry -> inquiry.state() == InquiryState.ANSWERED);
        }
    }

    /** What the broker held may be gone with its disk: the ledger says it again. */
    @Test
    void aBrokerThatLostItsJournalLosesNothing() throws Exception {
        Receipt receipt;
        try (var gateway = start()) {
            receipt = receive(gateway, requests("000000278"));
        }
        try (var files = Files.walk(directory.resolve("broker"))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
        try (var gateway = start();
                var claims = new ScriptedClaims(port, PASSWORD).answering()) {
            awaitState(gateway, receipt.submission(), SubmissionState.COMPLETED);

            assertThat(claims.asked()).isPositive();
            only(gateway, CLINIC, "999");
            only(gateway, CLINIC, "277");
        }
    }

    private RunningGateway start() throws IOException {
        var partners = directory.resolve("partners.yaml");
        try (var yaml = Objects.requireNonNull(getClass().getResourceAsStream("/pipeline-partners.yaml"))) {
            Files.write(partners, yaml.readAllBytes());
        }
        return RunningGateway.start(
                directory,
                Map.of(
                        "gateway.partners-file", partners.toString(),
                        "gateway.broker.claims.port", Integer.toString(port),
                        "gateway.broker.claims.password", PASSWORD,
                        "gateway.broker.max-disk-usage-percent", "98",
                        "gateway.remittance-queue.partner", PAYER.value()));
    }

    private static Receipt receive(RunningGateway gateway, String file) {
        return gateway.bean(Intake.class)
                .receive(new Arrival(
                        CLINIC,
                        Channel.SFTP_TEST,
                        ProcessingMode.BATCH,
                        "requests.x12",
                        Optional.empty(),
                        new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)),
                        "test"));
    }

    private static void awaitState(RunningGateway gateway, SubmissionId id, SubmissionState state) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(gateway.bean(Submissions.class).find(id))
                        .hasValueSatisfying(s -> assertThat(s.state()).isEqualTo(state)));
    }

    private static List<MailboxItem> items(RunningGateway gateway, PartnerId partner, String kind) {
        return gateway.bean(Mailboxes.class).list(partner, true, List.of(kind), "", 100);
    }

    private static MailboxItem only(RunningGateway gateway, PartnerId partner, String kind) {
        var items = items(gateway, partner, kind);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private static String text(RunningGateway gateway, MailboxItem item) {
        return new String(gateway.bean(PayloadStore.class).read(item.payload()), StandardCharsets.ISO_8859_1);
    }

    /** Three transaction sets; the third lacks its payer's name. */
    private static String requests(String controlNumber) {
        return "ISA*00*          *00*          *ZZ*WALKCLINIC     *ZZ*GATEWAY        *261121*1000*^*00501*"
                + controlNumber
                + "*0*T*:~\nGS*HR*WALKCLINIC*GATEWAY*20261121*1000*1*X*005010X212~\n"
                + request("0001", "TRACE1", "NM1*PR*2*SAMPLE PAYER*****PI*CMS~\n")
                + request("0002", "TRACE2", "NM1*PR*2*SAMPLE PAYER*****PI*CMS~\n")
                + request("0003", "TRACE3", "")
                + "GE*3*1~\nIEA*1*" + controlNumber + "~\n";
    }

    private static String request(String number, String trace, String payer) {
        var body = """
                ST*276*%1$s*005010X212~
                BHT*0010*13*REF%1$s*20261121*1000~
                HL*1**20*1~
                %3$sHL*2*1*21*1~
                NM1*41*2*WALK CLINIC*****46*WALKCLINIC~
                HL*3*2*19*1~
                NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
                HL*4*3*22*0~
                DMG*D8*19480307*F~
                NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~
                TRN*1*%2$s~
                AMT*T3*125~
                DTP*472*D8*20261001~
                """.formatted(number, trace, payer);
        return body + "SE*" + (body.lines().count() + 1) + "*" + number + "~\n";
    }

    private static String remittance() {
        return """
                ISA*00*          *00*          *ZZ*WALKPAYER      *ZZ*GATEWAY        *261121*2301*^*00501*000070031*0*T*:~
                GS*HP*WALKPAYER*GATEWAY*20261121*2301*9031*X*005010X221A1~
                ST*835*0001~
                BPR*H*0*C*NON************20261125~
                TRN*1*NP0000001*1999999999~
                REF*EV*GATEWAY~
                DTM*405*20261121~
                N1*PR*EXAMPLE MAC PART B~
                N3*1 MEDICARE PLAZA~
                N4*CAPITAL*OH*43004~
                REF*2U*09999~
                PER*CX*CLAIMS*TE*8005550122~
                PER*BL*EDI DESK*TE*8005550111~
                PER*IC**UR*WWW.EXAMPLEMAC.TEST~
                N1*PE*RIVERBEND CLINIC*XX*1234567893~
                N3*500 RIVER ROAD~
                N4*FIELDTON*OH*440010001~
                REF*TJ*123456789~
                LX*1~
                CLP*ACCT1003*4*90*0*0*MB*2226279000200*11*1~
                NM1*QC*1*SAMPLEC*OTIS****MI*1EG4TE5MK73~
                MOA***MA01~
                DTM*232*20261003~
                DTM*050*20261006~
                SVC*HC:99406*90*0**0~
                DTM*472*20261003~
                CAS*CO*97*90~
                REF*6R*L1~
                LQ*HE*M15~
                SE*28*0001~
                GE*1*9031~
                IEA*1*000070031~
                """;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
