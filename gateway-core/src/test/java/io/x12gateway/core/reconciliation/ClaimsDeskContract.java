package io.x12gateway.core.reconciliation;

import com.zaxxer.hikari.HikariDataSource;
import io.x12gateway.core.handover.Portion;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.ledger.Stores;
import io.x12gateway.core.lineage.ClaimEvent;
import io.x12gateway.core.lineage.ClaimEvent.Figures;
import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.core.lineage.ClaimIndex.Scan;
import io.x12gateway.core.lineage.ClaimKeys;
import io.x12gateway.core.lineage.ClaimKeys.Kind;
import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.payment.Remittance;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.edi.envelope.ByteSpan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** One claim for each state, with everything around it in a real database. */
abstract class ClaimsDeskContract {
    private static final ClaimKeys KEYS = new ClaimKeys(new byte[32]);
    private static final PartnerId CLINIC = new PartnerId("riverbend-clinic");
    private static final PartnerId PAYER = new PartnerId("example-mac");
    private static final String MAC = "09999";
    private static final String TRN03 = "1999999999";
    private static final String NPI = "1234567893";
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final HikariDataSource source = database();
    private final MovingClock clock = new MovingClock();
    private final Ulid ids = new Ulid(clock);
    private final Stores stores = Stores.in(source, clock);
    private final ClaimBooks books = new JdbcClaimBooks(source);
    private final ClaimsDesk desk = new ClaimsDesk(books, ZoneOffset.UTC, clock, Waits.DEFAULT);

    abstract HikariDataSource database();

    @AfterEach
    void close() {
        stores.close();
        source.close();
    }

    @Test
    void tellsHowEachClaimStands() {
        claim("PAID").accepted().remitted(What.PAID, "1", "100.00", "80.00");
        claim("DENIED").accepted().remitted(What.DENIED, "4", "100.00", "0.00");
        claim("REFUSED").answered("A3:21");
        claim("NOT_ACCEPTED").rejected();
        claim("GIVEN_UP").failed();
        claim("NOT_ANSWERED").answered("A1:19");
        claim("UNPAID").accepted();
        claim("REMITTANCE_MISSING").accepted().status("F1:65");
        claim("REMITTANCE_HELD").accepted().held(HeldDocument.Reason.NO_RECIPIENT);
        claim("REMITTANCE_REFUSED").accepted().refused();
        claim("CHARGE_DIFFERS").accepted().remitted(What.PAID, "1", "90.00", "80.00");
        claim("PAID_TWICE")
                .accepted()
                .remitted(What.PAID, "1", "100.00", "80.00")
                .remitted(What.PAID, "1", "100.00", "80.00");
        claim("REVERSED")
                .accepted()
                .remitted(What.PAID, "1", "100.00", "80.00")
                .remitted(What.REVERSED, "22", "-100.00", "-80.00");
        claim("CORRECTED")
                .accepted()
                .remitted(What.PAID, "1", "100.00", "80.00")
                .remitted(What.REVERSED, "22", "-100.00", "-80.00")
                .remitted(What.PAID, "1", "100.00", "70.00");
        clock.now = NOW.minus(Duration.ofDays(2));
        claim("WAITING").accepted();
        clock.now = NOW;

        var report = report(true);
        assertThat(report.notes()).isEmpty();
        assertThat(states(report))
                .containsExactlyInAnyOrder(
                        "DENIED",
                        "REFUSED",
                        "NOT_ACCEPTED",
                        "GIVEN_UP",
                        "NOT_ANSWERED",
                        "UNPAID",
                        "REMITTANCE_MISSING",
                        "REMITTANCE_HELD",
                        "REMITTANCE_REFUSED",
                        "CHARGE_DIFFERS",
                        "PAID_TWICE",
                        "REVERSED",
                        "CORRECTED");
        for (var line : report.lines())
            assertThat(line.submitted().orElseThrow().fileName())
                    .as(line.message())
                    .isEqualTo(line.state() + ".x12");
        assertThat(report.days()).hasSize(2);
        assertThat(report.days().getFirst().states())
                .hasSize(14)
                .containsEntry(ClaimState.PAID, 1)
                .containsEntry(ClaimState.CORRECTED, 1);
        assertThat(report.days().getLast().states()).containsExactly(Map.entry(ClaimState.WAITING, 1));
        var all = report.days().getFirst();
        assertThat(all.payer()).isEqualTo(MAC);
        assertThat(all.submitter()).isEqualTo(CLINIC.value());
        assertThat(all.charge()).isEqualByComparingTo("1400.00");
        assertThat(all.paid()).isEqualByComparingTo("390.00"); // 80, 80 for another charge, twice 80, and 70
        assertThat(report.balanced()).isFalse();
        assertThat(report(false).lines()).allMatch(l -> l.state().weight() == ClaimState.Weight.WRONG);
    }

