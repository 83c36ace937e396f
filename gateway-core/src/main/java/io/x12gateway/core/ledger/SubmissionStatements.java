package io.x12gateway.core.ledger;

import io.x12gateway.core.payload.StagedPayload;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.SubmissionId;

import java.sql.SQLException;

/** Payloads and submissions as SQL: their receipt, their states and their timeline. */
final class SubmissionStatements {
    private static final int STATES = 9;

    private final Step payload;
    private final Step submission;
    private final Step submissionWithKey;
    private final Step claim;
    private final Step move;
    private final Step note;

    SubmissionStatements(Steps steps) throws SQLException {
        payload = steps.of("INSERT INTO payload (id, sha256, size_bytes, ciphertext, bundle_id, bundle_offset)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
        submission = steps.of(
                "INSERT INTO submission (id, partner_id, channel, mode, file_name, client_key, payload_id, sha256,"
                        + " file_digest, size_bytes, received_at, state, duplicate_of)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        submissionWithKey = steps.of("INSERT INTO submission (id, partner_id, channel, mode, file_name, client_key,"
                + " payload_id, sha256, file_digest, size_bytes, received_at, state, duplicate_of) SELECT "
                + Steps.texts(9)
                + ", CAST(? AS BIGINT), CAST(? AS TIMESTAMP(6) WITH TIME ZONE), " + Steps.texts(2)
                + " WHERE NOT EXISTS (SELECT 1 FROM submission WHERE partner_id = ? AND client_key = ?)");
        claim = steps.of(
                "INSERT INTO interchange_claim (interchange_key, submission_id, partner_id, claimed_at) SELECT "
                        + Steps.texts(2) + ", (SELECT partner_id FROM submission WHERE id = ?),"
                        + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE)"
                        + " WHERE NOT EXISTS (SELECT 1 FROM interchange_claim WHERE interchange_key = ?)");
        move = steps.of(
                "UPDATE submission SET state = ? WHERE id = ? AND state IN (?" + ", ?".repeat(STATES - 1) + ")");
        note = steps.of("INSERT INTO timeline (submission_id, partner_id, happened_at, event, actor, detail)"
                + " VALUES (?, (SELECT partner_id FROM submission WHERE id = ?), ?, ?, ?, ?)");
    }

    void add(int entry, int place, Change.StorePayload c) throws SQLException {
        var p = c.payload();
        payload.text(p.id().value())
                .text(p.digest().sha256())
                .number(p.sizeBytes())
                .bytes(p.inline().orElse(null))
                .text(p.place().map(lying -> lying.bundle().value()).orElse(null))
                .number(p.place().map(StagedPayload.Place::offset).orElse(0L))
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.Receive c) throws SQLException {
        var s = c.submission();
        var key = s.clientKey();
        var step = (key.isPresent() ? submissionWithKey : submission)
                .text(s.id().value())
                .text(s.partner().value())
                .text(s.channel().name())
                .text(s.mode().name())
                .text(s.fileName(), 1000)
                .text(key.orElse(null))
                .text(s.payload().value())
                .text(s.digest().sha256())
                .text(s.mode() == ProcessingMode.BATCH ? s.digest().sha256() : null)
                .number(s.sizeBytes())
                .time(s.receivedAt())
                .text(s.state().name())
                .text(s.duplicateOf().map(SubmissionId::value).orElse(null));
        if (key.isPresent()) step.text(s.partner().value()).text(key.get());
        step.of(entry, place, c);
    }

    void add(int entry, int place, Change.ClaimInterchange c) throws SQLException {
        claim.text(c.key())
                .text(c.submission().value())
                .text(c.submission().value())
                .time(c.at())
                .text(c.key())
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.Move c) throws SQLException {
        move.text(c.to().name())
                .text(c.submission().value())
                .anyOf(c.from(), STATES)
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.Note c) throws SQLException {
        var e = c.entry();
        note.text(e.submission().value())
                .text(e.submission().value())
                .time(e.at())
                .text(e.event(), 64)
                .text(e.actor(), 64)
                .text(e.detail(), 4000)
                .of(entry, place, c);
    }

    void run(Refusals refusals) throws SQLException {
        payload.run();
        submission.run();
        submissionWithKey.runGuards(refusals);
        claim.runGuards(refusals);
        move.runGuards(refusals);
        note.run();
    }
}
