package io.x12gateway.core.lineage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known under a number, for whoever asked. Names no patient and repeats no number of a claim.
 *
 * @param submission if the number was that of a submission, or of a document that left
 * @param sets the transaction sets of that, or the payments of that check or trace number
 * @param claims each with all that happened to it, in order
 * @param more whether there is more than is told here
 * @param notes what a reader should know, such as that a file was not gone through yet
 */
public record Story(
        Optional<Origin> submission, List<TransactionSet> sets, List<Claim> claims, boolean more, List<String> notes) {
    public Story {
        sets = List.copyOf(sets);
        claims = List.copyOf(claims);
        notes = List.copyOf(notes);
    }

    /** What came, and what became of it. */
    public record Origin(
            String id,
            String partner,
            String channel,
            String mode,
            String state,
            String fileName,
            String sha256,
            long sizeBytes,
            Instant receivedAt,
            List<Line> lines) {}

    /**
     * @param claims how many stand in it
     * @param first the first ones of them
     */
    public record TransactionSet(
            Instant at, String what, String actor, String detail, Place place, long claims, List<Line> first) {}

    /**
     * @param provider NPI of who is paid for it; empty if no file says
     * @param more whether more happened to it than is told here
     */
    public record Claim(String provider, List<Line> lines, boolean more) {}

    /**
     * @param actor the partner, the operator, or the gateway itself
     * @param place where it stands in a stored file; empty for what was done with a file as a whole
     * @param takesBack what a reversal takes back, or a correction replaces
     */
    public record Line(
            Instant at,
            String what,
            String actor,
            String detail,
            String document,
            Optional<Place> place,
            Optional<Place> takesBack) {}

    /**
     * @param document the submission that came, or the mailbox item that left
     * @param submission itself, or what the item came from
     * @param partner who sent it, or whose mailbox it is in
     * @param sha256 of the whole file
     * @param control ISA13, GS06 and ST02 joined by {@code /}
     * @param byteFrom of the first byte in the file, the first of the file being 0
     * @param byteTo of the byte behind the last one
     */
    public record Place(
            String document,
            String submission,
            String partner,
            String kind,
            String fileName,
            String sha256,
            String control,
            long byteFrom,
            long byteTo) {}
}
