package io.x12gateway.core.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The control numbers that a group of entries asks for: each counter counts once for all of its documents. */
final class NumberSteps implements AutoCloseable {
    private final PreparedStatement countOn;
    private final PreparedStatement begin;
    private final PreparedStatement read;
    private final PreparedStatement bind;
    private final SortedMap<String, List<Change.NumberDocument>> wanted = new TreeMap<>();

    NumberSteps(Connection connection) throws SQLException {
        countOn = connection.prepareStatement(NumberCounter.COUNT_ON);
        begin = connection.prepareStatement(NumberCounter.BEGIN);
        read = connection.prepareStatement(NumberCounter.READ);
        bind = connection.prepareStatement(NumberCounter.BIND);
    }

    void clear() throws SQLException {
        wanted.clear();
        bind.clearBatch();
    }

    void add(Change.NumberDocument document) {
        wanted.computeIfAbsent(document.partner() + "/" + document.usage(), counter -> new ArrayList<>())
                .add(document);
    }

    void run() throws SQLException {
        if (wanted.isEmpty()) return;
        for (var documents : wanted.values()) number(documents);
        bind.executeBatch();
    }

    private void number(List<Change.NumberDocument> documents) throws SQLException {
        var counter = documents.getFirst();
        if (count(countOn, documents.size(), counter) == 0) count(begin, documents.size(), counter);
        var numbers = NumberCounter.upTo(last(counter), documents.size()).iterator();
        for (var document : documents) {
            var given = numbers.next();
            bind.setString(1, document.documentKey());
            bind.setString(2, document.partner().value());
            bind.setString(3, document.usage());
            bind.setInt(4, given.interchange());
            bind.setInt(5, given.group());
            bind.addBatch();
        }
    }

    private static int count(PreparedStatement statement, int count, Change.NumberDocument counter)
            throws SQLException {
        statement.setInt(1, count);
        statement.setString(2, counter.partner().value());
        statement.setString(3, counter.usage());
        return statement.executeUpdate();
    }

    private int last(Change.NumberDocument counter) throws SQLException {
        read.setString(1, counter.partner().value());
        read.setString(2, counter.usage());
        try (var rows = read.executeQuery()) {
            if (!rows.next()) throw new SQLException("a counter that was just written is not there");
            return rows.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        countOn.close();
        begin.close();
        read.close();
        bind.close();
    }
}
