package io.x12gateway.routes.pipeline;

import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.samples.claims.ClaimsSettings;
import io.x12gateway.samples.claims.MockClaims;
import io.x12gateway.samples.fault.Fault;
import io.x12gateway.samples.fault.FaultProfile;
import io.x12gateway.samples.fault.FaultRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** 837s through the whole application to a claims system that misbehaves, and is never left alone with a claim. */
class ClaimsIntakeIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final PartnerId CLINIC = new PartnerId("walk-clinic");
    private static final String PASSWORD = "test-only";
    private static final AtomicInteger NEXT = new AtomicInteger(837_000);
    private static final int MANY = 10_000;

    @TempDir
    static Path directory;

    private static final FaultProfile FAULTS = new FaultProfile();
    private static int port;
    private static RunningGateway gateway;
    private static MockClaims claims;

    @BeforeAll
    static void start() throws Exception {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        gateway = startGateway();
        claims = new MockClaims(
                new ClaimsSettings(
                        "tcp://127.0.0.1:" + port,
                        "claims",
                        PASSWORD,
                        "claims.test.inquiry",
                        "claims.answer",
                        "claims.test.submission",
                        null,
                        null,
                        1,
                        "GATEWAY",
                        null,
                        null,
                        null,
                        null,
                        null),
                FAULTS,
                Clock.systemDefaultZone());
    }

    private static RunningGateway startGateway() throws IOException {
        var partners = directory.resolve("partners.yaml");
        try (var yaml = Objects.requireNonNull(ClaimsIntakeIT.class.getResourceAsStream("/pipeline-partners.yaml"))) {
            Files.write(partners, yaml.readAllBytes());
        }
        return RunningGateway.start(
                directory.resolve("data"),
                Map.of(
                        "gateway.partners-file", partners.toString(),
                        "gateway.broker.claims.port", Integer.toString(port),
                        "gateway.broker.claims.password", PASSWORD,
                        "gateway.broker.max-disk-usage-percent", "98",
                        "gateway.routing.handover-deadline", "1500ms",
                        "gateway.routing.handover-patience", "8s",
                        "gateway.claims.rest", "500ms"));
    }

    @AfterAll
    static void stop() {
        claims.close();
        gateway.close();
    }

    @AfterEach
    void behave() {
        FAULTS.clear();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"SILENT", "DUPLICATE", "TRUNCATED", "GARBAGE", "REFUSED", "WRONG_CONTROL_NUMBER"})
    void aClaimIsTakenInOnceWhateverTheClaimsSystemAnswersAtFirst(Fault fault) {
        FAULTS.set(FaultRule.always(fault).onRoute("submission").only(1));
        var before = taken();

        var submission = receive(file(1, batch("B" + fault, 1, "INTAKE-" + fault)));
        awaitState(submission, SubmissionState.COMPLETED);

        assertThat(taken()).isEqualTo(before + 1);
        assertThat(told(submission, "STC*A2:20:PR*"))
                .contains("TRN*2*B" + fault + "~")
                .contains("STC*A2:20:PR*", "REF*1K*22")
                .contains("QTY*90*1~\nAMT*YU*125~");
        assertThat(text(only(submission, "999"))).contains("AK9*A*1*1*1~");
    }

    @Test
    void whatTheClaimsSystemRejectsIsToldWithItsReason() {
        var submission = receive(file(1, batch("BREJ", 1, "INTAKE-REJ").replace("990000001", "990000009")));
        awaitState(submission, SubmissionState.COMPLETED);

        assertThat(told(submission, "STC*A7:128:85*"))
                .contains("QTY*AA*1~\nAMT*YY*125~")
                .doesNotContain("REF*1K");
    }

    @Test
    void silenceIsToldAsItIsAndTheAnswerWhenItComes() {
        FAULTS.set(FaultRule.always(Fault.SILENT).onRoute("submission"));
        var before = taken();
        var submission = receive(file(1, batch("BSIL", 1, "INTAKE-LATE")));
        await().atMost(LONG).until(() -> !items(submission, "277CA").isEmpty());
        assertThat(text(only(submission, "277CA")))
                .contains("STC*A1:19:40*", "QTY*90*1~\nAMT*YU*125~")
                .doesNotContain("REF*1K");

        FAULTS.clear();
        awaitState(submission, SubmissionState.COMPLETED);

        assertThat(taken()).isEqualTo(before + 1);
        assertThat(items(submission, "277CA")).hasSize(2);
        assertThat(items(submission, "277CA").stream().map(ClaimsIntakeIT::text))
                .anySatisfy(told -> assertThat(told).contains("STC*A2:20:PR*", "REF*1K*22"));
    }

    /** The claims system has it, the process went down before it knew: the next one asks again. */
    @Test
    void aProcessThatEndsBetweenHandoverAnd277caDoublesNothing() throws Exception {
        FAULTS.set(FaultRule.always(Fault.SILENT).onRoute("submission"));
        var before = taken();
        var submission = receive(file(1, batch("BEND", 1, "INTAKE-END")));
        await().atMost(LONG).until(() -> taken() == before + 1);

        gateway.close();
        FAULTS.clear();
        gateway = startGateway();
        awaitState(submission, SubmissionState.COMPLETED);

        assertThat(taken()).isEqualTo(before + 1);
        told(submission, "STC*A2:20:PR*");
        only(submission, "999");
    }

    /** Two sets of 5,000, as the guide recommends at most. */
    @Test
    void tenThousandClaimsAreAnsweredInOneBatch() {
        var before = taken();
        var file = file(2, batch("BMANY1", MANY / 2, "MANYA"), batch("BMANY2", MANY / 2, "MANYB"));
        System.gc();
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        long began = System.nanoTime();

        var submission = receive(file);
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(gateway.bean(Submissions.class).find(submission))
                        .hasValueSatisfying(s -> assertThat(s.state()).isEqualTo(SubmissionState.COMPLETED)));

        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        long peak =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
        System.out.printf(
                "%d claims in a file of %d KB: handed over and answered in %d ms; peak of all heap pools %d MB%n",
                MANY, file.length() >> 10, millis, peak);
        assertThat(taken()).isEqualTo(before + MANY);
        assertThat(items(submission, "277CA").stream()
                        .map(ClaimsIntakeIT::text)
                        .mapToLong(told -> told.split("STC\\*A2:20:PR\\*", -1).length - 1)
                        .sum())
                .isEqualTo(MANY);
    }

    private static long taken() {
        return claims.day().claims().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static SubmissionId receive(String file) {
        return gateway.bean(Intake.class)
                .receive(new Arrival(
                        CLINIC,
                        Channel.SFTP_TEST,
                        ProcessingMode.BATCH,
                        "claims.x12",
                        Optional.empty(),
                        new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)),
                        "test"))
                .submission();
    }

    private static void awaitState(SubmissionId id, SubmissionState state) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(gateway.bean(Submissions.class).find(id))
                        .hasValueSatisfying(s -> assertThat(s.state()).isEqualTo(state)));
    }

    private static List<MailboxItem> items(SubmissionId submission, String kind) {
        return gateway.bean(Mailboxes.class).list(CLINIC, true, List.of(kind), "", 1000).stream()
                .filter(item -> item.source().equals(submission))
                .toList();
    }

    private static MailboxItem only(SubmissionId submission, String kind) {
        var items = items(submission, kind);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    /** The one 277CA that says this; on a machine that is busy enough an earlier one may say that it is awaited. */
    private static String told(SubmissionId submission, String what) {
        var telling = items(submission, "277CA").stream()
                .map(ClaimsIntakeIT::text)
                .filter(text -> text.contains(what))
                .toList();
        assertThat(telling).hasSize(1);
        return telling.getFirst();
    }

    private static String text(MailboxItem item) {
        return new String(gateway.bean(PayloadStore.class).read(item.payload()), StandardCharsets.ISO_8859_1);
    }

    private static String file(int sets, String... batches) {
        var number = "%09d".formatted(NEXT.incrementAndGet());
        var body = new StringBuilder();
        for (int i = 0; i < batches.length; i++)
            body.append("ST*837*%04d*005010X222A1~\n".formatted(i + 1))
                    .append(batches[i])
                    .append("SE*%d*%04d~\n".formatted(batches[i].lines().count() + 2, i + 1));
        return "ISA*00*          *00*          *ZZ*WALKCLINIC     *ZZ*GATEWAY        *" + today().substring(2)
                + "*1000*^*00501*" + number + "*0*T*:~\nGS*HC*WALKCLINIC*GATEWAY*" + today()
                + "*1000*1*X*005010X222A1~\n" + body + "GE*" + sets + "*1~\nIEA*1*" + number + "~\n";
    }

    private static String batch(String reference, int count, String account) {
        var lines = new ArrayList<String>(List.of(
                "BHT*0019*00*" + reference + "*" + today() + "*1000*CH~",
                "NM1*41*2*WALK CLINIC*****46*WALKCLINIC~",
                "PER*IC*EDI DESK*TE*8005550111~",
                "NM1*40*2*MEDICARE MAC SAMPLE*****46*MACPAY1~",
                "HL*1**20*1~",
                "NM1*85*2*RIVERBEND CLINIC*****XX*1234567893~",
                "N3*500 RIVER ROAD~",
                "N4*FIELDTON*OH*440010001~",
                "REF*EI*990000001~"));
        IntStream.rangeClosed(1, count).forEach(n -> lines.addAll(claim(n, account + n)));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> claim(int number, String account) {
        return List.of(
                "HL*" + (number + 1) + "*1*22*0~",
                "SBR*P*18*******MB~",
                "NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~",
                "N3*12 ORCHARD LANE~",
                "N4*FIELDTON*OH*44001~",
                "DMG*D8*19480307*F~",
                "NM1*PR*2*MEDICARE MAC SAMPLE*****PI*MACPAY1~",
                "CLM*" + account + "*125***11:B:1*Y*A*Y*Y~",
                "HI*ABK:I10~",
                "NM1*82*1*HART*ELENA****XX*1100000011~",
                "LX*1~",
                "SV1*HC:99213*125*UN*1***1~",
                "DTP*472*D8*"
                        + DateTimeFormatter.BASIC_ISO_DATE.format(
                                LocalDate.now().minusDays(20)) + "~",
                "REF*6R*L1~");
    }

    private static String today() {
        return DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now());
    }
}
