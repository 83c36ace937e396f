package io.x12gateway.edi.validation;

import java.util.Collection;
import java.util.stream.Collectors;

/** Words a {@link Finding}, step by step; {@link #codes} or {@link #warning} completes it. */
final class Fault {
    private static final int LIST_MAX = 12;

    private final FindingCode code;
    private final Level level;
    private final Location location;
    private String value = "";
    private String expected = "";
    private String message = "";
    private String fix = "";

    private Fault(FindingCode code, Level level, Location location) {
        this.code = code;
        this.level = level;
        this.location = location;
    }

    static Fault of(FindingCode code, Level level, Location location) {
        return new Fault(code, level, location);
    }

    Fault value(String text) {
        value = text;
        return this;
    }

    Fault expected(String text) {
        expected = text;
        return this;
    }

    Fault message(String text) {
        message = text;
        return this;
    }

    Fault fix(String text) {
        fix = text;
        return this;
    }

    /** An error, with what it becomes in an acknowledgment. */
    Finding codes(AckCodes codes) {
        return new Finding(code, Severity.ERROR, level, location, value, expected, message, fix, codes);
    }

    Finding warning() {
        return new Finding(code, Severity.WARNING, level, location, value, expected, message, fix, AckCodes.NONE);
    }

    /** Codes in a sentence; the tail of a long list is left to the guide. */
    static String list(Collection<String> values) {
        var shown = values.stream().sorted().limit(LIST_MAX).collect(Collectors.joining(", "));
        return values.size() > LIST_MAX ? shown + " or another of the guide's " + values.size() + " codes" : shown;
    }
}
