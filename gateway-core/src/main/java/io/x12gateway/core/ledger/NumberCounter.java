package io.x12gateway.core.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * How control numbers are counted by whoever has a transaction open: count on, read where the counter stands, bind the
 * numbers to their documents. Its row stays locked until the commit, so several counters are taken in the order of
 * partner and usage by everybody.
 */
final class NumberCounter {
    private static final int LAST = 999_999_999;

    /** By how many; partner, usage. Changes nothing if there is no counter yet. */
    static final String COUNT_ON = "UPDATE control_counter SET last_number = MOD(last_number + ? - 1, 999999999) + 1"
            + " WHERE partner_id = ? AND usage_code = ?";

    /** Where it begins; partner, usage. */
    static final String BEGIN = "INSERT INTO control_counter (last_number, partner_id, usage_code) VALUES (?, ?, ?)";

    /** Partner, usage. */
    static final String READ = "SELECT last_number FROM control_counter WHERE partner_id = ? AND usage_code = ?";

    /** Document key, partner, usage, ISA13, GS06. */
    static final String BIND = "INSERT INTO control_number (document_key, partner_id, usage_code, interchange,"
            + " group_number) VALUES (?, ?, ?, ?, ?)";

    private NumberCounter() {}

    /** The numbers that so many steps went over, if the last of them is {@code last}; 1 comes after 999999999. */
    static List<ControlNumbers.Allocated> upTo(int last, int count) {
        var numbers = new ArrayList<ControlNumbers.Allocated>(count);
        for (int i = count - 1; i >= 0; i--) {
            int number = last - i > 0 ? last - i : last - i + LAST;
            numbers.add(new ControlNumbers.Allocated(number, number));
        }
        return numbers;
    }
}
