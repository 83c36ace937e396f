package io.x12gateway.core.outbox;

import io.x12gateway.core.submission.Ulid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The outbox in H2 or PostgreSQL. */
public final class JdbcOutbox implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcOutbox.class);
    private final JdbcClient db;
    private final Clock clock;

    public JdbcOutbox(DataSource source, Clock clock) {
        this.db = JdbcClient.create(source);
        this.clock = clock;
    }

    @Override
    public List<Work> unannounced(int limit) {
        return db.sql("""
                        SELECT id, stage, subject_id FROM work WHERE state = 'WAITING'
                        ORDER BY id FETCH FIRST ? ROWS ONLY
                        """).param(limit).query(JdbcOutbox::work).list();
    }

    @Override
    public void announced(List<String> workIds) {
        if (workIds.isEmpty()) return;
        try {
            db.sql("UPDATE work SET state = 'ANNOUNCED' WHERE id IN (:ids) AND state = 'WAITING'")
                    .param("ids", workIds.stream().sorted().toList())
                    .update();
        } catch (DataAccessException e) {
            // Best effort by contract: they are announced again, which is harmless.
            LOG.info("{} announcements were not noted and will be repeated: {}", workIds.size(), e.toString());
        }
    }

    @Override
    public Optional<Work> find(String workId) {
        return db.sql("SELECT id, stage, subject_id FROM work WHERE id = ?")
                .param(workId)
                .query(JdbcOutbox::work)
                .optional();
    }

    @Override
    public boolean isDone(String workId) {
        return db.sql("SELECT COUNT(*) FROM work WHERE id = ? AND state = 'DONE'")
                        .param(workId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public int forgetAnnouncements() {
        return db.sql("UPDATE work SET state = 'WAITING' WHERE state = 'ANNOUNCED'")
                .update();
    }

    @Override
    public void giveUp(String workId) {
        db.sql("UPDATE work SET state = 'GIVEN_UP' WHERE id = ? AND state IN ('WAITING', 'ANNOUNCED')")
                .param(workId)
                .update();
    }

    @Override
    public int revive() {
        return db.sql("UPDATE work SET state = 'WAITING' WHERE state = 'GIVEN_UP'")
                .update();
    }

    @Override
    public Map<Stage, Long> depth() {
        var depth = new EnumMap<Stage, Long>(Stage.class);
        db.sql("SELECT stage, COUNT(*) FROM work WHERE state IN ('WAITING', 'ANNOUNCED') GROUP BY stage")
                .query(row -> {
                    depth.put(Stage.valueOf(row.getString(1)), row.getLong(2));
                });
        return depth;
    }

    @Override
    public Duration oldestWaiting() {
        return Stream.of("WAITING", "ANNOUNCED")
                .flatMap(state -> oldest(state).stream())
                .min(Comparator.naturalOrder())
                .map(id -> Duration.between(Ulid.timeOf(id), clock.instant()))
                .orElse(Duration.ZERO);
    }

    private Optional<String> oldest(String state) {
        return db.sql("SELECT id FROM work WHERE state = ? ORDER BY id FETCH FIRST 1 ROW ONLY")
                .param(state)
                .query(String.class)
                .optional();
    }

    private static Work work(ResultSet row, int n) throws SQLException {
        return new Work(row.getString(1), Stage.valueOf(row.getString(2)), row.getString(3));
    }
}
