package io.x12gateway.edi.mapping;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.claimstatus.ClaimStatus;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.claimstatus.LineStatus;
import io.x12gateway.edi.claimstatus.Status;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.mapping.ClaimsAnswer.ProviderRefusal;
import io.x12gateway.edi.mapping.DialectException.Reason;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.ServiceDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClaimsDialectTest {
    private static final ClaimsDialect DIALECT = ClaimsDialect.standard();
    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 21, 10, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);
    private static final ClaimStatusRequest REQUEST =
            ClaimStatusRequest.read(RoundTrip.fixture("276-dependent.edi"), Delimiters.STANDARD);

    @Test
    void asksAboutEveryClaimWithAllThatIsKnown() throws DialectException {
        var message = DIALECT.toInquiry(REQUEST, "INQ-1", true);

        var inquiry = DIALECT.readInquiry(message);

        assertThat(inquiry).isEqualTo(ClaimsInquiry.of(REQUEST, "INQ-1", true));
        assertThat(inquiry.claims()).extracting(AskedClaim::number).containsExactly(1, 2, 3);
        var first = inquiry.claims().getFirst();
        assertThat(first.provider().npi()).isEqualTo("1234567893");
        assertThat(first.memberId()).isEqualTo("M0000001");
        assertThat(first.patient().first()).isEqualTo("BETA");
        assertThat(first.inquiry()).isEqualTo(REQUEST.claims().findFirst().orElseThrow());
    }

    @Test
    void carriesWhatXmlWouldTripOver() throws DialectException {
        var text = new String(RoundTrip.fixture("276-dependent.edi"), StandardCharsets.ISO_8859_1)
                .replace("TESTPERSON*ALFA", "<O'\"NEIL> & \u00c9\u0007*${1+1}");
        var request = ClaimStatusRequest.read(RoundTrip.bytes(text), Delimiters.STANDARD);

        var inquiry = DIALECT.readInquiry(DIALECT.toInquiry(request, "INQ-1", false));

        var subscriber = inquiry.claims().getFirst().subscriber();
        assertThat(subscriber.last()).isEqualTo("<O'\"NEIL> & \u00c9 ");
        assertThat(subscriber.first()).isEqualTo("${1+1}");
        assertThat(inquiry.test()).isFalse();
    }

    @Test
    void readsAnAnswerAsItWasWritten() throws DialectException {
        var answer = ClaimsAnswer.answered("INQ-1", List.of(paid(1), pending(3)));

        assertThat(DIALECT.readAnswer(DIALECT.writeAnswer(answer))).isEqualTo(answer);
    }

    @Test
    void makesA277OfAnAnswer() throws DialectException {
        var answer = DIALECT.writeAnswer(ClaimsAnswer.answered("INQ-1", List.of(paid(1), paid(1), pending(3))));

        var response = DIALECT.toResponse(answer, REQUEST, "INQ-1", AT);

        assertThat(response.claims()).extracting(ClaimStatus::trace).containsExactly("CS-1", "CS-1", "CS-2", "CS-3");
        assertThat(RoundTrip.lines(response.segments()))
                .containsSequence(
                        "TRN*2*CS-1",
                        "STC*F1:65:PR*20261118**240.5*151.2*20261118**20261118*EFT9*F1:3",
                        "REF*1K*ICN1",
                        "DTP*472*RD8*20261117-20261118",
                        "SVC*HC:99214:25*200*129.6*0450***1",
                        "STC*F1:65*20261118",
                        "REF*FJ*L1",
                        "DTP*472*D8*20261118")
                .containsSequence("TRN*2*CS-2", "STC*E2:0*20261121**0*0", "REF*1K*ICN2")
                .containsSequence("TRN*2*CS-3", "STC*P1:20*20261118**99*0");
    }

    @Test
    void makesA277OfARefusal() throws DialectException {
        var refusal = DIALECT.writeAnswer(ClaimsAnswer.refused("INQ-1", StatusCode.of("E1", "484")));

        var response = DIALECT.toResponse(refusal, REQUEST, "INQ-1", AT);

        assertThat(RoundTrip.lines(response.segments()))
                .endsWith("HL*2*1*21*0", "NM1*41*2*CLEARWAY EDI*****46*CH0001", "TRN*2*CSQ-9", "STC*E1:484*20261121");
    }

    @Test
    void makesA277OfAProviderThatIsRefused() throws DialectException {
        var refused = new ProviderRefusal("1234567893", StatusCode.of("D0", "562", "1P"));
        var answer = DIALECT.writeAnswer(new ClaimsAnswer("INQ-1", Optional.empty(), List.of(refused), List.of()));

        var response = DIALECT.toResponse(answer, REQUEST, "INQ-1", AT);

        assertThat(RoundTrip.lines(response.segments())).endsWith("TRN*1*0", "STC*D0:562:1P*20261121");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                                            | UNREADABLE
                    not xml at all                                                                | UNREADABLE
                    <claimStatusAnswer xmlns="urn:x12gateway:claims:1" inquiryId="INQ-1">         | UNREADABLE
                    <!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>              | FORBIDDEN
                    <!doctype a><a/>                                                              | FORBIDDEN
                    <claimStatusAnswer inquiryId="INQ-1"/>                                        | INVALID
                    <claimStatusAnswer xmlns="urn:x12gateway:claims:1"/>                          | INVALID
                    <claimStatusAnswer xmlns="urn:x12gateway:claims:1" inquiryId="INQ-1"><x/></claimStatusAnswer>            | INVALID
                    <claimStatusAnswer xmlns="urn:x12gateway:claims:1" inquiryId="INQ-2"/>        | OTHER_INQUIRY
                    <claimStatusAnswer xmlns="urn:x12gateway:claims:1" inquiryId="INQ-1"><claim number="4" trace="CS-1"><state category="P1" status="20" since="2026-11-18"/></claim></claimStatusAnswer> | CONTRADICTION
                    <claimStatusAnswer xmlns="urn:x12gateway:claims:1" inquiryId="INQ-1"><claim number="99999999999999" trace="CS-1"><state category="P1" status="20" since="2026-11-18"/></claim></claimStatusAnswer> | CONTRADICTION
                    <claimStatusAnswer xmlns="urn:x12gateway:claims:1" inquiryId="INQ-1"><claim number="1" trace="CS-2"><state category="P1" status="20" since="2026-11-18"/></claim></claimStatusAnswer> | CONTRADICTION
                    <claimStatusAnswer xmlns="urn:x12gateway:claims:1" inquiryId="INQ-1"><claim number="1" trace="CS-1"><state category="P1" status="20" since="yesterday"/></claim></claimStatusAnswer> | INVALID
                    <claimStatusAnswer xmlns="urn:x12gateway:claims:1" inquiryId="INQ-1"><claim number="1" trace="CS-1"><state category="P1" status="20" since="2026-11-18Z"/></claim></claimStatusAnswer> | INVALID
                    <claimStatusAnswer xmlns="urn:x12gateway:claims:1" inquiryId="INQ-1"><claim number="1" trace="CS-1"><state category="P1" status="20" since="92026-11-18"/></claim></claimStatusAnswer> | INVALID
                    <claimStatusAnswer xmlns="urn:x12gateway:claims:1" inquiryId="INQ-1"><claim number="1" trace="CS&#xE002;1"><state category="P1" status="20" since="2026-11-18"/></claim></claimStatusAnswer> | INVALID
                    <claimStatusInquiry xmlns="urn:x12gateway:claims:1" inquiryId="INQ-1" usage="test"><claim number="1" trace="T" payer="P" submitter="S"><provider kind="person"/><subscriber kind="person"/></claim></claimStatusInquiry> | INVALID
                    """)
    void saysWhatIsWrongWithAHostileAnswer(String message, Reason reason) {
        assertThatExceptionOfType(DialectException.class)
                .isThrownBy(() -> DIALECT.toResponse(utf8(message), REQUEST, "INQ-1", AT))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void neverTellsTheValueThatBrokeARule() {
        var message = "<claimStatusAnswer xmlns=\"urn:x12gateway:claims:1\" inquiryId=\"INQ-1\">"
                + "<claim number=\"SECRETNAME\" trace=\"CS-1\"/></claimStatusAnswer>";

        assertThatExceptionOfType(DialectException.class)
                .isThrownBy(() -> DIALECT.readAnswer(utf8(message)))
                .satisfies(
                        e -> assertThat(e.getMessage()).contains("claims.xsd").doesNotContain("SECRETNAME"));
    }

    @Test
    void refusesWhatIsTooLargeOrNotUtf8() {
        assertThatExceptionOfType(DialectException.class)
                .isThrownBy(() -> DIALECT.readAnswer(new byte[HardenedXml.SIZE_MAX + 1]))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThatExceptionOfType(DialectException.class)
                .isThrownBy(() -> DIALECT.readAnswer("<!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_16)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));
    }

    @Test
    void refusesEveryTruncationWithoutFallingOver() {
        var whole = DIALECT.writeAnswer(ClaimsAnswer.answered("INQ-1", List.of(paid(1))));
        int end = new String(whole, StandardCharsets.UTF_8).stripTrailing().length();
        for (int length = 0; length < end; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(DialectException.class).isThrownBy(() -> DIALECT.readAnswer(cut));
        }
    }

    @Test
    void manyThreadsShareOneDialect() throws Exception {
        var expected = new String(DIALECT.toInquiry(REQUEST, "INQ-1", true), StandardCharsets.UTF_8);
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> task = () -> {
                for (int i = 0; i < 25; i++) {
                    var message = DIALECT.toInquiry(REQUEST, "INQ-1", true);
                    if (!expected.equals(new String(message, StandardCharsets.UTF_8))) return false;
                    if (DIALECT.readInquiry(message).claims().size() != 3) return false;
                }
                return true;
            };
            for (var result : threads.invokeAll(Collections.nCopies(8, task))) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Test
    void examplesAreWhatTheDialectReads() throws Exception {
        var inquiry = DIALECT.readInquiry(resource("inquiry.xml"));
        var answer = DIALECT.readAnswer(resource("answer.xml"));
        var refusal = DIALECT.readAnswer(resource("refusal.xml"));

        assertThat(answer.inquiryId()).isEqualTo(inquiry.inquiryId());
        assertThat(answer.claims()).hasSize(2);
        assertThat(refusal.refusal()).contains(StatusCode.of("E1", "484"));
    }

    private static byte[] resource(String name) throws Exception {
        try (var in = ClaimsDialect.class.getResourceAsStream("/mapping/claims/examples/" + name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static AnsweredClaim paid(int number) {
        var state = new Status(
                StatusCode.of("F1", "65", "PR"),
                DAY,
                Optional.of(new BigDecimal("240.50")),
                Optional.of(new BigDecimal("151.2")),
                Optional.of(DAY),
                Optional.of(DAY),
                "EFT9",
                List.of(StatusCode.of("F1", "3")));
        var line = new LineStatus(
                Procedure.of("HC", "99214", "25"),
                new BigDecimal("200"),
                new BigDecimal("129.6"),
                "0450",
                Optional.of(BigDecimal.ONE),
                List.of(Status.of(StatusCode.of("F1", "65"), DAY)),
                "L1",
                ServiceDate.on("472", DAY));
        return new AnsweredClaim(
                number,
                new ClaimStatus(
                        "CS-" + number,
                        List.of(state),
                        List.of(Reference.of("1K", "ICN1")),
                        Optional.of(ServiceDate.between("472", DAY.minusDays(1), DAY)),
                        List.of(line)));
    }

    private static AnsweredClaim pending(int number) {
        var state = Status.of(StatusCode.of("P1", "20"), DAY).with(new BigDecimal("99"), BigDecimal.ZERO);
        return new AnsweredClaim(
                number, new ClaimStatus("CS-" + number, List.of(state), List.of(), Optional.empty(), List.of()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
