package io.x12gateway.core.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Work that was committed with the facts that made it necessary. The relay announces it to the broker; a lost or
 * doubled announcement is harmless, since the ledger says what is done.
 */
public interface Outbox {

    /** Work not announced yet, oldest first. */
    List<Work> unannounced(int limit);

    /** Notes that the broker has these; best effort: after a crash they are announced again. */
    void announced(List<String> workIds);

    Optional<Work> find(String workId);

    boolean isDone(String workId);

    /** Everything that is neither done nor given up counts as unannounced again, whatever the broker still holds. */
    int forgetAnnouncements();

    /** Sets aside what failed at every attempt: it is not announced again until it is {@link #revive revived}. */
    void giveUp(String workId);

    /** Start-up, perhaps with another release or other settings: what was given up has its turn once more. */
    int revive();

    /** Work neither done nor given up, by stage. */
    Map<Stage, Long> depth();

    /** Age of the oldest of it; zero if there is none. */
    Duration oldestWaiting();
}
