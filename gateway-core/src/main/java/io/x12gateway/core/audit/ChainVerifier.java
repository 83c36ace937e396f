package io.x12gateway.core.audit;

import javax.sql.DataSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Walks the audit chain of every lane and says where it was broken. What it finds by itself: a changed row, a missing
 * row, an added or moved row. What only an anchor can show: rows cut off the end, and a chain that was written anew.
 *
 * <p>It streams: memory does not grow with the trail.
 */
public final class ChainVerifier {
    private static final int ROWS_AT_ONCE = 1000;
    private static final int BREAKS_MAX = 1000;

    private final DataSource source;

    public ChainVerifier(DataSource source) {
        this.source = source;
    }

    /**
     * @param rows audit rows read
     * @param heads the newest row of each lane
     * @param breaks where the chain is not what was written, at most 1,000; empty means sound
     */
    public record Verdict(long rows, List<ChainHead> heads, List<Break> breaks) {
        public boolean sound() {
            return breaks.isEmpty();
        }
    }

    /**
     * One place where the chain is broken.
     *
     * @param seq the row it shows at
     * @param what in plain words, with what it means
     */
    public record Break(String lane, long seq, String what) {
        @Override
        public String toString() {
            return "lane " + lane + ", row " + seq + ": " + what;
        }
    }

    /** @param anchors heads that were written down outside the database, in any order; see {@link AnchorFile} */
    public Verdict verify(List<ChainHead> anchors) throws SQLException {
        var walk = new Walk(anchors);
        try (var connection = source.getConnection()) {
            stream(connection, walk);
        }
        return walk.verdict();
    }

    private static void stream(Connection connection, Walk walk) throws SQLException {
        // PostgreSQL's driver reads everything at once unless auto-commit is off.
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement("SELECT lane, seq, happened_at, actor, action, object_id,"
                + " outcome, reason, source, previous_hash, hash FROM audit ORDER BY lane, seq")) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) walk.row(rows);
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static final class Walk {
        private final Map<String, Map<Long, ChainHead>> anchors = new HashMap<>();
        private final List<ChainHead> heads = new ArrayList<>();
        private final List<Break> breaks = new ArrayList<>();
        private ChainHead head = ChainHead.start("");
        private long rows;

        Walk(List<ChainHead> anchors) {
            for (var a : anchors)
                this.anchors.computeIfAbsent(a.lane(), l -> new HashMap<>()).merge(a.seq(), a, this::conflict);
        }

        /** The same place anchored twice with two hashes: one of them was not what the database says now. */
        private ChainHead conflict(ChainHead first, ChainHead second) {
            if (!first.equals(second)) broken(first.lane(), first.seq(), "anchored twice, with different hashes");
            return first;
        }

        void row(ResultSet row) throws SQLException {
            rows++;
            var lane = row.getString(1);
            if (!lane.equals(head.lane())) {
                end();
                head = ChainHead.start(lane);
            }
            long seq = row.getLong(2);
            var previous = hex(row.getBytes(10));
            var hash = hex(row.getBytes(11));
            checkPlace(lane, seq, previous);
            checkContent(new ChainHead(lane, seq - 1, previous).extendedBy(entry(row)), hash);
            head = new ChainHead(lane, seq, hash);
            checkAnchor();
        }

        private void checkPlace(String lane, long seq, String previous) {
            long expected = head.seq() + 1;
            if (seq != expected)
                broken(
                        lane,
                        seq,
                        seq == expected + 1
                                ? "row " + expected + " before it is missing"
                                : "rows " + expected + " to " + (seq - 1) + " before it are missing");
            else if (!previous.equals(head.hash()))
                broken(lane, seq, "does not follow from row " + head.seq() + ": one of the two was put in or moved");
        }

        private void checkContent(ChainHead computed, String hash) {
            if (!computed.hash().equals(hash))
                broken(computed.lane(), computed.seq(), "was changed: its content does not have its hash");
        }

        private void checkAnchor() {
            var ofLane = anchors.get(head.lane());
            var anchor = ofLane == null ? null : ofLane.remove(head.seq());
            if (anchor != null && !anchor.hash().equals(head.hash()))
                broken(head.lane(), head.seq(), "was anchored with another hash: history up to here was written anew");
        }

        private void end() {
            if (head.seq() > 0) heads.add(head);
        }

        Verdict verdict() {
            end();
            for (var left : anchors.values())
                for (var anchor : left.values())
                    broken(
                            anchor.lane(),
                            anchor.seq(),
                            "was anchored and is not there: rows were removed, or the database was restored from an"
                                    + " older backup");
            return new Verdict(rows, List.copyOf(heads), List.copyOf(breaks));
        }

        private void broken(String lane, long seq, String what) {
            if (breaks.size() < BREAKS_MAX) breaks.add(new Break(lane, seq, what));
        }

        private static AuditEntry entry(ResultSet row) throws SQLException {
            return new AuditEntry(
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9));
        }

        private static String hex(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
    }
}