    @Test
    void namesTheBytesOnBothSides() {
        claim("CHARGE_DIFFERS").accepted().remitted(What.PAID, "1", "90.00", "80.00");
        var line = report(false).lines().getFirst();
        var submitted = line.submitted().orElseThrow();
        assertThat(submitted.byteFrom()).isEqualTo(500);
        assertThat(submitted.byteTo()).isEqualTo(620);
        assertThat(submitted.control()).isEqualTo("000000001/1/0001");
        assertThat(submitted.segment()).isEqualTo("CLM");
        assertThat(line.answered().orElseThrow().segment()).isEqualTo("TRN");
        assertThat(line.remitted()).singleElement().satisfies(place -> {
            assertThat(place.segment()).isEqualTo("CLP");
            assertThat(place.amount()).contains(new BigDecimal("80.00"));
            assertThat(place.traceNumber()).startsWith("EFT");
        });
        assertThat(line.message())
                .contains("CLM at bytes 500-619 of CHARGE_DIFFERS.x12", "100.00 was submitted", "90.00 decided on")
                .contains("CLP at bytes 500-619 of run.x12");
        assertThat(ReportCsv.of(report(false)).lines().toList())
                .hasSize(5)
                .anyMatch(row -> row.startsWith("submitted,") && row.contains(",CLM,500,620,100.00,"))
                .anyMatch(row -> row.startsWith("answered,") && row.contains(",TRN,500,620,"))
                .anyMatch(row -> row.startsWith("remitted,") && row.contains(",CLP,500,620,80.00,EFT"));
    }

    @Test
    void tellsOfDecisionsOnClaimsThatDidNotComeHere() {
        new Case("ELSEWHERE", "ELSEWHERE.x12").remitted(What.PAID, "1", "100.00", "80.00");
        var line = report(true).lines().getFirst();
        assertThat(line.state()).isEqualTo(ClaimState.NOT_SUBMITTED);
        assertThat(line.payer()).isEqualTo(TRN03);
        assertThat(line.day()).isEqualTo(TODAY);
        assertThat(line.remitted()).hasSize(1);
        assertThat(report(true).balanced()).isTrue();
    }

    @Test
    void judgesAClaimThatCameAgainByWhatCameOfTheLastOne() {
        var first = claim("A");
        first.accepted();
        clock.pass(Duration.ofDays(1));
        var second = new Case("A", "again.x12").submitted("110.00");
        second.accepted().remitted(What.PAID, "1", "110.00", "80.00");
        clock.now = NOW;
        assertThat(states(report(true))).containsExactly("REPLACED");
        assertThat(report(true).days())
                .flatExtracting(d -> d.states().keySet())
                .containsExactlyInAnyOrder(ClaimState.REPLACED, ClaimState.PAID);
    }

    @Test
    void judgesAClaimByItselfIfWhatCameAgainWasRefused() {
        claim("A").accepted();
        clock.pass(Duration.ofDays(1));
        var again = new Case("A", "again.x12").submitted("100.00");
        again.answered("A7:562").remitted(What.PAID, "1", "100.00", "80.00");
        clock.now = NOW;
        assertThat(report(true).days()).flatExtracting(d -> d.states().keySet()).contains(ClaimState.PAID);
    }

