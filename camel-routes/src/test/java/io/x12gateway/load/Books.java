package io.x12gateway.load;

import io.x12gateway.core.audit.AnchorFile;
import io.x12gateway.core.audit.ChainVerifier;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the ledger of a gateway that has stopped: does it know of everything that clients were told, and of no more? */
final class Books {
    private final Site.Room room;

    Books(Site.Room room) {
        this.room = room;
    }

    /** What does not balance, if {@code answered} inquiries were answered on the line; empty if all is well. */
    List<String> ofRealTime(long answered) {
        return check(db -> {
            db.expect(answered, "SELECT COUNT(*) FROM submission WHERE mode = 'REAL_TIME' AND state = 'COMPLETED'");
            db.expect(answered, "SELECT COUNT(*) FROM submission");
            db.expect(answered, "SELECT COUNT(*) FROM inquiry WHERE state = 'ANSWERED'");
            db.expect(answered, "SELECT COUNT(*) FROM mailbox_item WHERE kind = '271'");
            db.expect(3 * answered, "SELECT COUNT(*) FROM payload");
        });
    }

    /** If so many files were accepted: each is one submission that is being worked on or was, and none twice. */
    List<String> ofBatches(long accepted) {
        return check(db -> batches(db, accepted));
    }

    /** As before, and of each everything was delivered. */
    List<String> ofDelivered(long accepted) {
        return check(db -> {
            batches(db, accepted);
            db.expect(accepted, "SELECT COUNT(*) FROM submission WHERE state = 'COMPLETED'");
            db.expect(0, "SELECT COUNT(*) FROM held_document");
        });
    }

    /** As with batches, and each has exactly one receipt in the mailbox. */
    List<String> ofUploads(long accepted) {
        return check(db -> {
            batches(db, accepted);
            db.expect(accepted, "SELECT COUNT(*) FROM mailbox_item WHERE kind = 'receipt'");
            db.expect(accepted, "SELECT COUNT(DISTINCT submission_id) FROM mailbox_item WHERE kind = 'receipt'");
        });
    }

    private static void batches(Queries db, long accepted) throws SQLException {
        db.expect(accepted, "SELECT COUNT(*) FROM submission WHERE mode = 'BATCH'");
        db.expect(0, "SELECT COUNT(*) FROM submission WHERE state IN ('FAILED', 'DUPLICATE', 'REJECTED', 'HELD')");
        db.expect(
                accepted,
                "SELECT COUNT(*) FROM work w JOIN submission s ON s.id = w.subject_id"
                        + " WHERE w.stage = 'DISPOSITION' AND s.mode = 'BATCH'");
    }

    /** Of one payment run that was sent twice: it was paid once, and of the second time everything is held. */
    List<String> ofPaymentRun(int payments) {
        return check(db -> {
            db.expect(payments, "SELECT COUNT(*) FROM payment_claim");
            db.expect(payments, "SELECT COUNT(*) FROM held_document WHERE reason = 'POSSIBLE_DUP_PAYMENT'");
            db.expect(payments, "SELECT COUNT(*) FROM held_document");
        });
    }

    private interface Balance {
        void of(Queries db) throws SQLException;
    }

    private List<String> check(Balance balance) {
        var wrong = new ArrayList<String>();
        try (var connection = room.database().source().getConnection()) {
            balance.of(new Queries(connection, wrong));
            var anchors = new AnchorFile(room.directory().resolve("audit.anchors")).read();
            var verdict = new ChainVerifier(room.database().source()).verify(anchors);
            if (!verdict.sound()) wrong.add("audit chain: " + verdict.breaks().getFirst());
        } catch (SQLException e) {
            wrong.add("the ledger cannot be read: " + e.getMessage());
        }
        return wrong;
    }

    private record Queries(Connection connection, List<String> wrong) {
        void expect(long expected, String query) throws SQLException {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                rows.next();
                if (rows.getLong(1) != expected) wrong.add(expected + " expected, " + rows.getLong(1) + ": " + query);
            }
        }
    }
}
