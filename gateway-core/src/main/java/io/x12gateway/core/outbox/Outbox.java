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

    /** Start-up: everything that is not done counts as unannounced again, whatever the broker still holds. */
    int forgetAnnouncements();

    /** Work not done, by stage. */
    Map<Stage, Long> depth();

    /** Age of the oldest work that is not done; zero if there is none. */
    Duration oldestWaiting();
}