    @Test
    void takesNoPaymentOfAnotherPayerForASecondOneAndNoPartForAnother() {
        claim("SECONDARY")
                .accepted()
                .remitted(What.PAID, "1", "100.00", "80.00")
                .remittedBy("1888888888", What.PAID, "2", "100.00", "20.00");
        claim("SPLIT").accepted().remitted(What.PAID, "1", "60.00", "50.00").remitted(What.PAID, "1", "40.00", "30.00");
        clock.now = NOW;
        assertThat(report(true).lines()).isEmpty();
        assertThat(report(true).days().getFirst().states()).containsExactly(Map.entry(ClaimState.PAID, 2));
    }

    @Test
    void keepsProvidersTestDataAndDaysApart() {
        claim("A").accepted();
        var other = new Case("A", "other.x12");
        other.provider = "1200000028";
        other.submitted("100.00").accepted().remitted(What.PAID, "1", "100.00", "80.00");
        clock.now = NOW;
        assertThat(states(report(false))).containsExactly("UNPAID");
        assertThat(desk.report(query(true, "", TODAY.minusDays(60), TODAY)).days())
                .isEmpty();
        assertThat(desk.report(query(false, "", TODAY.minusDays(2), TODAY)).days())
                .isEmpty();
        assertThat(desk.report(query(false, TRN03, TODAY.minusDays(60), TODAY)).days())
                .singleElement()
                .satisfies(d -> assertThat(d.provider()).isEqualTo("1200000028"));
        assertThat(desk.report(query(false, "08888", TODAY.minusDays(60), TODAY))
                        .days())
                .isEmpty();
    }

    @Test
    void countsAllAndListsWhatItMay() {
        int claims = 205;
        var file = file(CLINIC, "many.x12", SubmissionState.IN_PROGRESS, List.of());
        var scan = new Scan(file.id().value(), file.id(), CLINIC, true, 0, false);
        stores.claims().begin(scan);
        var figures = new Figures("P", MAC, "1", money("1.00"), Optional.empty(), Optional.empty());
        var events = new ArrayList<ClaimEvent>();
        for (int i = 0; i < claims; i++)
            events.add(new Case("C" + i, "many.x12")
                    .event(scan.document(), 500 + 100L * i, 90, What.SUBMITTED, "837P", "", "C" + i, figures, ""));
        assertThat(stores.claims().add(scan.document(), 0, events, true)).isTrue();
        clock.now = NOW;

        var report = desk.report(new ClaimQuery("", "", "", TODAY.minusDays(60), TODAY, false, false, 7));
        assertThat(report.lines()).hasSize(7);
        assertThat(report.more()).isTrue();
        assertThat(report.days()).singleElement().satisfies(d -> {
            assertThat(d.claims()).isEqualTo(claims);
            assertThat(d.charge()).isEqualByComparingTo("205.00");
            assertThat(d.states()).containsExactly(Map.entry(ClaimState.NOT_ANSWERED, claims));
        });
    }

    @Test
    void findsTheRefusedRemittanceOfADayUntilItsPaymentIsTakenIn() {
        claim("A").accepted().refused();
        var refused = books.refused(TODAY.minusDays(60), TODAY.plusDays(60));
        assertThat(refused).singleElement().satisfies(r -> {
            assertThat(r.payerId()).isEqualTo(TRN03);
            assertThat(r.place().held()).isEqualTo("remittance-rejected: OUT_OF_BALANCE");
            assertThat(r.place().amount()).isEqualByComparingTo("80.00");
            assertThat(r.traceKey()).isEqualTo(KEYS.hash(Kind.TRACE, "EFT-REFUSED"));
        });
        assertThat(books.refused(TODAY.plusDays(1), TODAY.plusDays(60))).isEmpty();
    }

    private ClaimsReport report(boolean all) {
        return desk.report(new ClaimQuery("", "", "", TODAY.minusDays(60), TODAY, false, all, 1000));
    }

