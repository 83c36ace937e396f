package io.x12gateway.core.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What came of holding both sides against each other.
 *
 * @param days one for each payer and day, in that order of days
 */
public record Report(List<Day> days) {
    public Report {
        days = List.copyOf(days);
    }

    /** Whether nothing is wrong on any of the days. */
    public boolean balanced() {
        return days.stream().allMatch(day -> day.findings().isEmpty());
    }

    /**
     * One payer on one day.
     *
     * @param payerId TRN03
     * @param remittances 835s that count
     * @param remitted what they add up to
     * @param expected how much of it the bank is to move
     * @param transfers lines of the bank
     * @param transferred what they add up to
     * @param difference transferred less expected
     * @param matched remittances that agree with their transfer, or need none
     * @param claims claims that the remittances answer
     * @param claimsPaid what they say that is paid for them, before provider adjustments
     * @param denied claims with status 4
     * @param reversed claims with status 22
     * @param held what nobody got, by reason; of one payment that came several times what was held counts here, too
     */
    public record Day(
            String payerId,
            LocalDate day,
            int remittances,
            BigDecimal remitted,
            BigDecimal expected,
            int transfers,
            BigDecimal transferred,
            BigDecimal difference,
            int matched,
            int claims,
            BigDecimal claimsPaid,
            int denied,
            int reversed,
            List<Held> held,
            List<Finding> findings) {
        public Day {
            held = List.copyOf(held);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Remittances that nobody got.
     *
     * @param reason why they are held, or {@link #REFUSED}
     * @param amount what they add up to
     * @param claims that they tell of; those of what was refused are not counted
     */
    public record Held(String reason, int remittances, BigDecimal amount, int claims) {
        /** They were refused with a 999. */
        public static final String REFUSED = "REFUSED";
    }

    /**
     * One thing that is wrong.
     *
     * @param remittances where each transaction set that has to do with it stands
     * @param transfers where each line that has to do with it stands
     * @param message what was found, in a sentence
     */
    public record Finding(
            Difference difference,
            String traceNumber,
            List<SetPlace> remittances,
            List<LinePlace> transfers,
            String message) {
        public Finding {
            remittances = List.copyOf(remittances);
            transfers = List.copyOf(transfers);
        }
    }

    /**
     * @param controlNumber ST02
     * @param offset of its ST in the submission's file
     * @param held why it was not delivered, if it was not: the reason, or what it was refused for
     */
    public record SetPlace(
            String submission, String controlNumber, long offset, long length, BigDecimal amount, String held) {}

    public record LinePlace(String list, String file, int line, BigDecimal amount) {}
}
