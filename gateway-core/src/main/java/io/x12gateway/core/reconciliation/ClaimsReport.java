package io.x12gateway.core.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Claims submitted against claims answered and paid. Names no patient and repeats no number of a claim: it says where in
 * the stored files each one stands.
 *
 * @param days one for each payer, day, submitter and provider
 * @param lines the claims that somebody has to look at, or all but the fine ones
 * @param more whether there are more of them than are listed
 * @param notes what a reader should know, such as that not all files were gone through yet
 */
public record ClaimsReport(List<Day> days, List<Line> lines, boolean more, List<String> notes) {
    public ClaimsReport {
        days = List.copyOf(days);
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /** Whether there is nothing that somebody here has to look at. */
    public boolean balanced() {
        return days.stream()
                .flatMap(day -> day.states().keySet().stream())
                .allMatch(state -> state.weight() != ClaimState.Weight.WRONG);
    }

    /**
     * @param payer NM109 of the claims' payer; TRN03 for what was not submitted here
     * @param day of receipt; of payment for what was not submitted here
     * @param submitter who sent the 837; empty for what was not submitted here
     * @param provider NPI of who bills or is paid; empty if the file names none
     * @param charge what was submitted
     * @param paid what 835s say was paid for it, less what they took back
     */
    public record Day(
            String payer,
            LocalDate day,
            String submitter,
            String provider,
            int claims,
            BigDecimal charge,
            BigDecimal paid,
            Map<ClaimState, Integer> states) {
        public Day {
            states = new TreeMap<>(states);
        }
    }

    /**
     * One claim.
     *
     * @param code of the last answer or decision: CLP02, or the category and status of a 277CA or 277
     * @param submitted where it stands in the 837
     * @param answered where the last 277CA or 277 tells of it
     * @param remitted where each 835 tells of it
     * @param message what was found and what to do, in a sentence
     */
    public record Line(
            ClaimState state,
            String payer,
            LocalDate day,
            String submitter,
            String provider,
            Optional<BigDecimal> charge,
            Optional<BigDecimal> paid,
            String code,
            Optional<Place> submitted,
            Optional<Place> answered,
            List<Place> remitted,
            String message) {
        public Line {
            remitted = List.copyOf(remitted);
        }
    }

    /**
     * @param document the submission that came, or the mailbox item that left
     * @param submission itself, or what the item came from
     * @param partner who sent it, or whose mailbox it is in
     * @param sha256 of the whole file
     * @param control ISA13, GS06 and ST02 joined by {@code /}
     * @param segment with which the claim begins there
     * @param byteFrom of the first byte in the file, the first of the file being 0
     * @param byteTo of the byte behind the last one
     * @param amount CLM02, or CLP04
     * @param traceNumber TRN02 of an 835 that was taken in
     * @param held why it was delivered to nobody, if it was not
     */
    public record Place(
            String document,
            String submission,
            String partner,
            String kind,
            String fileName,
            String sha256,
            String control,
            String segment,
            long byteFrom,
            long byteTo,
            Optional<BigDecimal> amount,
            String traceNumber,
            String held) {

        String said() {
            return segment + " at bytes " + byteFrom + "-" + (byteTo - 1) + " of "
                    + (fileName.isEmpty() ? "the " + kind : fileName) + " (" + kind + ", " + document + ", " + control
                    + ")";
        }
    }
}
