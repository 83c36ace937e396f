package io.x12gateway.samples.claims.intake;

import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.segment.Mbi;
import io.x12gateway.edi.segment.Npi;
import io.x12gateway.samples.claims.intake.Receipt.ToldLine;
import io.x12gateway.samples.claims.intake.Submission.Sent;
import io.x12gateway.samples.claims.intake.Submission.SentLine;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.ledger.Ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What keeps a claim from being taken in, in the codes of the 277CA. */
record Edits(List<StatusCode> states, List<ToldLine> lines) {
    private static final int STATES_MAX = 3;
    private static final Pattern DIAGNOSIS = Pattern.compile("[A-TV-Z][0-9][0-9AB][0-9A-Z]{0,4}");
    private static final Pattern PROCEDURE = Pattern.compile("[A-Z0-9][0-9]{3}[A-Z0-9]");
    private static final Pattern REVENUE = Pattern.compile("[0-9]{4}");
    private static final Set<String> FREQUENCIES = Set.of("1", "7", "8");
    private static final Set<String> INPATIENT = Set.of("11", "18", "21", "41");

    boolean passed() {
        return states.isEmpty() && lines.isEmpty();
    }

    static Edits of(Sent claim, Submission submission, Ledger ledger) {
        var found = new ArrayList<StatusCode>();
        provider(claim, ledger, found);
        if (!Mbi.holds(claim.subscriber().id())) found.add(invalid("164", "IL"));
        if (claim.subscriber().last().isEmpty()) found.add(invalid("504", "IL"));
        dates(claim, ledger.clock().today(), found);
        money(claim, found);
        frequency(claim, ledger, found);
        if (claim.diagnoses().stream().anyMatch(d -> !DIAGNOSIS.matcher(d).matches()))
            found.add(StatusCode.of("A7", "255"));
        boolean inpatient = submission.institutional() && INPATIENT.contains(claim.facility());
        if (inpatient && claim.stay().flatMap(Submission.Stay::admitted).isEmpty())
            found.add(StatusCode.of("A6", "189"));
        if (found.isEmpty()) duplicate(claim, submission, ledger, found);
        return new Edits(found.stream().limit(STATES_MAX).toList(), lines(claim));
    }

    private static void provider(Sent claim, Ledger ledger, List<StatusCode> found) {
        var payee = ledger.payee(claim.npi());
        if (payee.isEmpty()) found.add(invalid("562", "85"));
        else if (!claim.taxId().isEmpty() && !claim.taxId().equals(payee.get().taxId()))
            found.add(invalid("128", "85"));
        if (claim.rendering().map(r -> !Npi.holds(r.id())).orElse(false)) found.add(invalid("562", "82"));
    }

    private static void dates(Sent claim, LocalDate today, List<StatusCode> found) {
        boolean wrong =
                claim.through().isBefore(claim.from()) || claim.through().isAfter(today);
        if (wrong || claim.lines().stream().anyMatch(l -> l.from().isAfter(today)))
            found.add(StatusCode.of("A7", "187"));
        else if (claim.through().isBefore(today.minusYears(1))) found.add(StatusCode.of("A3", "718"));
    }

    private static void money(Sent claim, List<StatusCode> found) {
        var lines = claim.lines().stream().map(SentLine::charge).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean negative = claim.lines().stream().anyMatch(l -> l.charge().signum() < 0);
        if (negative || lines.compareTo(claim.charge()) != 0) found.add(StatusCode.of("A7", "178"));
    }

    private static void frequency(Sent claim, Ledger ledger, List<StatusCode> found) {
        if (!FREQUENCIES.contains(claim.frequency())) found.add(StatusCode.of("A7", "535"));
        else if (!claim.frequency().equals("1")) {
            var number = claim.originalNumber();
            if (number.isEmpty()) found.add(StatusCode.of("A6", "464"));
            else if (ledger.byNumber(number)
                    .filter(old -> replaceable(old, claim))
                    .isEmpty()) found.add(StatusCode.of("A7", "464"));
        }
    }

    private static boolean replaceable(Claim old, Sent claim) {
        return old.npi().equals(claim.npi()) && old.stage() != Stage.REVERSED && old.stage() != Stage.VOIDED;
    }

    /** The same claim from the same provider, that came with another submission. */
    private static void duplicate(Sent claim, Submission submission, Ledger ledger, List<StatusCode> found) {
        if (!claim.frequency().equals("1")) return;
        ledger.ofMember(claim.subscriber().id()).stream()
                .filter(known -> same(known, claim))
                .filter(known -> !Submissions.brought(known, submission, claim))
                .findFirst()
                .ifPresent(known -> found.add(
                        known.stage() == Stage.FINALIZED ? StatusCode.of("A3", "54") : StatusCode.of("A3", "746")));
    }

    private static boolean same(Claim known, Sent claim) {
        return known.npi().equals(claim.npi())
                && known.account().equals(claim.account())
                && known.frequency().equals("1")
                && (known.firstDay().equals(claim.from()) || known.firstDay().equals(firstDay(claim)))
                && known.charge().compareTo(claim.charge()) == 0;
    }

    private static LocalDate firstDay(Sent claim) {
        return claim.lines().stream()
                .map(SentLine::from)
                .min(LocalDate::compareTo)
                .orElse(claim.from());
    }

    private static List<ToldLine> lines(Sent claim) {
        var lines = new ArrayList<ToldLine>();
        for (var line : claim.lines()) {
            var found = line(line, claim.diagnoses().size());
            if (!found.isEmpty())
                lines.add(new ToldLine(
                        line.number(),
                        line.controlNumber(),
                        found.stream().limit(STATES_MAX).toList()));
        }
        return lines;
    }

    private static List<StatusCode> line(SentLine line, int diagnoses) {
        var found = new ArrayList<StatusCode>();
        if (!line.code().isEmpty() && !PROCEDURE.matcher(line.code()).matches()) found.add(StatusCode.of("A7", "507"));
        if (line.code().isEmpty() && line.revenueCode().isEmpty()) found.add(StatusCode.of("A6", "454"));
        if (!line.revenueCode().isEmpty()
                && !REVENUE.matcher(line.revenueCode()).matches()) found.add(StatusCode.of("A7", "455"));
        if (line.units().signum() <= 0) found.add(StatusCode.of("A7", "476"));
        if (line.pointers().stream().anyMatch(p -> p < 1 || p > diagnoses)) found.add(StatusCode.of("A7", "477"));
        return found;
    }

    private static StatusCode invalid(String status, String entity) {
        return StatusCode.of("A7", status, entity);
    }
}
