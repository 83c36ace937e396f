package io.x12gateway.core.reconciliation;

import io.x12gateway.core.lineage.ClaimEvent.Figures;
import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.edi.envelope.ByteSpan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * One place in a stored file that tells of a claim, with what became of the file.
 *
 * @param file where it stands
 * @param key hash of the number that the provider gave the claim
 * @param provider NPI of who bills or is paid; empty if the file names none
 * @param handing of a claim that is submitted: how far it was handed over
 * @param payment of a claim in an 835: the payment, if the 835 was taken in
 */
public record ClaimNote(
        File file,
        ByteSpan span,
        What what,
        String setType,
        String control,
        String key,
        String provider,
        Figures figures,
        Handing handing,
        Optional<Payment> payment) {
    static final Comparator<ClaimNote> BY_TIME = Comparator.comparing(
                    (ClaimNote n) -> n.file().at())
            .thenComparing(n -> n.file().document())
            .thenComparing(n -> n.span().offset());

    /**
     * @param document the submission that came, or the mailbox item that left
     * @param submission itself, or what the item came from
     * @param partner who sent it, or whose mailbox it is in
     * @param at when it came or was put into the mailbox
     * @param state of a submission; empty for what left
     */
    public record File(
            String document,
            String submission,
            String partner,
            Instant at,
            String name,
            String sha256,
            Optional<SubmissionState> state) {}

    /**
     * @param set whether its transaction set was accepted, as portions of it show
     * @param whole whether its transaction set was accepted and then refused as a whole in the 277CA
     * @param told whether the submitter was told of any claims of the file
     */
    public record Handing(boolean set, boolean whole, boolean told) {
        public static final Handing NONE = new Handing(false, false, false);
    }

    /**
     * @param payer TRN03
     * @param traceNumber TRN02
     * @param day BPR16
     * @param held why nobody got it; empty if it was delivered
     */
    public record Payment(String payer, String traceNumber, LocalDate day, String held) {
        boolean counts() {
            return held.isEmpty();
        }
    }

    boolean isRemittance() {
        return what == What.PAID || what == What.DENIED || what == What.REVERSED || what == What.MENTIONED;
    }

    /** Whether an 835 that was delivered tells of it. */
    boolean counts() {
        return payment.filter(Payment::counts).isPresent();
    }

    /** An 835 that is judged, and of which nothing was taken in where the claim stands. */
    boolean isRefusedRemittance() {
        return isRemittance()
                && payment.isEmpty()
                && file.state().filter(SubmissionState::isFinal).isPresent();
    }

    /** Somebody else's claim may have the same number. */
    boolean mayBeOf(String otherProvider) {
        return provider.isEmpty() || otherProvider.isEmpty() || provider.equals(otherProvider);
    }

    ClaimsReport.Place place() {
        var amount = what == What.SUBMITTED ? figures.charge() : figures.paid();
        return new ClaimsReport.Place(
                file.document(),
                file.submission(),
                file.partner(),
                setType,
                file.name(),
                file.sha256(),
                control,
                segment(),
                span.offset(),
                span.end(),
                amount,
                payment.map(Payment::traceNumber).orElse(""),
                payment.map(Payment::held).orElse(""));
    }

    private String segment() {
        return switch (what) {
            case SUBMITTED -> "CLM";
            case ACKNOWLEDGED, ASKED, ANSWERED -> "TRN";
            case PAID, DENIED, REVERSED, MENTIONED -> "CLP";
            case SET -> "ST";
        };
    }
}
