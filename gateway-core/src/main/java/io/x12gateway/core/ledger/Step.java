package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.StoredText;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One SQL statement that a group of entries runs as one JDBC batch. */
final class Step implements AutoCloseable {
    private final PreparedStatement statement;
    private final List<Origin> origins = new ArrayList<>();
    private int column;

    /** The change that a row of the batch comes from. */
    private record Origin(int entry, int place, Change change) {}

    Step(Connection connection, String sql) throws SQLException {
        this.statement = connection.prepareStatement(sql);
    }

    Step text(@Nullable String value) throws SQLException {
        statement.setString(++column, value);
        return this;
    }

    Step text(String value, int lengthMax) throws SQLException {
        return text(StoredText.of(value, lengthMax));
    }

    Step number(long value) throws SQLException {
        statement.setLong(++column, value);
        return this;
    }

    Step integer(int value) throws SQLException {
        statement.setInt(++column, value);
        return this;
    }

    Step time(Instant value) throws SQLException {
        statement.setObject(++column, StoredText.of(value).atOffset(ZoneOffset.UTC));
        return this;
    }

    Step bytes(byte @Nullable [] value) throws SQLException {
        statement.setBytes(++column, value);
        return this;
    }

    /** The names of the values for an {@code IN} of that many places; the places left over match nothing. */
    Step anyOf(Collection<? extends Enum<?>> values, int places) throws SQLException {
        for (var value : values) text(value.name());
        for (int bound = values.size(); bound < places; bound++) text("");
        return this;
    }

    /** Ends a row. */
    void of(int entry, int place, Change change) throws SQLException {
        statement.addBatch();
        column = 0;
        origins.add(new Origin(entry, place, change));
    }

    void clear() throws SQLException {
        column = 0;
        origins.clear();
        statement.clearBatch();
    }

    void run() throws SQLException {
        if (!origins.isEmpty()) statement.executeBatch();
    }

    /** As {@link #run}; a row that changed nothing is a guard that refuses. */
    void runGuards(Refusals refusals) throws SQLException {
        if (origins.isEmpty()) return;
        var counts = statement.executeBatch();
        for (int i = 0; i < counts.length; i++) {
            var origin = origins.get(i);
            if (counts[i] < 0)
                throw new IllegalStateException("not known whether it changed anything: " + named(origin));
            if (counts[i] == 0) refusals.add(origin.entry, origin.place, origin.change);
        }
    }

    private static String named(Origin origin) {
        return origin.change.getClass().getSimpleName();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
