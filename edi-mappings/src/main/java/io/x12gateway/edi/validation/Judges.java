package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.codelist.CodeLists;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Judges that wait for their next transaction set. Making one costs more than judging a small set. */
final class Judges {
    private static final Map<TransactionType, Queue<TransactionJudge>> IDLE = new EnumMap<>(TransactionType.class);

    static {
        for (var type : TransactionType.values()) IDLE.put(type, new ConcurrentLinkedQueue<>());
    }

    private final Map<TransactionType, TransactionJudge> mine = new EnumMap<>(TransactionType.class);

    /** The judge for a set of this type; one of each serves one reading, set after set. */
    TransactionJudge of(TransactionType type) {
        var judge = mine.get(type);
        if (judge == null) {
            judge = take(type);
            mine.put(type, judge);
        }
        return judge;
    }

    /** The reading is over. */
    void release() {
        mine.values().forEach(Judges::giveBack);
        mine.clear();
    }

    /** A judge for one set, who knows the code lists of today. */
    static TransactionJudge take(TransactionType type) {
        var lists = CodeLists.standard();
        var idle = idle(type);
        var judge = idle.poll();
        while (judge != null && judge.lists() != lists) judge = idle.poll();
        return judge == null ? new TransactionJudge(type) : judge;
    }

    static void giveBack(TransactionJudge judge) {
        judge.forget();
        idle(judge.type()).add(judge);
    }

    private static Queue<TransactionJudge> idle(TransactionType type) {
        return Objects.requireNonNull(IDLE.get(type), "every type has its queue");
    }
}
