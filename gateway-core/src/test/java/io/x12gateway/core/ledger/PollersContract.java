package io.x12gateway.core.ledger;

import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.delivery.MailboxBell;
import io.x12gateway.core.delivery.Retention;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.MailboxQuery;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Ulid;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** Several clients of one partner at one mailbox, at the same time and with threads of their own. */
public interface PollersContract extends StoresContract {
    int ITEMS = 60;
    Duration VISIBILITY = Duration.ofMinutes(10);

    /** A mailbox on these stores, with a clock that the test moves. */
    final class Room {
        private final Stores stores;
        private final Map<PayloadId, byte[]> bytes = new ConcurrentHashMap<>();
        private final MovingClock clock = new MovingClock();
        private final Ulid ids = new Ulid(clock);
        private final PayloadStore payloads = new InMemoryPayloads(ids, id -> Optional.ofNullable(bytes.get(id)));
        private final Mailbox mailbox;
        private final Retention retention;

        Room(Stores stores) {
            this.stores = stores;
            var bell = new MailboxBell();
            if (stores.ledger() instanceof JdbcLedger jdbc) jdbc.listen(bell);
            if (stores.ledger() instanceof InMemoryLedger memory) memory.listen(bell);
            mailbox = new Mailbox(stores.mailboxes(), payloads, stores.ledger(), clock, bell);
            stores.partners()
                    .register(
                            List.of(TradingPartner.named(Given.RIVERBEND, "Riverbend", new EdiIdentity("ZZ", "RB0001"))
                                    .build()),
                            "test");
            retention = new Retention(
                    stores.partners(),
                    stores.mailboxes(),
                    stores.traces(),
                    new Documents(payloads, ids, stores.partners()),
                    new Commits(stores.ledger(), payloads),
                    clock);
        }

        MailboxItem deliver(int number) {
            var staged = payloads.stage(("ISA*" + number + "~").getBytes(StandardCharsets.US_ASCII));
            bytes.put(staged.id(), staged.inline().orElseThrow());
            var source = Given.submission();
            var id = ids.next();
            var item = new MailboxItem(
                    id,
                    Given.RIVERBEND,
                    "999/" + source.id() + "/1",
                    "999",
                    "P",
                    "999_" + id + ".x12",
                    staged.id(),
                    staged.digest(),
                    staged.sizeBytes(),
                    source.id(),
                    clock.instant(),
                    MailboxItem.State.AVAILABLE);
            stores.ledger()
                    .commitNow(LedgerEntry.of(
                            new Change.Receive(source), new Change.StorePayload(staged), new Change.Deliver(item)));
            return item;
        }

        List<String> deliverMany() {
            var delivered = new ArrayList<String>();
            for (int i = 0; i < ITEMS; i++) delivered.add(deliver(i).id());
            return delivered;
        }

        void read(String id) throws IOException {
            try (var body = mailbox.fetch(Given.RIVERBEND, id, "riverbend-billing", "")) {
                body.readAllBytes();
            }
        }

        boolean acknowledge(String id) {
            return !mailbox.acknowledge(Given.RIVERBEND, id, "riverbend-billing", "")
                    .already();
        }

        List<MailboxItem> waiting() {
            return stores.mailboxes().list(Given.RIVERBEND, MailboxQuery.waiting(1000));
        }
    }

    /** Time passes when the test says so. */
    final class MovingClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-04T05:06:07Z");

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    default void twoPollersThatClaimShareTheMailWithoutOverlap() throws Exception {
        var room = new Room(stores());
        var delivered = room.deliverMany();
        var taken = new ConcurrentLinkedQueue<String>();
        var query = MailboxQuery.waiting(7);
        var names = new AtomicInteger();

        together(4, () -> {
            var name = "poller " + names.incrementAndGet();
            for (var some = room.mailbox.claim(Given.RIVERBEND, query, name, VISIBILITY);
                    !some.isEmpty();
                    some = room.mailbox.claim(Given.RIVERBEND, query, name, VISIBILITY))
                for (var item : some) {
                    taken.add(item.id());
                    room.read(item.id());
                    assertThat(room.acknowledge(item.id())).isTrue();
                }
            return null;
        });

        assertThat(taken).hasSize(ITEMS).doesNotHaveDuplicates().containsAll(delivered);
        assertThat(room.waiting()).isEmpty();
    }

    @Test
    default void ofTwoPollersThatFetchEverythingTheFirstAcknowledgmentCounts() throws Exception {
        var room = new Room(stores());
        var delivered = room.deliverMany();
        var first = new AtomicInteger();

        together(2, () -> {
            for (var id : delivered) {
                room.read(id);
                if (room.acknowledge(id)) first.incrementAndGet();
            }
            return null;
        });

        assertThat(first.get()).isEqualTo(ITEMS);
        assertThat(room.waiting()).isEmpty();
        var all = stores().mailboxes()
                .list(Given.RIVERBEND, MailboxQuery.waiting(1000).withAcknowledged());
        assertThat(all).hasSize(ITEMS).allMatch(i -> i.fetches() == 2);
    }

