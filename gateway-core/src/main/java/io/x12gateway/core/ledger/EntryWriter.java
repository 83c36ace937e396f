package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.ChainHead;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import javax.sql.DataSource;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Writes groups of entries, on one thread and one connection of its own. The usual case is one transaction for all. If
 * a guard refuses, the group is done again with a savepoint around each entry; if the database objects, each entry gets
 * a transaction of its own, so that none pays for its neighbour.
 */
final class EntryWriter implements GroupCommit.Sink {
    private static final Logger LOG = LoggerFactory.getLogger(EntryWriter.class);
    /** Again once: the row that we collided with is there now, so the guard can see it. */
    private static final int ATTEMPTS_ALONE = 2;

    private final DataSource source;
    private final String lane;
    private final HeadListener heads;
    private @Nullable WriterConnection connection;

    /** Hears of the chain's head: at the start, after each commit, several times a second in between, at the end. */
    interface HeadListener {
        HeadListener NONE = new HeadListener() {};

        default void opened(ChainHead head) {}

        default void committed(ChainHead head) {}

        default void idle() {}

        default void closed() {}
    }

    /** Committed or not: it cannot be known, or it is not certain to stay. */
    private static final class UncertainException extends Exception {
        private static final long serialVersionUID = 1L;

        UncertainException(SQLException cause) {
            super(cause);
        }
    }

    EntryWriter(DataSource source, String lane, HeadListener heads) {
        this.source = source;
        this.lane = lane;
        this.heads = heads;
    }

    /** Connects, so that an unsafe or unreachable database stops the start. */
    ChainHead open() {
        try {
            return connect().head();
        } catch (SQLException e) {
            throw new GatewayFault(
                    FaultKind.GATEWAY, "database-unreachable", "The ledger cannot open the database: " + told(e), e);
        }
    }

    @Override
    public List<Result> write(List<LedgerEntry> entries) {
        try {
            return together(entries);
        } catch (UncertainException e) {
            return failed(entries, e);
        } catch (SQLException | RuntimeException e) {
            LOG.debug("a group of {} entries is written one by one: {}", entries.size(), told(e));
            return oneByOne(entries, e);
        }
    }

    private List<Result> together(List<LedgerEntry> entries) throws SQLException, UncertainException {
        var db = connect();
        var refusals = new Refusals();
        var after = db.statements().apply(entries, db.head(), refusals);
        if (refusals.none()) {
            commit(db, after);
            return committed(entries.size());
        }
        db.rollback();
        return entries.size() == 1 ? List.of(outcome(0, refusals)) : withSavepoints(db, entries);
    }

    private List<Result> withSavepoints(WriterConnection db, List<LedgerEntry> entries)
            throws SQLException, UncertainException {
        var results = new ArrayList<Result>(entries.size());
        var head = db.head();
        for (var entry : entries) {
            var savepoint = db.savepoint();
            var refusals = new Refusals();
            var after = db.statements().apply(List.of(entry), head, refusals);
            if (refusals.none()) head = after;
            else db.rollback(savepoint);
            results.add(outcome(0, refusals));
        }
        commit(db, head);
        return results;
    }

    private List<Result> oneByOne(List<LedgerEntry> entries, Exception because) {
        if (!recover()) return failed(entries, because);
        var results = new ArrayList<Result>(entries.size());
        for (var entry : entries) results.add(alone(entry));
        return results;
    }

    private Result alone(LedgerEntry entry) {
        Exception last = null;
        for (int attempt = 0; attempt < ATTEMPTS_ALONE; attempt++)
            try {
                return together(List.of(entry)).getFirst();
            } catch (UncertainException e) {
                return new Result.Failed(fault(e));
            } catch (SQLException | RuntimeException e) {
                last = e;
                if (!recover()) break;
            }
        return new Result.Failed(fault(last));
    }

    /** The head moves only after commit and sync. */
    private void commit(WriterConnection db, ChainHead after) throws SQLException, UncertainException {
        try {
            db.commit();
        } catch (SQLException e) {
            if (!committedAfterAll(db.head(), after, e)) throw e;
        }
        try {
            connect().sync();
        } catch (SQLException e) {
            recover();
            throw new UncertainException(e);
        }
        connect().moveHead(after);
        heads.committed(after);
    }

    /** A commit whose answer was lost: the chain tells whether it happened, unless the group added nothing to it. */
    private boolean committedAfterAll(ChainHead before, ChainHead after, SQLException lost) throws UncertainException {
        disconnect();
        try {
            var found = connect().head();
            if (before.equals(after)) throw new UncertainException(lost);
            return found.equals(after);
        } catch (SQLException e) {
            lost.addSuppressed(e);
            throw new UncertainException(lost);
        }
    }

    /** After an error: back to a known state. False if the database cannot be reached. */
    private boolean recover() {
        try {
            var before = connection;
            if (before == null || !before.rollbackAndReread()) {
                disconnect();
                connect();
            }
            return true;
        } catch (SQLException | RuntimeException e) {
            LOG.warn("the ledger has no database: {}", told(e));
            disconnect();
            return false;
        }
    }

    private WriterConnection connect() throws SQLException {
        var open = connection;
        if (open == null) {
            open = WriterConnection.open(source, lane);
            connection = open;
        }
        return open;
    }

    private void disconnect() {
        var open = connection;
        connection = null;
        if (open != null) open.close();
    }

    @Override
    public void idle() {
        heads.idle();
    }

    @Override
    public void close() {
        heads.closed();
        disconnect();
    }

    private static List<Result> committed(int count) {
        return Collections.nCopies(count, new Result.Done(new Outcome.Committed()));
    }

    private static Result outcome(int entry, Refusals refusals) {
        var guard = refusals.of(entry);
        return new Result.Done(guard == null ? new Outcome.Committed() : new Outcome.Refused(guard));
    }

    private static List<Result> failed(List<LedgerEntry> entries, Exception because) {
        var fault = fault(because);
        return Collections.nCopies(entries.size(), new Result.Failed(fault));
    }

    private static GatewayFault fault(@Nullable Exception cause) {
        LOG.error("the ledger could not commit: {}", told(cause));
        var message = "The ledger could not commit: " + told(cause) + "; look at the database and its disk";
        return cause == null
                ? new GatewayFault(FaultKind.GATEWAY, "ledger-failed", message)
                : new GatewayFault(FaultKind.GATEWAY, "ledger-failed", message, cause);
    }

    /** The database's own texts can quote a row's values; its state code cannot. */
    private static String told(@Nullable Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql)
                return sql.getClass().getSimpleName() + ", SQL state " + sql.getSQLState();
        return e == null ? "no answer" : e.getClass().getSimpleName();
    }
}
