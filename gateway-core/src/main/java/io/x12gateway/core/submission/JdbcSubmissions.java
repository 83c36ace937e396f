package io.x12gateway.core.submission;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadId;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Submissions in H2 or PostgreSQL. */
public final class JdbcSubmissions implements Submissions {
    private static final String SELECT = """
            SELECT id, partner_id, channel, mode, file_name, client_key, payload_id, sha256, size_bytes, received_at,
                   state, duplicate_of
            FROM submission
            """;
    private static final String CLAIMED =
            "id IN (SELECT submission_id FROM interchange_claim WHERE interchange_key LIKE :number)";
    private static final List<String> IN_FLIGHT = Stream.of(SubmissionState.values())
            .filter(s -> !s.isFinal())
            .map(Enum::name)
            .toList();

    private final JdbcClient db;

    public JdbcSubmissions(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    @Override
    public Optional<Submission> find(SubmissionId id) {
        return db.sql(SELECT + "WHERE id = ?")
                .param(id.value())
                .query(JdbcSubmissions::submission)
                .optional();
    }

    @Override
    public Optional<Submission> find(PartnerId partner, SubmissionId id) {
        return db.sql(SELECT + "WHERE id = ? AND partner_id = ?")
                .params(id.value(), partner.value())
                .query(JdbcSubmissions::submission)
                .optional();
    }

    @Override
    public Optional<Submission> firstOf(PartnerId partner, Channel channel, String sha256, Instant since) {
        var same = channel == Channel.SFTP_TEST ? "=" : "<>";
        return db.sql(SELECT
                        + "WHERE partner_id = ? AND file_digest = ? AND received_at >= ?"
                        + " AND state NOT IN ('DUPLICATE', 'SUPERSEDED') AND channel " + same + " 'SFTP_TEST'"
                        + " ORDER BY id FETCH FIRST 1 ROW ONLY")
                .params(partner.value(), sha256, since.atOffset(ZoneOffset.UTC))
                .query(JdbcSubmissions::submission)
                .optional();
    }

    /**
     * Few files are held at a time, and a partner may have sent very many: with the partner in the condition H2 would walk
     * through all that it ever sent.
     */
    @Override
    public List<Submission> held(PartnerId partner, Channel channel) {
        return db
                .sql(SELECT + "WHERE state = 'HELD' ORDER BY state, id")
                .query(JdbcSubmissions::submission)
                .list()
                .stream()
                .filter(s -> s.partner().equals(partner) && s.channel() == channel)
                .toList();
    }

    @Override
    public List<Submission> heldSince(Instant before, int limit) {
        return db.sql(SELECT + "WHERE state = 'HELD' AND received_at < ? ORDER BY id FETCH FIRST ? ROWS ONLY")
                .params(before.atOffset(ZoneOffset.UTC), limit)
                .query(JdbcSubmissions::submission)
                .list();
    }

    @Override
    public List<Submission> uploads(PartnerId partner, Channel channel, String after, int limit) {
        return db.sql(SELECT
                        + "WHERE partner_id = ? AND id > ? AND channel = ? AND state NOT IN ('HELD', 'SUPERSEDED')"
                        + " ORDER BY id FETCH FIRST ? ROWS ONLY")
                .params(partner.value(), after, channel.name(), limit)
                .query(JdbcSubmissions::submission)
                .list();
    }

    @Override
    public Optional<Submission> byClientKey(PartnerId partner, String clientKey) {
        return db.sql(SELECT + "WHERE partner_id = ? AND client_key = ?")
                .params(partner.value(), clientKey)
                .query(JdbcSubmissions::submission)
                .optional();
    }

    @Override
    public Optional<SubmissionId> claimant(String interchangeKey) {
        return db.sql("SELECT submission_id FROM interchange_claim WHERE interchange_key = ?")
                .param(interchangeKey)
                .query((row, n) -> new SubmissionId(row.getString(1)))
                .optional();
    }

    @Override
    public List<Submission> recent(int limit) {
        return db.sql(SELECT + "ORDER BY id DESC FETCH FIRST ? ROWS ONLY")
                .param(limit)
                .query(JdbcSubmissions::submission)
                .list();
    }

    @Override
    public List<Submission> list(PartnerId partner, SubmissionFilter filter, String before, int limit) {
        var where = new StringBuilder("WHERE partner_id = :partner");
        var params = new HashMap<String, Object>(Map.of("partner", partner.value(), "limit", limit));
        if (!before.isEmpty()) add(where, params, "id < :before", "before", before);
        if (!filter.states().isEmpty())
            add(
                    where,
                    params,
                    "state IN (:states)",
                    "states",
                    filter.states().stream().map(Enum::name).toList());
        filter.since()
                .ifPresent(at -> add(where, params, "received_at >= :since", "since", at.atOffset(ZoneOffset.UTC)));
        filter.until()
                .ifPresent(at -> add(where, params, "received_at < :until", "until", at.atOffset(ZoneOffset.UTC)));
        if (!filter.fileName().isEmpty()) add(where, params, "file_name = :file", "file", filter.fileName());
        if (!filter.interchangeNumber().isEmpty())
            add(where, params, CLAIMED, "number", "%|" + filter.interchangeNumber() + "|_");
        return db.sql(SELECT + where + " ORDER BY id DESC FETCH FIRST :limit ROWS ONLY")
                .params(params)
                .query(JdbcSubmissions::submission)
                .list();
    }

    private static void add(StringBuilder where, Map<String, Object> params, String term, String name, Object value) {
        where.append(" AND ").append(term);
        params.put(name, value);
    }

    @Override
    public List<Submission> inFlight(int limit) {
        return db.sql(SELECT + "WHERE state IN (:states) ORDER BY id FETCH FIRST :limit ROWS ONLY")
                .param("states", IN_FLIGHT)
                .param("limit", limit)
                .query(JdbcSubmissions::submission)
                .list();
    }

    @Override
    public Map<SubmissionState, Long> countByState() {
        var counts = new EnumMap<SubmissionState, Long>(SubmissionState.class);
        db.sql("SELECT state, COUNT(*) FROM submission GROUP BY state").query(row -> {
            counts.put(SubmissionState.valueOf(row.getString(1)), row.getLong(2));
        });
        return counts;
    }

    @Override
    public List<TimelineEntry> timeline(SubmissionId id) {
        return db.sql("SELECT happened_at, event, actor, detail FROM timeline WHERE submission_id = ? ORDER BY id")
                .param(id.value())
                .query((row, n) ->
                        new TimelineEntry(id, time(row, 1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    private static Submission submission(ResultSet row, int n) throws SQLException {
        return new Submission(
                new SubmissionId(row.getString("id")),
                new PartnerId(row.getString("partner_id")),
                Channel.valueOf(row.getString("channel")),
                ProcessingMode.valueOf(row.getString("mode")),
                row.getString("file_name"),
                Optional.ofNullable(row.getString("client_key")),
                new PayloadId(row.getString("payload_id")),
                new Digest(row.getString("sha256")),
                row.getLong("size_bytes"),
                time(row, row.findColumn("received_at")),
                SubmissionState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("duplicate_of")).map(SubmissionId::new));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
