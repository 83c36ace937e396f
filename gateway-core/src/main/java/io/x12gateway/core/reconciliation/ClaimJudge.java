package io.x12gateway.core.reconciliation;

import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.core.submission.SubmissionState;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static java.math.BigDecimal.ZERO;

/**
 * Says how one submitted claim stands. Pure. What tells of it has the number that its provider gave it, and came before
 * the provider submitted a claim of that number again.
 */
final class ClaimJudge {
    /** 277CA: it was received, and no more. */
    private static final String RECEIVED = "A1";

    private static final Set<String> REFUSALS = Set.of("A3", "A4", "A6", "A7", "A8");
    /** 277: finalized, whatever follows. */
    private static final String DECIDED = "F";

    private final ClaimNote claim;
    private final List<ClaimNote> kin;
    private final Optional<ClaimNote> successor;
    private final Instant now;
    private final Waits waits;

    private ClaimJudge(ClaimNote claim, Collection<ClaimNote> told, Instant now, Waits waits) {
        this.claim = claim;
        this.kin = told.stream()
                .filter(n -> n.key().equals(claim.key()) && n.mayBeOf(claim.provider()))
                .sorted(ClaimNote.BY_TIME)
                .toList();
        this.now = now;
        this.waits = waits;
        this.successor = kin.stream()
                .filter(n -> n.what() == What.SUBMITTED && ClaimNote.BY_TIME.compare(n, claim) > 0)
                .filter(n -> !isRefused(n, answerTo(n)))
                .findFirst();
    }

    /**
     * @param state how it stands
     * @param answered the last that a 277CA or 277 told of it
     * @param remitted what 835s tell of it, in the order in which they came
     */
    record Verdict(
            ClaimState state, Optional<ClaimNote> answered, List<ClaimNote> remitted, BigDecimal paid, String why) {}

    /** @param told of the same number, the claim itself included or not */
    static Verdict of(ClaimNote claim, Collection<ClaimNote> told, Instant now, Waits waits) {
        return new ClaimJudge(claim, told, now, waits).verdict();
    }

    private Verdict verdict() {
        var answer = answerTo(claim);
        var status = last(n -> n.what() == What.ANSWERED && isInItsTime(n));
        var remitted =
                kin.stream().filter(n -> n.isRemittance() && isInItsTime(n)).toList();
        var counting = remitted.stream().filter(ClaimNote::counts).toList();
        var decided = Decisions.of(claim, counting);
        var answered = status.isPresent() ? status : answer;
        if (decided.isPresent())
            return new Verdict(
                    decided.get().state(),
                    answered,
                    remitted,
                    paid(counting),
                    decided.get().why());
        var open = open(answer, status, remitted);
        return new Verdict(open.state(), answered, remitted, ZERO.setScale(2), open.why());
    }

    /** What is found, and what is to be done about it. */
    record Said(ClaimState state, String why) {}

    private Said open(Optional<ClaimNote> answer, Optional<ClaimNote> status, List<ClaimNote> remitted) {
        if (isNotAccepted(claim))
            return new Said(ClaimState.NOT_ACCEPTED, "its transaction set was refused with a 999");
        if (isRefused(claim, answer))
            return new Said(
                    ClaimState.REFUSED,
                    "it was refused in a 277CA"
                            + answer.map(a -> " (" + a.figures().code() + ")").orElse(""));
        if (successor.isPresent())
            return new Said(
                    ClaimState.REPLACED,
                    "a claim of the same number came on "
                            + successor.get().file().at() + ", see "
                            + successor.get().place().said());
        var held = remitted.stream().filter(n -> n.payment().isPresent()).findFirst();
        if (held.isPresent())
            return new Said(
                    ClaimState.REMITTANCE_HELD,
                    "the 835 that tells of it was delivered to nobody ("
                            + held.get().payment().orElseThrow().held() + "), see "
                            + held.get().place().said());
        var refused = remitted.stream().filter(ClaimNote::isRefusedRemittance).findFirst();
        if (refused.isPresent())
            return new Said(
                    ClaimState.REMITTANCE_REFUSED,
                    "the 835 that tells of it was refused, see "
                            + refused.get().place().said() + ": the payer has to send it again");
        return undecided(answer, status);
    }