    private static ClaimQuery query(boolean test, String payer, LocalDate from, LocalDate to) {
        return new ClaimQuery(payer, "", "", from, to, test, true, 1000);
    }

    private static List<String> states(ClaimsReport report) {
        return report.lines().stream().map(l -> l.state().name()).toList();
    }

    /** Submitted forty days ago; whatever comes of it comes a minute later each. */
    private Case claim(String number) {
        clock.now = clock.now.isBefore(NOW.minus(Duration.ofDays(3))) ? LONG_AGO : clock.now;
        return new Case(number, number + ".x12").submitted("100.00");
    }

    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(40));

    private final class Case {
        private final String number;
        private final String fileName;
        private String provider = NPI;
        private Optional<Submission> submission = Optional.empty();

        Case(String number, String fileName) {
            this.number = number;
            this.fileName = fileName;
        }

        Case submitted(String charge) {
            submission = Optional.of(file(CLINIC, fileName, SubmissionState.IN_PROGRESS, List.of()));
            scan(
                    submission.get().id(),
                    submission.get().id().value(),
                    CLINIC,
                    true,
                    What.SUBMITTED,
                    "837P",
                    new Figures("P", MAC, "1", money(charge), Optional.empty(), Optional.empty()),
                    "");
            return this;
        }

        Case accepted() {
            return answered("A2:20");
        }

        Case answered(String code) {
            var of = submission.orElseThrow();
            commit(new Change.AddPortion(new Portion(
                    ids.next(),
                    of.id(),
                    1,
                    106,
                    1,
                    1,
                    Portion.State.ANSWERED,
                    Optional.of(new PayloadId(ids.next())),
                    1)));
            return told("277CA", What.ACKNOWLEDGED, code);
        }

        Case status(String code) {
            return told("277", What.ANSWERED, code);
        }

        private Case told(String kind, What what, String code) {
            clock.pass(Duration.ofMinutes(1));
            var of = submission.orElseThrow();
            var item = ids.next();
            commit(new Change.Deliver(new MailboxItem(
                    item,
                    CLINIC,
                    kind + "/" + item,
                    kind,
                    "P",
                    kind + item,
                    new PayloadId(ids.next()),
                    Digest.of(item.getBytes(StandardCharsets.US_ASCII)),
                    900,
                    of.id(),
                    clock.now,
                    MailboxItem.State.AVAILABLE)));
            scan(
                    of.id(),
                    item,
                    CLINIC,
                    false,
                    what,
                    kind,
                    new Figures("P", "", code, Optional.empty(), Optional.empty(), Optional.empty()),
                    "");
            return this;
        }

        void rejected() {
            move(SubmissionState.REJECTED);
        }

        void failed() {
            move(SubmissionState.FAILED);
        }

        private void move(SubmissionState to) {
            commit(new Change.Move(submission.orElseThrow().id(), Set.of(SubmissionState.IN_PROGRESS), to));
        }

        Case remitted(What what, String status, String charge, String paid) {
            return remittedBy(TRN03, what, status, charge, paid);
        }

        Case remittedBy(String payer, What what, String status, String charge, String paid) {
            remit(payer, what, status, charge, paid, Optional.empty());
            return this;
        }

        void held(HeldDocument.Reason reason) {
            remit(TRN03, What.PAID, "1", "100.00", "80.00", Optional.of(reason));
        }

        private void remit(
                String payer,
                What what,
                String status,
                String charge,
                String paid,
                Optional<HeldDocument.Reason> reason) {
            clock.pass(Duration.ofMinutes(1));
            var trace = "EFT" + ids.next();
            var span = new ByteSpan(106, 900);
            var more = new ArrayList<Change>();
            var of = file(PAYER, "run.x12", SubmissionState.COMPLETED, List.of());
            more.add(new Change.NoteRemittance(new Remittance(
                    of.id(),
                    span,
                    "0001",
                    PAYER,
                    "P",
                    payer,
                    trace,
                    new BigDecimal("80.00"),
                    "ACH",
                    TODAY,
                    provider,
                    Optional.of(new Remittance.Claims(1, new BigDecimal(paid), 0, 0)),
                    clock.now,
                    "")));
            reason.ifPresent(why -> more.add(new Change.Hold(new HeldDocument(
                    ids.next(),
                    of.id(),
                    PAYER,
                    why,
                    "835",
                    "P",
                    0,
                    span,
                    provider + "/",
                    clock.now,
                    HeldDocument.State.HELD,
                    "",
                    ""))));
            commit(more.toArray(Change[]::new));
            scan(of.id(), of.id().value(), PAYER, true, what, "835", decided(payer, status, charge, paid), trace);
        }

        void refused() {
            clock.pass(Duration.ofMinutes(1));
            var of =
                    file(PAYER, "run.x12", SubmissionState.QUARANTINED, List.of("remittance-rejected: OUT_OF_BALANCE"));
            scan(
                    of.id(),
                    of.id().value(),
                    PAYER,
                    true,
                    What.PAID,
                    "835",
                    decided(TRN03, "1", "100.00", "80.00"),
                    "EFT-REFUSED");
        }

        private Figures decided(String payer, String status, String charge, String paid) {
            return new Figures("P", payer, status, money(charge), money(paid), Optional.empty());
        }

        private void scan(
                SubmissionId submission,
                String document,
                PartnerId partner,
                boolean received,
                What what,
                String type,
                Figures figures,
                String trace) {
            var setFigures = new Figures(
                    "P",
                    figures.payer(),
                    "ACH",
                    Optional.empty(),
                    figures.paid(),
                    type.equals("835") ? Optional.of(TODAY) : Optional.empty());
            var scan = stores.claims().begin(new Scan(document, submission, partner, received, 0, false));
            assertThat(stores.claims()
                            .add(
                                    document,
                                    scan.events(),
                                    List.of(
                                            event(document, 500, 120, what, type, "", number, figures, ""),
                                            event(
                                                    document,
                                                    106,
                                                    900,
                                                    What.SET,
                                                    type,
                                                    "000000001/1/0001",
                                                    "",
                                                    setFigures,
                                                    trace)),
                                    true))
                    .isTrue();
        }

        private ClaimEvent event(
                String document,
                long from,
                long length,
                What what,
                String type,
                String control,
                String claim,
                Figures figures,
                String trace) {
            return new ClaimEvent(
                    document,
                    new ByteSpan(from, length),
                    106,
                    what,
                    type,
                    control,
                    provider,
                    "",
                    what == What.SET ? 1 : 0,
                    KEYS.hash(Kind.CLAIM, claim),
                    "",
                    "",
                    KEYS.hash(Kind.TRACE, trace),
                    "",
                    figures);
        }
    }

    private Submission file(PartnerId partner, String name, SubmissionState state, List<String> quarantined) {
        var id = new SubmissionId(ids.next());
        var submission = new Submission(
                id,
                partner,
                Channel.SFTP,
                ProcessingMode.BATCH,
                name,
                Optional.empty(),
                new PayloadId(ids.next()),
                Digest.of(id.value().getBytes(StandardCharsets.US_ASCII)),
                1000,
                clock.now,
                state,
                Optional.empty());
        var changes = new ArrayList<Change>();
        changes.add(new Change.Receive(submission));
        for (var why : quarantined)
            changes.add(new Change.Note(new TimelineEntry(id, clock.now, "quarantined", "gateway", why)));
        commit(changes.toArray(Change[]::new));
        return submission;
    }

    private void commit(Change... changes) {
        assertThat(stores.ledger().commitNow(LedgerEntry.of(changes))).isEqualTo(new Outcome.Committed());
    }

    private static Optional<BigDecimal> money(String amount) {
        return Optional.of(new BigDecimal(amount));
    }

    /** Moved by the test. */
    private static final class MovingClock extends Clock {
        private Instant now = LONG_AGO;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
