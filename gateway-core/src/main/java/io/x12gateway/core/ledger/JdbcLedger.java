package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.AnchorFile;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import javax.sql.DataSource;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The ledger in H2 or PostgreSQL. Refuses to open a database that could lose what it acknowledged (H2: WRITE_DELAY other
 * than 0; PostgreSQL: fsync, full_page_writes or synchronous_commit off).
 *
 * <p>Closing it writes what waits. Listeners hear of an entry before its future completes.
 */
public final class JdbcLedger implements Ledger, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcLedger.class);
    private final Duration deadline;
    private final List<LedgerListener> listeners = new CopyOnWriteArrayList<>();
    private final GroupCommit writer;

    private JdbcLedger(DataSource source, LedgerSettings settings, EntryWriter.HeadListener heads) {
        this.deadline = settings.deadline();
        var entries = new EntryWriter(source, settings.lane(), heads);
        heads.opened(entries.open());
        writer = new GroupCommit("ledger-" + settings.lane(), entries, settings.queueMax(), settings.groupMax());
    }

    /**
     * @param writerSource hands out the writer's one connection and is asked again when that breaks; the schema is up
     *     to date. Not the readers' pool, unless that is one larger.
     * @throws GatewayFault {@code database-unsafe}, {@code database-unreachable}
     */
    public static JdbcLedger open(DataSource writerSource, LedgerSettings settings) {
        return new JdbcLedger(writerSource, settings, EntryWriter.HeadListener.NONE);
    }

    /** As {@link #open(DataSource, LedgerSettings)}, and writes down the head of the chain outside the database. */
    public static JdbcLedger open(DataSource writerSource, LedgerSettings settings, AnchorFile anchors, Clock clock) {
        return new JdbcLedger(writerSource, settings, new Anchors(anchors, clock));
    }

    public void listen(LedgerListener listener) {
        listeners.add(listener);
    }

    @Override
    public CompletableFuture<Outcome> commit(LedgerEntry entry) {
        return writer.submit(entry).thenApply(outcome -> told(entry, outcome));
    }

    private Outcome told(LedgerEntry entry, Outcome outcome) {
        if (outcome instanceof Outcome.Committed) tell(entry);
        return outcome;
    }

    private void tell(LedgerEntry entry) {
        for (var listener : listeners)
            try {
                listener.committed(entry);
            } catch (RuntimeException e) {
                LOG.error("a ledger listener failed; the entry is committed all the same", e);
            }
    }

    /** Listeners are told on the caller's thread: the writer has the next group to write. */
    @Override
    public Outcome commitNow(LedgerEntry entry) {
        var written = writer.submit(entry);
        try {
            return told(entry, written.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GatewayFault fault ? again(fault) : unknown("ended in an error", e);
        } catch (TimeoutException e) {
            tellLater(entry, written);
            throw unknown("did not answer within " + deadline, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tellLater(entry, written);
            throw unknown("was not waited for", e);
        }
    }

    /** Nobody waits any more; whoever counts what was committed has to hear of it all the same. */
    private void tellLater(LedgerEntry entry, CompletableFuture<Outcome> written) {
        var unused = written.thenApply(outcome -> told(entry, outcome));
    }

    /** The same fault with the caller's stack. */
    private static GatewayFault again(GatewayFault fault) {
        return new GatewayFault(fault.kind(), fault.code(), String.valueOf(fault.getMessage()), fault);
    }

    private static GatewayFault unknown(String what, Exception cause) {
        return new GatewayFault(
                FaultKind.GATEWAY,
                "ledger-slow",
                "The ledger " + what + "; whether the entry is committed is not known. Look at the database and its"
                        + " disk",
                cause);
    }

    /** Entries that wait to be written. */
    public int waiting() {
        return writer.waiting();
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
