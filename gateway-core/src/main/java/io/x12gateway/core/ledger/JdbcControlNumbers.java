package io.x12gateway.core.ledger;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.PartnerId;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import javax.sql.DataSource;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Control numbers in H2 or PostgreSQL. Many documents were given theirs with the submission that they answer ({@link
 * Change.NumberDocument}) and need only be looked up. Of the others those who ask at the same time are served together, by the first of them and in
 * one short transaction, since they would only wait for each other at the counter. That transaction need not wait for
 * the disk: the document that carries the numbers is committed later, and both databases make an earlier commit durable
 * with a later one. Numbers whose document was never committed may be given out again, which nobody can see.
 */
public final class JdbcControlNumbers implements ControlNumbers {
    private static final int ATTEMPTS = 10;
    private static final int SERVED_TOGETHER_MAX = 256;
    private static final String FIND =
            "SELECT document_key, interchange, group_number FROM control_number WHERE document_key IN (:keys)";

    private final JdbcTemplate db;
    private final JdbcClient query;
    private final TransactionTemplate transaction;
    private final boolean postgresql;
    private final Queue<Ticket> waiting = new ConcurrentLinkedQueue<>();
    private final Lock turn = new ReentrantLock();

    private record Counter(PartnerId partner, String usage) implements Comparable<Counter> {
        @Override
        public int compareTo(Counter other) {
            return Comparator.comparing((Counter c) -> c.partner + "/" + c.usage)
                    .compare(this, other);
        }
    }

    /** One who asks. Completed under the lock. */
    private record Ticket(String documentKey, Counter counter, CompletableFuture<Allocated> numbers) {}

    public JdbcControlNumbers(DataSource source) {
        this.db = new JdbcTemplate(source);
        this.query = JdbcClient.create(db);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        this.postgresql = isPostgresql(source);
    }

    @Override
    public Allocated forDocument(String documentKey, PartnerId partner, String usage) {
        var given = find(List.of(documentKey)).get(documentKey);
        if (given != null) return given;
        var ticket = new Ticket(documentKey, new Counter(partner, usage), new CompletableFuture<>());
        waiting.add(ticket);
        turn.lock();
        try {
            while (!ticket.numbers.isDone()) serve(together());
        } finally {
            turn.unlock();
        }
        return numbers(ticket);
    }

    private List<Ticket> together() {
        var tickets = new ArrayList<Ticket>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            tickets.add(next);
            if (tickets.size() == SERVED_TOGETHER_MAX) break;
        }
        return tickets;
    }

    private static Allocated numbers(Ticket ticket) {
        try {
            return ticket.numbers.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) throw thrown;
            throw e;
        }
    }

    private void serve(List<Ticket> tickets) {
        try {
            var known = allocated(tickets);
            for (var ticket : tickets) ticket.numbers.complete(Objects.requireNonNull(known.get(ticket.documentKey)));
        } catch (RuntimeException | Error e) {
            for (var ticket : tickets) ticket.numbers.completeExceptionally(e);
        }
    }

    private Map<String, Allocated> allocated(List<Ticket> tickets) {
        RuntimeException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++)
            try {
                return Objects.requireNonNull(transaction.execute(status -> allocate(tickets)));
            } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
                // Another node made the counter, or numbered one of these documents, at the same moment: look again.
                last = e;
            }
        throw new GatewayFault(
                FaultKind.GATEWAY,
                "control-number",
                "No control number for " + tickets.getFirst().documentKey + " after " + ATTEMPTS
                        + " attempts; look at the database",
                Objects.requireNonNull(last));
    }

    private Map<String, Allocated> allocate(List<Ticket> tickets) {
        if (postgresql) db.execute("SET LOCAL synchronous_commit TO off");
        var known = find(tickets.stream().map(Ticket::documentKey).distinct().toList());
        var wanted = new TreeMap<Counter, Set<String>>();
        for (var ticket : tickets)
            if (!known.containsKey(ticket.documentKey))
                wanted.computeIfAbsent(ticket.counter, c -> new LinkedHashSet<>())
                        .add(ticket.documentKey);
        wanted.forEach((counter, keys) -> known.putAll(allocate(counter, List.copyOf(keys))));
        return known;
    }

    private Map<String, Allocated> find(List<String> documentKeys) {
        var known = new HashMap<String, Allocated>();
        query.sql(FIND).param("keys", documentKeys).query(row -> {
            known.put(row.getString(1), new Allocated(row.getInt(2), row.getInt(3)));
        });
        return known;
    }

    private Map<String, Allocated> allocate(Counter counter, List<String> documentKeys) {
        var numbers = NumberCounter.upTo(next(counter, documentKeys.size()), documentKeys.size());
        var given = new LinkedHashMap<String, Allocated>();
        for (int i = 0; i < numbers.size(); i++) given.put(documentKeys.get(i), numbers.get(i));
        db.batchUpdate(NumberCounter.BIND, given.entrySet(), given.size(), (row, entry) -> {
            row.setString(1, entry.getKey());
            row.setString(2, counter.partner.value());
            row.setString(3, counter.usage);
            row.setInt(4, entry.getValue().interchange());
            row.setInt(5, entry.getValue().group());
        });
        return given;
    }

    /** Counts so many on, and tells where the counter stands. */
    private int next(Counter counter, int count) {
        var partner = counter.partner.value();
        if (db.update(NumberCounter.COUNT_ON, count, partner, counter.usage) == 0)
            db.update(NumberCounter.BEGIN, count, partner, counter.usage);
        return query.sql(NumberCounter.READ)
                .params(partner, counter.usage)
                .query(Integer.class)
                .single();
    }

    private static boolean isPostgresql(DataSource source) {
        try (var connection = source.getConnection()) {
            return Engine.of(connection) == Engine.POSTGRESQL;
        } catch (SQLException e) {
            throw new GatewayFault(
                    FaultKind.GATEWAY, "database-unreachable", "The database does not answer: check that it runs", e);
        }
    }
}