    private Said undecided(Optional<ClaimNote> answer, Optional<ClaimNote> status) {
        boolean decided =
                status.filter(s -> s.figures().code().startsWith(DECIDED)).isPresent();
        boolean accepted = decided || answer.filter(a -> !isReceipt(a)).isPresent();
        if (!accepted
                && claim.file().state().filter(s -> s == SubmissionState.FAILED).isPresent())
            return new Said(
                    ClaimState.GIVEN_UP, "it was not handed over to the claims system: have it handed over again");
        if (!accepted && isOlder(waits.unanswered()))
            return new Said(
                    ClaimState.NOT_ANSWERED,
                    "no 277CA accepts or refuses it after " + days(waits.unanswered())
                            + ": ask the claims system what became of it");
        if (!isOlder(waits.unpaid())) return new Said(ClaimState.WAITING, "it is too early to ask");
        if (decided)
            return new Said(
                    ClaimState.REMITTANCE_MISSING,
                    "a 277 says that it is decided ("
                            + status.orElseThrow().figures().code() + "), see "
                            + status.orElseThrow().place().said()
                            + ", and no 835 tells of it: ask the payer for the 835");
        return new Said(
                ClaimState.UNPAID,
                "it was accepted, and no 835 tells of it after " + days(waits.unpaid()) + ": ask the payer with a 276");
    }

    private static boolean isNotAccepted(ClaimNote note) {
        var handing = note.handing();
        if (handing.set() || handing.whole()) return false;
        var state = note.file().state();
        return handing.told()
                || state.filter(s -> s.isFinal() && s != SubmissionState.FAILED).isPresent();
    }

    private static boolean isRefused(ClaimNote note, Optional<ClaimNote> answer) {
        return isNotAccepted(note)
                || note.handing().whole()
                || answer.filter(a -> REFUSALS.contains(category(a))).isPresent();
    }

    private static boolean isReceipt(ClaimNote answer) {
        return category(answer).equals(RECEIVED);
    }

    private static String category(ClaimNote answer) {
        var code = answer.figures().code();
        int end = code.indexOf(':');
        return end < 0 ? code : code.substring(0, end);
    }

    /** Ours stands under the 837 that it answers; a payer's own is of the time between two 837s. */
    private Optional<ClaimNote> answerTo(ClaimNote submitted) {
        var ours = last(n -> n.what() == What.ACKNOWLEDGED
                && n.file().submission().equals(submitted.file().submission()));
        var next = kin.stream()
                .filter(n -> n.what() == What.SUBMITTED && ClaimNote.BY_TIME.compare(n, submitted) > 0)
                .findFirst();
        var submissions = kin.stream()
                .filter(n -> n.what() == What.SUBMITTED)
                .map(n -> n.file().submission())
                .toList();
        var payers = last(n -> n.what() == What.ACKNOWLEDGED
                && !submissions.contains(n.file().submission())
                && !n.file().at().isBefore(submitted.file().at())
                && next.filter(s -> !n.file().at().isBefore(s.file().at())).isEmpty());
        return payers.isPresent()
                        && ours.filter(o -> ClaimNote.BY_TIME.compare(o, payers.get()) > 0)
                                .isEmpty()
                ? payers
                : ours;
    }

    private interface Wanted {
        boolean is(ClaimNote note);
    }

    private Optional<ClaimNote> last(Wanted wanted) {
        for (int i = kin.size() - 1; i >= 0; i--) if (wanted.is(kin.get(i))) return Optional.of(kin.get(i));
        return Optional.empty();
    }

    private boolean isInItsTime(ClaimNote note) {
        return !note.file().at().isBefore(claim.file().at())
                && successor
                        .filter(s -> !note.file().at().isBefore(s.file().at()))
                        .isEmpty();
    }

    private boolean isOlder(Duration than) {
        return claim.file().at().plus(than).isBefore(now);
    }

    private static BigDecimal paid(List<ClaimNote> counting) {
        return counting.stream().flatMap(n -> n.figures().paid().stream()).reduce(ZERO.setScale(2), BigDecimal::add);
    }

