package io.x12gateway.core.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.JdbcLedger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.LedgerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/** Every way to tamper with the trail by SQL is found, and found where it was done. */
abstract class ChainVerifierContract {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.000120Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final HikariDataSource source = database();

    abstract HikariDataSource database();

    /** Whatever a superuser would do first. */
    abstract void unlock(HikariDataSource source) throws SQLException;

    @BeforeEach
    void writeTwoLanes() throws SQLException {
        append("node-1", 20);
        append("node-2", 5);
        unlock(source);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void findsAnUntouchedChainSound() throws SQLException {
        var verdict = verify();
        assertThat(verdict.breaks()).isEmpty();
        assertThat(verdict.sound()).isTrue();
        assertThat(verdict.rows()).isEqualTo(25);
        assertThat(verdict.heads())
                .extracting(ChainHead::lane, ChainHead::seq)
                .containsExactly(tuple("node-1", 20L), tuple("node-2", 5L));
    }

    @Test
    void goesOnWhereTheChainEndedAfterARestart() throws SQLException {
        append("node-1", 3);
        assertThat(verify().sound()).isTrue();
        assertThat(verify().rows()).isEqualTo(28);
    }

    @Test
    void locatesAChangedField() throws SQLException {
        for (var field : List.of("actor", "action", "object_id", "outcome", "reason", "source")) {
            sql("UPDATE audit SET " + field + " = 'x' || " + field + " WHERE lane = 'node-1' AND seq = 7");
            assertThat(verify().breaks()).as(field).singleElement().satisfies(b -> isAt(b, "node-1", 7, "changed"));
            sql("UPDATE audit SET " + field + " = SUBSTRING(" + field + " FROM 2) WHERE lane = 'node-1' AND seq = 7");
        }
        sql("UPDATE audit SET happened_at = happened_at + INTERVAL '1' SECOND WHERE lane = 'node-2' AND seq = 5");
        assertThat(verify().breaks()).singleElement().satisfies(b -> isAt(b, "node-2", 5, "changed"));
    }

    @Test
    void locatesTextMovedFromOneFieldToTheNext() throws SQLException {
        sql("UPDATE audit SET actor = actor || 's', action = SUBSTRING(action FROM 2) WHERE lane='node-1' AND seq=4");
        assertThat(verify().breaks()).singleElement().satisfies(b -> isAt(b, "node-1", 4, "changed"));
    }

    @Test
    void locatesDeletedRows() throws SQLException {
        sql("DELETE FROM audit WHERE lane = 'node-1' AND seq IN (2, 9, 12, 13)");
        assertThat(verify().breaks())
                .satisfiesExactly(
                        b -> isAt(b, "node-1", 3, "row 2 before it is missing"),
                        b -> isAt(b, "node-1", 10, "row 9 before it is missing"),
                        b -> isAt(b, "node-1", 14, "rows 12 to 13 before it are missing"));
    }

    @Test
    void locatesAnInsertedRow() throws SQLException {
        sql("UPDATE audit SET seq = -seq WHERE lane = 'node-1' AND seq > 10");
        sql("UPDATE audit SET seq = 1 - seq WHERE lane = 'node-1' AND seq < 0");
        sql("INSERT INTO audit SELECT lane, 11, happened_at, actor, action, object_id, outcome, reason, source,"
                + " previous_hash, hash FROM audit WHERE lane = 'node-1' AND seq = 10");
        var breaks = verify().breaks();
        assertThat(breaks.getFirst()).satisfies(b -> isAt(b, "node-1", 11, "put in or moved"));
    }

    @Test
    void locatesRowsThatChangedPlaces() throws SQLException {
        sql("UPDATE audit SET seq = 999 WHERE lane = 'node-1' AND seq = 5");
        sql("UPDATE audit SET seq = 5 WHERE lane = 'node-1' AND seq = 6");
        sql("UPDATE audit SET seq = 6 WHERE lane = 'node-1' AND seq = 999");
        var breaks = verify().breaks();
        assertThat(breaks).extracting(ChainVerifier.Break::seq).contains(5L, 6L).allMatch(seq -> seq >= 5 && seq <= 7);
    }

    @Test
    void locatesARowMovedToAnotherLane() throws SQLException {
        sql("UPDATE audit SET lane = 'node-2', seq = 6 WHERE lane = 'node-1' AND seq = 20");
        assertThat(verify().breaks())
                .satisfiesExactly(
                        b -> isAt(b, "node-2", 6, "put in or moved"),
                        b -> isAt(b, "node-2", 6, "changed"),
                        b -> isAt(b, "node-1", 20, "is not there"));
    }

    @Test
    void findsALostTailByItsAnchorAlone() throws SQLException {
        sql("DELETE FROM audit WHERE lane = 'node-1' AND seq > 15");
        assertThat(new ChainVerifier(source).verify(List.of()).sound()).isTrue();
        assertThat(verify().breaks()).singleElement().satisfies(b -> isAt(b, "node-1", 20, "is not there"));
    }

    @Test
    void findsALaneThatIsGone() throws SQLException {
        sql("DELETE FROM audit WHERE lane = 'node-2'");
        assertThat(verify().breaks())
                .isNotEmpty()
                .allSatisfy(b -> assertThat(b.lane()).isEqualTo("node-2"));
    }

    @Test
    void findsHistoryThatWasWrittenAnew() throws SQLException {
        sql("DELETE FROM audit WHERE lane = 'node-2'");
        append("node-2", 5, "another story", new AnchorFile(directory.resolve("elsewhere")));
        assertThat(new ChainVerifier(source).verify(List.of()).sound()).isTrue();
        assertThat(verify().breaks())
                .isNotEmpty()
                .allSatisfy(b -> assertThat(b.what()).contains("written anew"));
    }

    @Test
    void writesOverAnAnchorThatACrashCutShort() throws Exception {
        var file = directory.resolve("anchors");
        Files.writeString(file, "2026-03-04T05:06:07Z 21 abc", StandardOpenOption.APPEND);
        assertThat(verify().sound()).isTrue();
        append("node-1", 1);
        assertThat(verify().sound()).isTrue();
        assertThat(new AnchorFile(file).read().getLast().seq()).isEqualTo(21);
    }

    private ChainVerifier.Verdict verify() throws SQLException {
        return new ChainVerifier(source).verify(new AnchorFile(directory.resolve("anchors")).read());
    }

    private static void isAt(ChainVerifier.Break found, String lane, long seq, String what) {
        assertThat(found.lane()).isEqualTo(lane);
        assertThat(found.seq()).isEqualTo(seq);
        assertThat(found.what()).contains(what);
    }

    private void append(String lane, int rows) {
        append(lane, rows, "a reason; with 3:signs, in it", new AnchorFile(directory.resolve("anchors")));
    }

    private void append(String lane, int rows, String reason, AnchorFile anchors) {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        try (var ledger = JdbcLedger.open(source, LedgerSettings.forLane(lane), anchors, clock)) {
            for (int i = 0; i < rows; i++)
                ledger.commitNow(LedgerEntry.of(new Change.Audit(new AuditEntry(
                        NOW.plus(Duration.ofMillis(i)),
                        "gateway",
                        "submission.received",
                        "thing " + i,
                        "ok",
                        reason,
                        "192.0.2.7"))));
        }
    }

    void sql(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
        }
    }
}
