package io.x12gateway.samples.claims;

import io.x12gateway.edi.claimstatus.ClaimInquiry;
import io.x12gateway.edi.claimstatus.ClaimStatus;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.mapping.AnsweredClaim;
import io.x12gateway.edi.mapping.ClaimsAnswer;
import io.x12gateway.edi.mapping.ClaimsDialect;
import io.x12gateway.edi.mapping.DialectException;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.samples.TestBroker;
import io.x12gateway.samples.fault.Fault;
import io.x12gateway.samples.fault.FaultProfile;
import io.x12gateway.samples.fault.FaultRule;
import jakarta.jms.TextMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MockClaimsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String INQUIRIES = "claims.inquiry";
    private static final String SUBMISSIONS = "claims.submission";
    private static final String ANSWERS = "claims.answer.node1";
    private static final String REMITTANCES = "claims.remittance";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T15:00:00Z"), ZoneOffset.UTC);
    private static final String RIVERBEND = "1234567893";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static TestBroker broker;
    private static MockClaims claims;
    private static final FaultProfile FAULTS = new FaultProfile();

    @BeforeAll
    static void start() throws Exception {
        broker = new TestBroker(folder, INQUIRIES, SUBMISSIONS, ANSWERS, REMITTANCES);
        claims = new MockClaims(
                new ClaimsSettings(
                        broker.url(),
                        TestBroker.USER,
                        TestBroker.PASSWORD,
                        INQUIRIES,
                        "claims.answer",
                        SUBMISSIONS,
                        REMITTANCES,
                        null,
                        2,
                        "GATEWAY",
                        null,
                        null,
                        null,
                        null,
                        null),
                FAULTS,
                CLOCK);
        assertThat(claims.awaitConnected(PATIENCE.toSeconds())).isTrue();
    }

    @AfterAll
    static void stop() throws Exception {
        claims.close();
        broker.close();
    }

    @AfterEach
    void behave() {
        FAULTS.clear();
    }

    @Test
    void findsAClaimByThePayersNumber() throws Exception {
        var status = onlyStatus(ask(RIVERBEND, "1EG4TE5MK72", byNumber("2226280000011")));
        assertThat(code(status)).isEqualTo(StatusCode.of("P1", "20"));
        assertThat(status.trace()).isEqualTo("CS00001");
        assertThat(status.reference("1K")).isEqualTo("2226280000011");
    }

    @Test
    void findsAPaidClaimByAccountChargeAndDayAndTellsItsLines() throws Exception {
        var status = onlyStatus(ask(
                RIVERBEND,
                "1EG4TE5MK73",
                inquiry(List.of(Reference.of("EJ", "ACCT1001")), "240", LocalDate.of(2026, 10, 1))));
        assertThat(code(status)).isEqualTo(StatusCode.of("F1", "65"));
        var money = status.statuses().getFirst();
        assertThat(money.paid().orElseThrow()).isEqualByComparingTo("148.18");
        assertThat(money.paymentNumber()).isEqualTo("EFT0009911");
        assertThat(status.lines()).extracting(l -> l.procedure().code()).containsExactly("99214", "85025");
    }

    @Test
    void tellsOtherStagesInTheirCodes() throws Exception {
        assertThat(code(onlyStatus(ask(RIVERBEND, "3TP1EW3XC21", byNumber("2226281000044")))))
                .isEqualTo(StatusCode.of("P3", "123", "85"));
        assertThat(code(onlyStatus(ask(RIVERBEND, "5TR3EP9XE23", byNumber("2226282000055")))))
                .isEqualTo(StatusCode.of("P2", "52"));
    }

    @Test
    void givesEveryClaimThatFits() throws Exception {
        var all = ask(RIVERBEND, "1EG4TE5MK72", inquiry(List.of(), "", LocalDate.of(2026, 10, 2)));
        assertThat(all.claims()).hasSize(1);
        var wide = new ClaimInquiry(
                "CS00001",
                List.of(),
                Optional.empty(),
                Optional.of(ServiceDate.between("472", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1))),
                List.of());
        assertThat(ask(RIVERBEND, "1EG4TE5MK72", wide).claims()).hasSize(2).allSatisfy(c -> {
            assertThat(c.number()).isEqualTo(1);
            assertThat(c.status().trace()).isEqualTo("CS00001");
        });
    }

    @Test
    void saysWhatItDidNotFind() throws Exception {
        assertThat(code(onlyStatus(ask(RIVERBEND, "1EG4TE5MK73", byNumber("9999999999999")))))
                .isEqualTo(StatusCode.of("A4", "35"));
        assertThat(code(onlyStatus(ask(RIVERBEND, "2AC5HG8JK12", inquiry(List.of(), "99", LocalDate.of(2026, 10, 3))))))
                .isEqualTo(StatusCode.of("D0", "33", "IL"));
    }

    @Test
    void tellsNobodyAboutAnotherProvidersClaim() throws Exception {
        assertThat(code(onlyStatus(ask("1450000025", "1EG4TE5MK73", byNumber("2226279000123")))))
                .isEqualTo(StatusCode.of("A4", "35"));
    }

    @Test
    void refusesAProviderItDoesNotKnow() throws Exception {
        var answer = ask("1100000011", "1EG4TE5MK73", byNumber("2226279000123"));
        assertThat(answer.claims()).isEmpty();
        assertThat(answer.providerRefusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.providerId()).isEqualTo("1100000011");
            assertThat(refusal.reason()).isEqualTo(StatusCode.of("D0", "562", "1P"));
        });
    }

    @Test
    void answersATextMessageWithATextMessage() throws Exception {
        var id = newId();
        broker.sendText(INQUIRIES, ANSWERS, id, xml(RIVERBEND, "1EG4TE5MK72", byNumber("2226280000011"), id));
        var received = broker.receive(ANSWERS, PATIENCE);
        assertThat(received.message()).isInstanceOf(TextMessage.class);
        assertThat(received.correlation()).isEqualTo(id);
    }

    @Test
    void passesOverAMessageThatIsNoInquiry() throws Exception {
        broker.send(INQUIRIES, ANSWERS, "garbage", "<no>".getBytes(StandardCharsets.UTF_8));
        assertThat(ask(RIVERBEND, "1EG4TE5MK72", byNumber("2226280000011")).claims())
                .hasSize(1);
        assertThat(broker.staysEmpty(ANSWERS, Duration.ofMillis(200))).isTrue();
    }

    @Test
    void answersWhatWasAskedWhileTheBrokerWasLost() throws Exception {
        broker.stop();
        broker.restart();
        assertThat(ask(RIVERBEND, "1EG4TE5MK72", byNumber("2226280000011")).claims())
                .hasSize(1);
    }

    @Test
    void tellsAClaimAsPaidAfterItsPaymentRun() throws Exception {
        var before = onlyStatus(ask(RIVERBEND, "1TM9EE7XY19", byNumber("2226290000061")));
        assertThat(code(before)).isEqualTo(StatusCode.of("P1", "3"));
        var run = claims.pay();
        assertThat(broker.receive(REMITTANCES, PATIENCE).message().getStringProperty("X12_CLIENT_KEY"))
                .isEqualTo(run.key());
        var after = onlyStatus(ask(RIVERBEND, "1TM9EE7XY19", byNumber("2226290000061")));
        assertThat(code(after)).isEqualTo(StatusCode.of("F1", "65"));
        assertThat(after.statuses().getFirst().paymentNumber())
                .isEqualTo(run.payments().getFirst().number());
        assertThat(code(onlyStatus(ask(RIVERBEND, "9TK8EV4XK18", byNumber("2226279000200")))))
                .isEqualTo(StatusCode.of("F2", "1"));
    }

    @Test
    void answersTwice() throws Exception {
        FAULTS.set(FaultRule.always(Fault.DUPLICATE).forSubject("acct1002"));
        var first = ask(RIVERBEND, "1EG4TE5MK72", byNumber("2226280000011"));
        var second = ClaimsDialect.standard()
                .readAnswer(broker.receive(ANSWERS, PATIENCE).content());
        assertThat(second).isEqualTo(first);
    }

    @Test
    void staysSilent() throws Exception {
        FAULTS.set(FaultRule.always(Fault.SILENT));
        var id = newId();
        broker.send(INQUIRIES, ANSWERS, id, xml(RIVERBEND, "1EG4TE5MK72", byNumber("2226280000011"), id));
        assertThat(broker.staysEmpty(ANSWERS, Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void answersLate() throws Exception {
        FAULTS.set(FaultRule.always(Fault.SLOW).withDelay(Duration.ofMillis(400)));
        long start = System.nanoTime();
        ask(RIVERBEND, "1EG4TE5MK72", byNumber("2226280000011"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void sendsHalfAnAnswerAndNoXml() {
        FAULTS.set(FaultRule.always(Fault.TRUNCATED));
        assertThatThrownBy(() -> ask(RIVERBEND, "1EG4TE5MK72", byNumber("2226280000011")))
                .isInstanceOf(DialectException.class);
        FAULTS.set(FaultRule.always(Fault.GARBAGE));
        assertThatThrownBy(() -> ask(RIVERBEND, "1EG4TE5MK72", byNumber("2226280000011")))
                .isInstanceOf(DialectException.class);
    }

    @Test
    void saysThatItCannotLookAnythingUp() throws Exception {
        FAULTS.set(FaultRule.always(Fault.UNAVAILABLE));
        assertThat(ask(RIVERBEND, "1EG4TE5MK72", byNumber("2226280000011")).refusal())
                .contains(StatusCode.of("E1", "484"));
    }

    @Test
    void answersAnotherInquiry() throws Exception {
        FAULTS.set(FaultRule.always(Fault.WRONG_CONTROL_NUMBER));
        var id = newId();
        broker.send(INQUIRIES, ANSWERS, id, xml(RIVERBEND, "1EG4TE5MK72", byNumber("2226280000011"), id));
        var received = broker.receive(ANSWERS, PATIENCE);
        assertThat(received.correlation()).isNotEqualTo(id);
        assertThat(ClaimsDialect.standard().readAnswer(received.content()).inquiryId())
                .isNotEqualTo(id);
    }

    @Test
    void passesOverOneOfTheClaimsAskedAbout() throws Exception {
        FAULTS.set(FaultRule.always(Fault.SILENT).forSubject("acct1002").onRoute("inquiry"));
        var id = newId();
        var two = xml(
                RIVERBEND, "1EG4TE5MK72", List.of(byNumber("2226280000011"), byNumber("2226281000044", "CS00002")), id);
        broker.send(INQUIRIES, ANSWERS, id, two);
        var answer = ClaimsDialect.standard()
                .readAnswer(broker.receive(ANSWERS, PATIENCE).content());
        assertThat(answer.claims()).extracting(AnsweredClaim::number).containsExactly(2);
    }

    @Test
    void takesInClaimsAndTellsOfThemAtOnce() throws Exception {
        var receipt = send("/mapping/claims/examples/submission.xml");
        assertThat(receipt)
                .contains("verdict=\"accepted\" payerControlNumber=\"22")
                .contains("verdict=\"rejected\"");
        var number = receipt.replaceAll("(?s).*payerControlNumber=\"([0-9]+)\".*", "$1");
        assertThat(code(onlyStatus(ask(RIVERBEND, "1EG4TE5MK73", byNumber(number)))))
                .isEqualTo(StatusCode.of("P1", "20"));
    }

    @Test
    void takesInNothingWhileItCannot() throws Exception {
        FAULTS.set(FaultRule.always(Fault.FLAPPING).onRoute("submission"));
        assertThat(send("/mapping/claims/examples/submission.xml"))
                .contains("<refusal category=\"E1\" status=\"484\"")
                .doesNotContain("<claim ");
    }

    private static String send(String example) throws Exception {
        byte[] message;
        try (var in = ClaimsDialect.class.getResourceAsStream(example)) {
            message = Objects.requireNonNull(in).readAllBytes();
        }
        var id = newId();
        broker.send(SUBMISSIONS, ANSWERS, id, message);
        var received = broker.receive(ANSWERS, PATIENCE);
        assertThat(received.correlation()).isEqualTo(id);
        return new String(received.content(), StandardCharsets.UTF_8);
    }

    private static ClaimInquiry byNumber(String controlNumber, String trace) {
        var one = byNumber(controlNumber);
        return new ClaimInquiry(trace, one.references(), one.charge(), one.date(), one.lines());
    }

    private static ClaimInquiry byNumber(String controlNumber) {
        return inquiry(List.of(Reference.of("1K", controlNumber)), "", LocalDate.of(2026, 10, 2));
    }

    private static ClaimInquiry inquiry(List<Reference> references, String charge, LocalDate day) {
        return new ClaimInquiry(
                "CS00001",
                references,
                charge.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(charge)),
                Optional.of(ServiceDate.on("472", day)),
                List.of());
    }

    private static ClaimsAnswer ask(String npi, String memberId, ClaimInquiry inquiry) throws Exception {
        var id = newId();
        broker.send(INQUIRIES, ANSWERS, id, xml(npi, memberId, inquiry, id));
        var received = broker.receive(ANSWERS, PATIENCE);
        assertThat(received.correlation()).isEqualTo(id);
        return ClaimsDialect.standard().readAnswer(received.content());
    }

    private static byte[] xml(String npi, String memberId, ClaimInquiry inquiry, String id) {
        return xml(npi, memberId, List.of(inquiry), id);
    }

    private static byte[] xml(String npi, String memberId, List<ClaimInquiry> inquiries, String id) {
        var subscriber = new ClaimStatusRequest.Subscriber(
                Optional.empty(), Name.person("IL", "SAMPLE", "PATIENT", "MI", memberId), inquiries, List.of());
        var provider = new ClaimStatusRequest.Provider(
                List.of(Name.organisation("1P", "A PROVIDER", "XX", npi)), List.of(subscriber));
        var receiver =
                new ClaimStatusRequest.Receiver(Name.organisation("41", "GATEWAY", "46", "GATEWAY"), List.of(provider));
        var payer = new ClaimStatusRequest.Payer(
                Name.organisation("PR", "MEDICARE MAC SAMPLE", "PI", "MACPAY1"), List.of(receiver));
        var request = new ClaimStatusRequest(
                ClaimStatusRequest.beginning("CSQ0001", LocalDateTime.of(2026, 11, 21, 10, 0)), List.of(payer));
        return ClaimsDialect.standard().toInquiry(request, id, true);
    }

    private static ClaimStatus onlyStatus(ClaimsAnswer answer) {
        assertThat(answer.claims()).extracting(AnsweredClaim::number).containsExactly(1);
        return answer.claims().getFirst().status();
    }

    private static StatusCode code(ClaimStatus status) {
        return status.statuses().getFirst().code();
    }

    private static String newId() {
        return "inquiry-" + NUMBERS.incrementAndGet();
    }
}
