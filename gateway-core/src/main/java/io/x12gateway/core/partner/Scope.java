package io.x12gateway.core.partner;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a token or OAuth client may do; in files and tokens {@code submit}, {@code mailbox.read} and so on. */
public enum Scope {
    /** Send files. */
    SUBMIT,
    /** Ask in real time, and see what came of what was sent. */
    INQUIRE,
    /** List and fetch what lies in the mailbox. */
    MAILBOX_READ,
    /** Acknowledge, restore. */
    MAILBOX_ACKNOWLEDGE,
    /** Have a file judged without sending it. */
    VALIDATE;

    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    public static Scope of(String text) {
        return Arrays.stream(values())
                .filter(s -> s.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("scope '" + text + "' is none of " + all()));
    }

    private static String all() {
        return Arrays.stream(values()).map(Scope::text).collect(Collectors.joining(", "));
    }
}
