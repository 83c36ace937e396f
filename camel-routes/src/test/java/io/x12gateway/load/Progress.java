package io.x12gateway.load;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells on standard error how far the program is; standard output is for the table. */
final class Progress {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Progress() {}

    static void say(String format, Object... values) {
        System.err.println(LocalTime.now().format(TIME) + " " + String.format(Locale.ROOT, format, values));
    }
}
