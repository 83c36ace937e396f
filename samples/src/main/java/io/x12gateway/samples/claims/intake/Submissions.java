package io.x12gateway.samples.claims.intake;

import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.samples.claims.intake.ClaimsXml.Unreadable;
import io.x12gateway.samples.claims.intake.Receipt.Told;
import io.x12gateway.samples.claims.intake.Submission.Sent;
import io.x12gateway.samples.claims.ledger.Books;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.ledger.Ledger;
import io.x12gateway.samples.claims.ledger.Payer;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The desk where claims come in. Each is accepted under a number of the payer's or rejected with the reason; a
 * submission that comes a second time is answered as the first time and takes in nothing new.
 */
public final class Submissions {
    private static final StatusCode ACCEPTED = StatusCode.of("A2", "20", "PR");
    private static final StatusCode OTHER_PAYER = StatusCode.of("A3", "116", "PR");
    private static final StatusCode UNAVAILABLE = StatusCode.of("E1", "484");
    private static final StatusCode DUPLICATE = StatusCode.of("A3", "746");

    private final Ledger ledger;
    private final ClaimsTaken taken;
    private final String payerId = Payer.packaged().id();

    /** @param policy a file of one's own; null for the packaged one */
    public Submissions(Ledger ledger, @Nullable Path policy) {
        this.ledger = ledger;
        this.taken = new ClaimsTaken(policy == null ? Policy.packaged() : Policy.read(policy));
    }

    /** A message that is no submission. */
    public static final class NoSubmission extends Exception {
        private static final long serialVersionUID = 1;

        NoSubmission(Unreadable cause) {
            super(cause.getMessage(), cause);
        }
    }

    public Sheet read(byte[] message) throws NoSubmission {
        try {
            return new Sheet(ClaimsXml.read(message));
        } catch (Unreadable e) {
            throw new NoSubmission(e);
        }
    }

    /** Whether a claim of the ledger is this claim of this submission. */
    static boolean brought(Claim known, Submission submission, Sent claim) {
        var origin = known.origin();
        return origin != null && origin.submission().equals(submission.id()) && origin.number() == claim.number();
    }

    /** One submission, and the answers that it may get. */
    public final class Sheet {
        private final Submission submission;

        private Sheet(Submission submission) {
            this.submission = submission;
        }

        /** The names by which fault rules may know it. */
        public List<String> subjects() {
            var subjects = new ArrayList<String>();
            for (var claim : submission.claims()) {
                subjects.add(claim.subscriber().id());
                subjects.add(claim.account());
                subjects.add(claim.npi());
            }
            subjects.add(submission.submitter());
            return subjects;
        }

        /** Takes the claims in, if they were not taken in before, and says so. */
        public byte[] answer() {
            return ClaimsXml.write(takeIn(submission));
        }

        /** The same under another submission's name. */
        public byte[] answerToAnother() {
            var receipt = takeIn(submission);
            return ClaimsXml.write(
                    new Receipt("of-another-submission", receipt.received(), receipt.refusal(), receipt.claims()));
        }

        /** Takes nothing in. */
        public byte[] unavailable() {
            return ClaimsXml.write(refused(submission, UNAVAILABLE));
        }
    }

    private Receipt refused(Submission submission, StatusCode why) {
        return new Receipt(submission.id(), ledger.clock().today(), Optional.of(why), List.of());
    }

    private Receipt takeIn(Submission submission) {
        if (!submission.payer().equals(payerId)) return refused(submission, OTHER_PAYER);
        return ledger.change(held -> {
            var batch = new Batch(held, submission);
            var told = submission.claims().stream().map(batch::take).toList();
            return new Ledger.Outcome<>(
                    batch.books,
                    List.copyOf(batch.changed.values()),
                    new Receipt(submission.id(), held.clock().today(), Optional.empty(), told));
        });
    }

    /** One submission on its way into the ledger. */
    private final class Batch {
        private final Ledger held;
        private final Submission submission;
        private final Map<String, Claim> changed = new LinkedHashMap<>();
        private final Set<List<Object>> seen = new HashSet<>();
        private Books books;

        Batch(Ledger held, Submission submission) {
            this.held = held;
            this.submission = submission;
            this.books = held.books();
        }

        Told take(Sent claim) {
            var before = held.ofMember(claim.subscriber().id()).stream()
                    .filter(known -> brought(known, submission, claim))
                    .findFirst();
            if (before.isPresent()) return accepted(claim, before.get().controlNumber());
            var edits = Edits.of(claim, submission, held);
            if (!edits.passed()) return rejected(claim, edits);
            if (!seen.add(likeness(claim))) return rejected(claim, new Edits(List.of(DUPLICATE), List.of()));
            books = books.withClaimsTaken(books.claimsTaken() + 1);
            var number = number(books.claimsTaken());
            var made = taken.make(claim, submission, number, held, books);
            books = made.books();
            changed.put(number, made.claim());
            withdrawUnpaid(made.claim());
            return accepted(claim, number);
        }

        /** A claim that was not paid yet is simply not paid any more when another takes its place. */
        private void withdrawUnpaid(Claim claim) {
            if (claim.replaces() == null) return;
            held.byNumber(claim.replaces())
                    .filter(old -> old.stage() != Stage.FINALIZED)
                    .ifPresent(old -> changed.put(
                            old.controlNumber(),
                            old.at(
                                    claim.takesBackOnly() ? Stage.VOIDED : Stage.REVERSED,
                                    held.clock().today(),
                                    books.days())));
        }

        private static List<Object> likeness(Sent claim) {
            return List.of(
                    claim.npi(),
                    claim.account(),
                    claim.frequency(),
                    claim.subscriber().id(),
                    claim.from(),
                    claim.charge().stripTrailingZeros());
        }

        /** 22, the day as year and day of the year, and a running number: thirteen digits. */
        private String number(int running) {
            var today = held.clock().today();
            return "22%02d%03d%06d".formatted(today.getYear() % 100, today.getDayOfYear(), 500_000 + running % 500_000);
        }
    }

    private static Told accepted(Sent claim, String number) {
        return told(claim, number, List.of(ACCEPTED), List.of());
    }

    private static Told rejected(Sent claim, Edits edits) {
        // a claim that is rejected for its lines says so itself as well
        var states = edits.states().isEmpty() ? List.of(StatusCode.of("A7", "247")) : edits.states();
        return told(claim, "", states, edits.lines());
    }

    private static Told told(Sent claim, String number, List<StatusCode> states, List<Receipt.ToldLine> lines) {
        BigDecimal charge = claim.charge();
        return new Told(claim.number(), claim.account(), charge, number, states, lines);
    }
}