    @Test
    default void whatADeadPollerHadInHandComesBack() throws Exception {
        var room = new Room(stores());
        var delivered = room.deliverMany();
        var dead = room.mailbox.claim(Given.RIVERBEND, MailboxQuery.waiting(20), "dead", VISIBILITY);
        for (var item : dead.subList(0, 5)) {
            room.read(item.id());
            room.acknowledge(item.id());
        }
        // It dies in the middle of the sixth document.
        try (var body = room.mailbox.fetch(Given.RIVERBEND, dead.get(5).id(), "riverbend-billing", "")) {
            assertThat(body.read()).isEqualTo('I');
        }

        var other = MailboxQuery.waiting(1000);
        var rest = room.mailbox.claim(Given.RIVERBEND, other, "alive", VISIBILITY);
        assertThat(rest).hasSize(ITEMS - 20);
        room.clock.pass(VISIBILITY);
        var returned = room.mailbox.claim(Given.RIVERBEND, other, "alive", VISIBILITY);

        var handled = new TreeSet<String>();
        dead.subList(0, 5).forEach(i -> handled.add(i.id()));
        returned.forEach(i -> handled.add(i.id()));
        assertThat(handled).hasSize(ITEMS).containsAll(delivered);
    }

    @Test
    default void purgingTakesNothingThatSomebodyFetchesOrNobodyAcknowledged() throws Exception {
        var room = new Room(stores());
        var read = room.deliver(1);
        var fetched = room.deliver(2);
        var untouched = room.deliver(3);
        room.acknowledge(read.id());
        room.acknowledge(fetched.id());
        room.clock.pass(Duration.ofDays(31));

        try (var body = room.mailbox.fetch(Given.RIVERBEND, fetched.id(), "riverbend-billing", "")) {
            assertThat(body.read()).isEqualTo('I');
            assertThat(room.retention.purge().expired()).isEqualTo(1);
            assertThat(new String(body.readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("SA*2~");
        }
        assertThat(stores().mailboxes().find(Given.RIVERBEND, read.id())).isEmpty();
        assertThat(stores().mailboxes().find(Given.RIVERBEND, fetched.id())).isPresent();
        assertThat(room.waiting()).extracting(MailboxItem::id).containsExactly(untouched.id());

        room.clock.pass(Duration.ofDays(1));
        assertThat(room.retention.purge().expired()).isEqualTo(1);
        assertThat(room.waiting()).extracting(MailboxItem::id).containsExactly(untouched.id());
    }

    @Test
    default void whatNobodyAcknowledgedLeavesOnlyAfterANotice() {
        var room = new Room(stores());
        var item = room.deliver(1);
        room.clock.pass(Duration.ofDays(91));

        assertThat(room.retention.purge()).isEqualTo(new Retention.Purged(0, 1));
        assertThat(room.waiting()).extracting(MailboxItem::kind).containsExactly("999", "report");
        room.clock.pass(Duration.ofDays(6));
        assertThat(room.retention.purge().expired()).isZero();
        room.clock.pass(Duration.ofDays(2));
        assertThat(room.retention.purge().expired()).isEqualTo(1);
        assertThat(room.waiting()).extracting(MailboxItem::kind).containsExactly("report");
        assertThat(stores().mailboxes().byId(item.id()))
                .hasValueSatisfying(i -> assertThat(i.state()).isEqualTo(MailboxItem.State.EXPIRED));
    }

    @Test
    default void purgingWhilePollersWorkLosesNothing() throws Exception {
        var room = new Room(stores());
        var delivered = room.deliverMany();
        var got = new ConcurrentLinkedQueue<String>();
        var working = new AtomicInteger(2);
        room.clock.pass(Duration.ofDays(100));

        together(3, new Callable<Void>() {
            private final AtomicInteger names = new AtomicInteger();

            @Override
            public Void call() throws IOException {
                int name = names.incrementAndGet();
                if (name == 3) {
                    while (working.get() > 0) room.retention.purge();
                    return null;
                }
                try {
                    var query = MailboxQuery.waiting(5).ofKinds(List.of("999"));
                    for (var some = room.mailbox.claim(Given.RIVERBEND, query, "poller " + name, VISIBILITY);
                            !some.isEmpty();
                            some = room.mailbox.claim(Given.RIVERBEND, query, "poller " + name, VISIBILITY))
                        for (var item : some) {
                            room.read(item.id());
                            got.add(item.id());
                            room.acknowledge(item.id());
                        }
                    return null;
                } finally {
                    working.decrementAndGet();
                }
            }
        });

        assertThat(got).hasSize(ITEMS).doesNotHaveDuplicates().containsAll(delivered);
    }

    @Test
    default void whoeverWaitsIsWokenByADelivery() throws Exception {
        var room = new Room(stores());
        var query = MailboxQuery.waiting(10);
        try (var threads = Executors.newSingleThreadExecutor()) {
            long began = System.nanoTime();
            var waiting = threads.submit(() -> room.mailbox.await(Given.RIVERBEND, query, Duration.ofSeconds(30)));
            var item = room.deliver(1);
            assertThat(waiting.get().items()).extracting(MailboxItem::id).containsExactly(item.id());
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        }
        var nothing = query.after(room.waiting().getLast().handling().position());
        assertThat(room.mailbox
                        .await(Given.RIVERBEND, nothing, Duration.ofMillis(50))
                        .items())
                .isEmpty();
    }

    /** Starts them at one moment and waits for all of them. */
    private static void together(int threads, Callable<Void> work) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var all = new ArrayList<Future<Void>>();
            for (int i = 0; i < threads; i++)
                all.add(pool.submit(() -> {
                    start.await();
                    return work.call();
                }));
            start.countDown();
            for (var one : all) one.get();
        }
    }
}
