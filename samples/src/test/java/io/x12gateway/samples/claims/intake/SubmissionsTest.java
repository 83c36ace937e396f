package io.x12gateway.samples.claims.intake;

import io.x12gateway.edi.mapping.ClaimsDialect;
import io.x12gateway.samples.claims.adjudication.Adjudication;
import io.x12gateway.samples.claims.adjudication.Lifecycle;
import io.x12gateway.samples.claims.intake.Submissions.NoSubmission;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.ledger.Ledger;
import io.x12gateway.samples.claims.payment.Judged;
import io.x12gateway.samples.claims.payment.PaymentRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SubmissionsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T15:00:00Z"), ZoneOffset.UTC);
    private static final Pattern STATE =
            Pattern.compile("<state category=\"(\\w+)\" status=\"(\\w+)\"(?: entity=\"(\\w+)\")?/>");

    @TempDir
    private Path folder;

    private final Ledger ledger = Ledger.packaged(CLOCK);
    private final Submissions desk = new Submissions(ledger, null);

    @Test
    void acceptsAndRejectsEachClaimForItself() throws Exception {
        var receipt = answer(example());
        assertThat(receipt)
                .contains("submissionId=\"S-2026-000001/1\"", "received=\"2026-11-21\"")
                .contains(
                        "account=\"ACCT2001\" verdict=\"accepted\" payerControlNumber=\"2226325500001\" charge=\"240\"")
                .contains("account=\"ACCT2002\" verdict=\"rejected\" charge=\"150\"");
        assertThat(states(receipt)).containsExactly("A2:20:PR", "A7:178");
        assertThat(ledger.find(c -> c.account().equals("ACCT2001"))).hasSize(1);
        assertThat(ledger.find(c -> c.account().equals("ACCT2002"))).isEmpty();
    }

    @Test
    void answersTheSameSubmissionInTheSameWayAndTakesNothingInTwice() throws Exception {
        var first = answer(example());
        int claims = ledger.count();
        assertThat(answer(example())).isEqualTo(first);
        assertThat(ledger.count()).isEqualTo(claims);
    }

    @Test
    void knowsAClaimThatCameWithAnotherSubmission() throws Exception {
        answer(example());
        var again = answer(example().replace("S-2026-000001/1", "S-2026-000002/1"));
        assertThat(states(again)).containsExactly("A3:746", "A7:178");
    }

    /** The example with one thing changed, and what is then said to its first claim. */
    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            id="1234567893"                 | id="1100000011"              | A7:562:85
            taxId="990000001"               | taxId="123456789"            | A7:128:85
            id="1100000011"                 | id="1100000012"              | A7:562:82
            id="1EG4TE5MK73"                | id="1EG4TE5MK7"              | A7:164:IL
            from="2026-11-02" through="2026-11-03" | from="2026-11-02" through="2027-01-01" | A7:187
            from="2026-11-02" through="2026-11-03" | from="2026-11-03" through="2026-11-02" | A7:187
            from="2026-11-02" through="2026-11-03" | from="2025-01-02" through="2025-01-03" | A3:718
            charge="240"                    | charge="240.01"              | A7:178
            frequency="1"                   | frequency="7"                | A6:464
            frequency="1"                   | frequency="7" originalNumber="1" | A7:464
            frequency="1"                   | frequency="3"                | A7:535
            diagnosis code="I10"            | diagnosis code="10"          | A7:255
            code="99214"                    | code="9921"                  | A7:247 A7:507
            units="1"                       | units="0"                    | A7:247 A7:476
            pointers="1 2"                  | pointers="1 5"               | A7:247 A7:477
            account="ACCT2001"              | account="ACCT2009"           | A2:20:PR
            """)
    void saysWhatIsWrong(String from, String to, String states) throws Exception {
        assertThat(example()).contains(from);
        var receipt = answer(example().replaceFirst(Pattern.quote(from), to));
        var first = receipt.substring(0, receipt.indexOf("<claim number=\"2\""));
        assertThat(String.join(" ", states(first))).isEqualTo(states);
    }

    @Test
    void refusesWhatIsForAnotherPayer() throws Exception {
        var receipt = answer(example().replace("payer=\"MACPAY1\"", "payer=\"OTHER\""));
        assertThat(receipt)
                .contains("<refusal category=\"A3\" status=\"116\" entity=\"PR\"/>")
                .doesNotContain("<claim ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<no>", "", "<?xml version='1.0'?><!DOCTYPE x []><x/>", "<?xml version='1.0'?><x>\u00e9"})
    void understandsNothingElse(String message) {
        assertThatThrownBy(() -> desk.read(message.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(NoSubmission.class);
        assertThatThrownBy(() -> desk.read(example()
                        .replace("usage=\"production\"", "usage=\"perhaps\"")
                        .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NoSubmission.class)
                .hasMessageContaining("claims.xsd");
    }

    @Test
    void pricesAClaimByItsFeesAndTheDeductibleThatIsLeft() throws Exception {
        answer(example());
        var result = Adjudication.of(only("ACCT2001"));
        // 130.12 and 7.77 are allowed; 283 - 241.50 of the deductible are left, all of it for the visit
        assertThat(result.allowed()).isEqualByComparingTo("137.89");
        assertThat(result.deductible()).isEqualByComparingTo("41.50");
        answer(example().replace("S-2026-000001/1", "S-2").replace("ACCT2001", "ACCT2003"));
        assertThat(Adjudication.of(only("ACCT2003")).deductible()).isZero();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "DENY1,    FINALIZED, 4",
        "HOLD1,    COVERAGE_CHECK, ''",
        "RECORDS1, RECORDS_REQUESTED, ''",
        "CORRECT1, FINALIZED, 19",
    })
    void doesWhatThePolicySays(String account, Stage stage, String paidAs) throws Exception {
        answer(example().replace("ACCT2001", account));
        Lifecycle.advance(ledger, 3);
        var judged = Judged.of(run().run(result -> {}));
        assertThat(only(account).stage()).isEqualTo(stage);
        if (!paidAs.isEmpty()) assertThat(judged.claim(account, paidAs)).isNotNull();
    }

    @Test
    void replacesAClaimThatWasPaid() throws Exception {
        answer(example());
        Lifecycle.advance(ledger, 3);
        var paid = Judged.of(run().run(result -> {})).claim("ACCT2001", "19");
        var number = only("ACCT2001").controlNumber();
        var better = example()
                .replace("S-2026-000001/1", "S-9")
                .replaceFirst("frequency=\"1\"", "frequency=\"7\" originalNumber=\"" + number + "\"")
                .replaceFirst("charge=\"200\"", "charge=\"100\"")
                .replaceFirst("charge=\"240\"", "charge=\"140\"");
        assertThat(states(answer(better))).startsWith("A2:20:PR");
        Lifecycle.advance(ledger, 3);
        var judged = Judged.of(run().run(result -> {}));
        assertThat(judged.claim("ACCT2001", "22").paid())
                .isEqualByComparingTo(paid.paid().negate());
        assertThat(judged.claim("ACCT2001", "19").charge()).isEqualByComparingTo("140");
        assertThat(ledger.byNumber(number).orElseThrow().stage()).isEqualTo(Stage.REVERSED);
    }

    @Test
    void takesBackAClaimThatWasNotPaidYet() throws Exception {
        answer(example());
        var number = only("ACCT2001").controlNumber();
        var gone = example()
                .replace("S-2026-000001/1", "S-9")
                .replaceFirst("frequency=\"1\"", "frequency=\"8\" originalNumber=\"" + number + "\"");
        answer(gone);
        assertThat(ledger.byNumber(number).orElseThrow().stage()).isEqualTo(Stage.VOIDED);
        Lifecycle.advance(ledger, 5);
        var advices = Judged.of(run().run(result -> {})).advices();
        assertThat(advices)
                .allSatisfy(a -> assertThat(a.claims())
                        .noneMatch(c -> c.patientControlNumber().equals("ACCT2001")));
    }

    @Test
    void theExamplesAreWhatTheSchemaWants() throws Exception {
        valid(example().getBytes(StandardCharsets.UTF_8));
        valid(resource("/mapping/claims/examples/receipt.xml"));
    }

    private PaymentRun run() {
        return new PaymentRun(ledger, "GATEWAY", folder);
    }

    private Claim only(String account) {
        return ledger.find(c -> c.account().equals(account)).getFirst();
    }

    /** What is answered must be what the schema wants. */
    private String answer(String message) throws Exception {
        var receipt = desk.read(message.getBytes(StandardCharsets.UTF_8)).answer();
        valid(receipt);
        return new String(receipt, StandardCharsets.UTF_8);
    }

    private static List<String> states(String receipt) {
        return STATE.matcher(receipt)
                .results()
                .map(m -> m.group(1) + ":" + m.group(2) + (m.group(3) == null ? "" : ":" + m.group(3)))
                .toList();
    }

    private static String example() throws IOException {
        return new String(resource("/mapping/claims/examples/submission.xml"), StandardCharsets.UTF_8);
    }

    private static void valid(byte[] message) throws IOException, SAXException {
        SchemaFactory.newDefaultInstance()
                .newSchema(ClaimsDialect.class.getResource("/mapping/claims/claims.xsd"))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(message)));
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = ClaimsDialect.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
