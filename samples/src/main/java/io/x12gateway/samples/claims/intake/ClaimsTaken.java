package io.x12gateway.samples.claims.intake;

import io.x12gateway.samples.claims.intake.Submission.OtherPayer;
import io.x12gateway.samples.claims.intake.Submission.Sent;
import io.x12gateway.samples.claims.intake.Submission.SentLine;
import io.x12gateway.samples.claims.ledger.Books;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Insurer;
import io.x12gateway.samples.claims.ledger.Claim.Line;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.ledger.Claim.Stay;
import io.x12gateway.samples.claims.ledger.ClaimDraft;
import io.x12gateway.samples.claims.ledger.Ledger;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static java.math.BigDecimal.ZERO;

/** Makes of a claim as it was sent the claim as the payer holds it, priced and with all that will become of it. */
record ClaimsTaken(Policy policy) {
    private static final BigDecimal USUALLY_ALLOWED = new BigDecimal("0.8");
    private static final BigDecimal HOSPITAL_DEDUCTIBLE = new BigDecimal(1736);
    private static final BigDecimal USUAL_WEIGHT = BigDecimal.ONE;
    private static final String USUAL_DRG = "470";

    record Made(Claim claim, Books books) {}

    Made make(Sent sent, Submission submission, String number, Ledger ledger, Books books) {
        var today = ledger.clock().today();
        var stay =
                sent.stay().flatMap(s -> s.admitted().map(day -> stay(sent, s))).orElse(null);
        var earlier = sent.otherPayers().stream().filter(OtherPayer::before).findFirst();
        var after = sent.otherPayers().stream().filter(p -> !p.before()).findFirst();
        var claim = new Claim(
                null,
                sent.account(),
                number,
                sent.npi(),
                sent.rendering()
                        .map(r -> new Claim.Rendering(r.last(), r.first(), r.id()))
                        .orElse(null),
                new Claim.Patient(
                        sent.subscriber().last(),
                        sent.subscriber().first(),
                        sent.subscriber().id()),
                submission.institutional() ? "MA" : "MB",
                sent.facility(),
                sent.frequency(),
                today,
                Stage.RECEIVED,
                today,
                books.days(),
                null,
                null,
                false,
                false,
                null,
                stay,
                earlier.map(ClaimsTaken::insurer).orElse(null),
                after.map(ClaimsTaken::insurer).orElse(null),
                false,
                null,
                sent.originalNumber().isEmpty() ? null : sent.originalNumber(),
                new Claim.Origin(submission.id(), sent.number(), submission.submitter()),
                lines(sent, earlier.flatMap(OtherPayer::paid).orElse(ZERO)));
        var decided = policy.decide(claim, sent.diagnoses());
        return stay == null ? withDeductible(decided, books) : new Made(decided, books);
    }

    private static Insurer insurer(OtherPayer payer) {
        return new Insurer(payer.name().isEmpty() ? payer.id() : payer.name(), payer.id());
    }

    private static Stay stay(Sent sent, Submission.Stay as) {
        var allowed = sent.charge().multiply(USUALLY_ALLOWED).setScale(2, RoundingMode.HALF_UP);
        int days = (int) Math.max(1, ChronoUnit.DAYS.between(sent.from(), sent.through()));
        return new Stay(
                sent.from(),
                sent.through(),
                as.drg().isEmpty() ? USUAL_DRG : as.drg(),
                USUAL_WEIGHT,
                allowed,
                HOSPITAL_DEDUCTIBLE.min(allowed),
                null,
                days);
    }

    private List<Line> lines(Sent sent, BigDecimal earlierPaid) {
        boolean byLine = sent.lines().stream().anyMatch(l -> l.earlierPaid().isPresent());
        var left = byLine ? ZERO : earlierPaid;
        var lines = new ArrayList<Line>();
        for (var line : sent.lines()) {
            var part = line.earlierPaid().orElse(left.min(line.charge()));
            if (!byLine) left = left.subtract(part);
            lines.add(line(line, part));
        }
        return lines;
    }

    private Line line(SentLine sent, BigDecimal earlierPaid) {
        var fee = policy.fee(sent.code());
        var allowed = fee.map(f -> f.allowed().multiply(sent.units()))
                .orElse(sent.charge().multiply(USUALLY_ALLOWED))
                .min(sent.charge())
                .setScale(2, RoundingMode.HALF_UP);
        return new Line(
                sent.controlNumber().isEmpty() ? Integer.toString(sent.number()) : sent.controlNumber(),
                orNull(sent.code()),
                null,
                sent.modifiers(),
                orNull(sent.revenueCode()),
                sent.from(),
                sent.charge(),
                sent.units().intValue(),
                allowed,
                null,
                fee.map(Policy.Fee::free).orElse(false) ? ZERO : null,
                earlierPaid.signum() == 0 ? null : earlierPaid,
                null,
                null);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Lines in order, until the patient has met the deductible of the year. */
    private Made withDeductible(Claim claim, Books books) {
        var start = policy.deductible().met().get(claim.patient().mbi());
        if (start == null || claim.capitated()) return new Made(claim, books);
        var key = claim.patient().mbi() + " " + claim.firstDay().getYear();
        var met = books.deductibles().getOrDefault(key, start);
        var left = policy.deductible().yearly().subtract(met).max(ZERO);
        var before = left;
        var lines = new ArrayList<Line>();
        for (var line : claim.lines()) {
            boolean subject = line.denial() == null && line.coinsurance() == null && line.allowed() != null;
            var part = subject ? left.min(line.allowed()) : ZERO;
            lines.add(part.signum() == 0 ? line : line.with(line.allowed(), part));
            left = left.subtract(part);
        }
        var used = met.add(before.subtract(left));
        return new Made(claim.with((ClaimDraft c) -> c.lines = lines), books.withDeductibles(Map.of(key, used)));
    }
}