    private static String days(Duration time) {
        if (time.toDays() > 0) return time.toDays() + (time.toDays() == 1 ? " day" : " days");
        return time.toHours() > 0 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
    }

    /** What delivered 835s decided, payer by payer: another payer's payment is no second one. */
    private static final class Decisions {
        private final ClaimNote claim;
        private final List<ClaimNote> paid = new ArrayList<>();
        private Optional<ClaimNote> denied = Optional.empty();
        private Optional<ClaimNote> reversed = Optional.empty();

        Decisions(ClaimNote claim) {
            this.claim = claim;
        }

        /** Empty if none decides anything. */
        static Optional<Said> of(ClaimNote claim, List<ClaimNote> counting) {
            return counting.stream()
                    .map(n -> n.payment().orElseThrow().payer())
                    .distinct()
                    .flatMap(payer -> {
                        var one = new Decisions(claim);
                        counting.stream()
                                .filter(n -> n.payment().orElseThrow().payer().equals(payer))
                                .forEach(one::take);
                        return one.said().stream();
                    })
                    .max(Comparator.comparingInt(said -> gravity(said.state())));
        }

        private static int gravity(ClaimState state) {
            return switch (state) {
                case PAID_TWICE -> 6;
                case CHARGE_DIFFERS -> 5;
                case CORRECTED -> 4;
                case PAID -> 3;
                case DENIED -> 2;
                default -> 1;
            };
        }

        /** A denial pays nothing: what is decided instead of it needs no reversal. */
        private void take(ClaimNote note) {
            switch (note.what()) {
                case PAID -> {
                    denied = Optional.empty();
                    paid.add(note);
                }
                case DENIED -> {
                    if (paid.isEmpty()) denied = Optional.of(note);
                }
                case REVERSED -> {
                    reversed = Optional.of(note);
                    denied = Optional.empty();
                    if (!paid.isEmpty()) paid.removeLast();
                }
                case SET, SUBMITTED, ACKNOWLEDGED, ASKED, ANSWERED, MENTIONED -> {}
            }
        }

        private Optional<Said> said() {
            if (!paid.isEmpty()) return Optional.of(ofPaid());
            if (denied.isPresent()) return Optional.of(ofDenied(denied.get()));
            return reversed.map(r -> new Said(
                    ClaimState.REVERSED,
                    "its payment was taken back, see " + r.place().said()));
        }

        /** A payer may split a claim: then its parts add up to the charge. */
        private Said ofPaid() {
            var charged = sum(paid);
            var submitted = claim.figures().charge();
            var where = paid.getLast().place().said();
            if (submitted.filter(c -> c.compareTo(charged) != 0).isPresent())
                return paid.size() > 1 && charged.compareTo(submitted.get()) > 0
                        ? new Said(
                                ClaimState.PAID_TWICE,
                                "it was paid " + paid.size() + " times, see "
                                        + paid.getFirst().place().said() + " and " + where
                                        + ": ask the payer which payment is right")
                        : differs(submitted.get(), charged, where);
            return reversed.isPresent()
                    ? new Said(ClaimState.CORRECTED, "its payment was taken back and made anew, see " + where)
                    : new Said(ClaimState.PAID, "it was paid, see " + where);
        }

        private Said ofDenied(ClaimNote note) {
            var charged = note.figures().charge().orElse(ZERO);
            var submitted = claim.figures().charge();
            var where = note.place().said();
            return submitted.filter(c -> c.compareTo(charged) != 0).isPresent()
                    ? differs(submitted.get(), charged, where)
                    : new Said(ClaimState.DENIED, "it was denied, see " + where);
        }

        private static Said differs(BigDecimal submitted, BigDecimal charged, String where) {
            return new Said(
                    ClaimState.CHARGE_DIFFERS,
                    submitted.toPlainString() + " was submitted and " + charged.toPlainString() + " decided on, see "
                            + where + ": ask the payer which claim that is");
        }

        private static BigDecimal sum(List<ClaimNote> notes) {
            return notes.stream().flatMap(n -> n.figures().charge().stream()).reduce(ZERO, BigDecimal::add);
        }
    }
}
