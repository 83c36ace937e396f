package io.x12gateway.samples.scenario;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fills the blanks of a request template and remembers what was filled in, so that expected answers can name it.
 * {@code {isa13}} is nine digits and new each time; {@code {run}} is the same text without leading zeros; {@code
 * {yymmdd}}, {@code {ccyymmdd}} and {@code {hhmm}} are now; {@code {gs06}} is the group's number.
 */
public final class Blanks {
    // Starts from the clock, so that a later run on the same data takes other numbers; stays inside nine digits.
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (System.currentTimeMillis() / 1000 % 90_000_000) * 10 + 1);

    private final Map<String, String> values = new HashMap<>();

    public Blanks() {
        var number = NEXT.getAndIncrement();
        var now = LocalDateTime.now();
        values.put("isa13", "%09d".formatted(number));
        values.put("run", Integer.toString(number));
        values.put("gs06", Integer.toString(number));
        values.put("yymmdd", now.format(DateTimeFormatter.ofPattern("yyMMdd")));
        values.put("ccyymmdd", now.format(DateTimeFormatter.ofPattern("yyyyMMdd")));
        values.put("hhmm", now.format(DateTimeFormatter.ofPattern("HHmm")));
    }

    public String fill(String template) {
        var text = template;
        for (var blank : values.entrySet()) text = text.replace("{" + blank.getKey() + "}", blank.getValue());
        return text;
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }
}
