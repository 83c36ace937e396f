package io.x12gateway.core.lineage;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;

import java.util.List;
import java.util.Optional;

/**
 * Where claims stand in the stored files. No part of the ledger: everything here can be read again from the payloads,
 * and is written in pieces, each of which is there as a whole or not at all.
 */
public interface ClaimIndex {

    /**
     * A file that is gone through.
     *
     * @param document the submission, or the mailbox item
     * @param submission itself, or what the item came from
     * @param partner who sent it, or whose mailbox it is in
     * @param events how many of it are here so far
     * @param ended whether that is all
     */
    record Scan(
            String document,
            SubmissionId submission,
            PartnerId partner,
            boolean received,
            long events,
            boolean ended) {}

    /** By which of its hashes an event is looked for. */
    enum By {
        CLAIM,
        PAYER,
        ORIGINAL,
        TRACE,
        PATIENT
    }

    /** An event with the file that it stands in. */
    record Found(ClaimEvent event, Scan scan) {}

    Optional<Scan> scan(String document);

    /** The file as it was begun before, or begins now. */
    Scan begin(Scan scan);

    /**
     * Adds the next events of a file. False, and nothing was added, if it has other than {@code before} so far: somebody
     * else goes through it too.
     *
     * @param last whether these are the last ones; there may be none then
     */
    boolean add(String document, long before, List<ClaimEvent> events, boolean last);

    /**
     * In the order of files and places; of a patient the newest first, who may have many more than are told.
     *
     * @param whose only in files of this partner; empty for all
     */
    List<Found> find(By by, String hash, Optional<PartnerId> whose, int limit);

    /** The transaction sets of a file, in its order. */
    List<Found> sets(String document, int limit);

    /** The transaction set at that place. */
    Optional<Found> set(String document, long setFrom);

    /** The first claims of a transaction set. */
    List<Found> claims(String document, long setFrom, int limit);

    /** The files that came with, or were made of, a submission. */
    List<Scan> scans(SubmissionId submission, int limit);

    /**
     * Looks at files in the order of their ids and forgets those that are not stored any more.
     *
     * @param after the last one that was looked at before; empty to begin
     * @param before made before it: an id that need not be there
     * @param limit files looked at
     */
    Forgotten forgetGone(String after, String before, int limit);

    /**
     * @param last the last file that was looked at; empty if there was none
     * @param files how many were forgotten
     */
    record Forgotten(String last, int files) {}
}
