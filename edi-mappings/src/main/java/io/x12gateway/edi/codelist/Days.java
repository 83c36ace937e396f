package io.x12gateway.edi.codelist;

import io.x12gateway.edi.schema.CodeSet;

import java.time.LocalDate;
import java.util.Collection;

/** From when until when the codes of a list hold, by their packed keys: open addressing, so that asking builds nothing. */
final class Days {
    private final long[] keys;
    private final int[] from;
    private final int[] until;
    private final int shift;

    Days(Collection<Code> codes, LocalDate version) {
        int size = Integer.highestOneBit(Math.max(4, codes.size() * 4 - 1));
        keys = new long[size];
        from = new int[size];
        until = new int[size];
        shift = 64 - Integer.numberOfTrailingZeros(size);
        for (var code : codes) put(code, version);
    }

    private void put(Code code, LocalDate version) {
        long key = CodeSet.key(code.code());
        if (key == CodeSet.LONG) return;
        int at = find(key);
        keys[at] = key;
        from[at] = code.from().map(Days::number).orElse(0);
        until[at] = code.ended() ? number(code.until().orElse(version)) : Integer.MAX_VALUE;
    }

    boolean held(long key, int day) {
        if (key == CodeSet.NONE || key == CodeSet.LONG) return true;
        int at = find(key);
        return keys[at] == 0 || from[at] <= day && day <= until[at];
    }

    /** Whether the code is listed and, on any other day than 0, in force. */
    boolean holds(long key, int day) {
        if (key == CodeSet.NONE || key == CodeSet.LONG) return false;
        int at = find(key);
        return keys[at] != 0 && (day == 0 || from[at] <= day && day <= until[at]);
    }

    private int find(long key) {
        int at = (int) (key * 0x9E3779B97F4A7C15L >>> shift);
        while (keys[at] != 0 && keys[at] != key) at = at + 1 & keys.length - 1;
        return at;
    }

    private static int number(LocalDate day) {
        return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }
}
