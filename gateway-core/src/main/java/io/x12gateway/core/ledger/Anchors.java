package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.AnchorFile;
import io.x12gateway.core.audit.ChainHead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Anchors the head of the chain every 1,000 rows, once a minute if there is something new, and at the end. */
final class Anchors implements EntryWriter.HeadListener {
    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);
    private static final long ROWS = 1000;
    private static final Duration AGE = Duration.ofSeconds(60);

    private final AnchorFile file;
    private final Clock clock;
    private ChainHead head = ChainHead.start("");
    private long anchored;
    private Instant due = Instant.MIN;

    Anchors(AnchorFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public void opened(ChainHead found) {
        head = found;
        anchored = found.seq();
        file.read().stream()
                .filter(a -> a.lane().equals(found.lane()) && a.seq() > found.seq())
                .findFirst()
                .ifPresent(a -> LOG.error(
                        "lane {} ends at {} but was anchored at {}: the database is older than its audit trail's"
                                + " anchors. Was it restored from a backup? Run the audit verification",
                        found.lane(),
                        found.seq(),
                        a.seq()));
    }

    @Override
    public void committed(ChainHead newest) {
        head = newest;
        idle();
    }

    @Override
    public void idle() {
        if (head.seq() == anchored) return;
        if (head.seq() - anchored >= ROWS || !clock.instant().isBefore(due)) anchor();
    }

    @Override
    public void closed() {
        if (head.seq() != anchored) anchor();
    }

    private void anchor() {
        var now = clock.instant();
        file.append(head, now);
        anchored = head.seq();
        due = now.plus(AGE);
    }
}
