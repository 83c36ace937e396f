package io.x12gateway.samples.scenario;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Fills the blanks of a request template and remembers what was filled in, so that expected answers can name it.
 * {@code {isa13}} is nine digits and new each time, and so are {@code {isa13-2}} and {@code {isa13-3}} for further files;
 * {@code {run}} is the first without leading zeros; {@code
 * {yymmdd}}, {@code {ccyymmdd}} and {@code {hhmm}} are now; {@code {gs06}} is the group's number; {@code {today-30d}} is
 * the day thirty days ago, and {@code {today+3d}} the one in three days, as CCYYMMDD.
 */
public final class Blanks {
    // Starts from the clock, so that a later run on the same data takes other numbers; stays inside nine digits.
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (System.currentTimeMillis() / 1000 % 90_000_000) * 10 + 1);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final Pattern ANOTHER_DAY = Pattern.compile("\\{today([+-][0-9]{1,4})d}");

    private final Map<String, String> values = new HashMap<>();
    private final LocalDate today;

    public Blanks() {
        var number = NEXT.getAndIncrement();
        var now = LocalDateTime.now();
        today = now.toLocalDate();
        values.put("isa13", "%09d".formatted(number));
        values.put("isa13-2", "%09d".formatted(NEXT.getAndIncrement()));
        values.put("isa13-3", "%09d".formatted(NEXT.getAndIncrement()));
        values.put("run", Integer.toString(number));
        values.put("gs06", Integer.toString(number));
        values.put("yymmdd", now.format(DateTimeFormatter.ofPattern("yyMMdd")));
        values.put("ccyymmdd", now.format(DAY));
        values.put("hhmm", now.format(DateTimeFormatter.ofPattern("HHmm")));
    }

    public String fill(String template) {
        var text = template;
        for (var blank : values.entrySet()) text = text.replace("{" + blank.getKey() + "}", blank.getValue());
        return ANOTHER_DAY
                .matcher(text)
                .replaceAll(
                        day -> today.plusDays(Integer.parseInt(day.group(1))).format(DAY));
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }
}
