package io.x12gateway.core.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The read side of claims as they stand in the stored files. What was not gone through yet is not in it. */
public interface ClaimBooks {
    /** Where a page ends, and the next begins behind it. */
    record Mark(String document, long from) {
        static final Mark START = new Mark("", -1);

        static Mark of(ClaimNote note) {
            return new Mark(note.file().document(), note.span().offset());
        }
    }

    /** The claims of 837s that were received in that time, in the order of files and places. */
    List<ClaimNote> submitted(String usage, Instant from, Instant before, Mark after, int limit);

    /** The claims of 835s that were taken in and pay on these days, in the order of files and places. */
    List<ClaimNote> remitted(String usage, LocalDate from, LocalDate to, Mark after, int limit);

    /**
     * What files tell of claims of these numbers, whatever they are: 837s, 277CAs and 277s of either direction, and 835s as
     * they came.
     */
    List<ClaimNote> about(String usage, Collection<String> keys, int limit);

    /** 835s of production that pay on these days and were refused: their files are kept aside. */
    List<RefusedRemittance> refused(LocalDate from, LocalDate to);

    /** How many files wait to be gone through. */
    long unread();
}
