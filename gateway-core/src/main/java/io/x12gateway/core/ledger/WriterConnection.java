package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.ChainHead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import javax.sql.DataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HexFormat;

/** The writer's connection, its prepared statements and the head of its lane as of the last commit. */
final class WriterConnection {
    private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);
    private static final int VALID_SECONDS = 5;

    private final Connection connection;
    private final Engine engine;
    private final EntryStatements statements;
    private ChainHead head;

    private WriterConnection(Connection connection, Engine engine, EntryStatements statements, ChainHead head) {
        this.connection = connection;
        this.engine = engine;
        this.statements = statements;
        this.head = head;
    }

    static WriterConnection open(DataSource source, String lane) throws SQLException {
        var connection = source.getConnection();
        try {
            connection.setAutoCommit(true);
            var engine = Engine.of(connection);
            engine.prepare(connection);
            engine.check(connection);
            connection.setAutoCommit(false);
            var head = read(connection, lane);
            connection.rollback();
            return new WriterConnection(connection, engine, new EntryStatements(connection), head);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static ChainHead read(Connection connection, String lane) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT seq, hash FROM audit WHERE lane = ? ORDER BY seq DESC FETCH FIRST 1 ROW ONLY")) {
            statement.setString(1, lane);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) return ChainHead.start(lane);
                return new ChainHead(lane, rows.getLong(1), HexFormat.of().formatHex(rows.getBytes(2)));
            }
        }
    }

    ChainHead head() {
        return head;
    }

    EntryStatements statements() {
        return statements;
    }

    Savepoint savepoint() throws SQLException {
        return connection.setSavepoint();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    void rollback(Savepoint savepoint) throws SQLException {
        connection.rollback(savepoint);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void sync() throws SQLException {
        engine.sync(connection);
    }

    void moveHead(ChainHead to) {
        head = to;
    }

    /** False if the connection is of no more use. */
    boolean rollbackAndReread() throws SQLException {
        if (!connection.isValid(VALID_SECONDS)) return false;
        connection.rollback();
        var found = read(connection, head.lane());
        connection.rollback();
        if (!found.equals(head))
            LOG.error(
                    "lane {} stands at {}, not at {}: is another node writing under this node's name?",
                    head.lane(),
                    found.seq(),
                    head.seq());
        head = found;
        return true;
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("closing the writer's connection: SQL state {}", e.getSQLState());
        }
    }
}
