package io.x12gateway.core.delivery;

import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.LedgerListener;
import io.x12gateway.core.mailbox.MailboxItem;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Wakes those who wait for something to come into a mailbox of this node. It knows nothing of what other nodes deliver,
 * and it may ring for nothing: whoever is woken looks for himself, and looks now and then without being woken.
 */
public final class MailboxBell implements LedgerListener {
    private static final int BELLS = 64;

    /** Partners share bells; a ring for another one costs a look. */
    private final Bell[] bells =
            IntStream.range(0, BELLS).mapToObj(i -> new Bell()).toArray(Bell[]::new);

    private static final class Bell {
        private final Lock lock = new ReentrantLock();
        private final Condition rung = lock.newCondition();
        private long rings;
    }

    @Override
    public void committed(LedgerEntry entry) {
        for (var change : entry.changes()) hear(change);
    }

    private void hear(Change change) {
        if (change instanceof Change.Deliver delivered) {
            if (delivered.item().state() == MailboxItem.State.AVAILABLE)
                ring(bells[place(delivered.item().partner().hashCode())]);
        } else if (change instanceof Change.SetItemState set && set.state() == MailboxItem.State.AVAILABLE) {
            // Whose it is, the change does not say; restoring and releasing are rare.
            for (var bell : bells) ring(bell);
        }
    }

    /** How often it has rung; asked before looking, so that a ring in between is not missed. */
    long rings(Object partner) {
        var bell = bells[place(partner.hashCode())];
        bell.lock.lock();
        try {
            return bell.rings;
        } finally {
            bell.lock.unlock();
        }
    }

    /** Waits until it has rung since, or the time is over. */
    void await(Object partner, long since, Duration most) throws InterruptedException {
        var bell = bells[place(partner.hashCode())];
        long left = most.toNanos();
        bell.lock.lock();
        try {
            while (bell.rings == since && left > 0) left = bell.rung.awaitNanos(left);
        } finally {
            bell.lock.unlock();
        }
    }

    private static void ring(Bell bell) {
        bell.lock.lock();
        try {
            bell.rings++;
            bell.rung.signalAll();
        } finally {
            bell.lock.unlock();
        }
    }

    private static int place(int hash) {
        return Math.floorMod(hash, BELLS);
    }
}
