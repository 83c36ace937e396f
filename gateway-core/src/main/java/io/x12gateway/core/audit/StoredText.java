package io.x12gateway.core.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Text and time as both databases keep them: clipped to the column, without NUL, to the microsecond. */
public final class StoredText {
    private StoredText() {}

    public static String of(String text, int lengthMax) {
        var clean = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
        if (clean.length() <= lengthMax) return clean;
        boolean splitsPair = Character.isHighSurrogate(clean.charAt(lengthMax - 1));
        return clean.substring(0, splitsPair ? lengthMax - 1 : lengthMax);
    }

    public static Instant of(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
