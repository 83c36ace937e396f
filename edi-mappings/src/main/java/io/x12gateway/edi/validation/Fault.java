package io.x12gateway.edi.validation;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words a {@link Finding}, step by step; {@link #codes} or {@link #warning} completes it. */
public final class Fault {
    private static final int LIST_MAX = 12;

    private final FindingCode code;
    private final Level level;
    private final Location location;
    private Found found = Found.NOTHING;
    private String expected = "";
    private String message = "";
    private String fix = "";
    private @Nullable Edit edit;
    private @Nullable Location trigger;

    private Fault(FindingCode code, Level level, Location location) {
        this.code = code;
        this.level = level;
        this.location = location;
    }

    public static Fault of(FindingCode code, Level level, Location location) {
        return new Fault(code, level, location);
    }

    /** What anyone may see: a code, a count, control data. */
    public Fault value(String text) {
        return found(new Found(text, false));
    }

    public Fault found(Found text) {
        found = text;
        return this;
    }

    public Fault expected(String text) {
        expected = text;
        return this;
    }

    public Fault message(String text) {
        message = text;
        return this;
    }

    public Fault fix(String text) {
        fix = text;
        return this;
    }

    /** The change of bytes that mends it. */
    public Fault edit(Edit change) {
        edit = change;
        return this;
    }

    /** The change of bytes that mends it, if there is one. */
    public Fault edit(Optional<Edit> change) {
        edit = change.orElse(null);
        return this;
    }

    /** The element that made a situational rule apply. */
    public Fault trigger(Location element) {
        trigger = element;
        return this;
    }

    /** An error, with what it becomes in an acknowledgment. */
    public Finding codes(AckCodes codes) {
        return finding(Severity.ERROR, codes);
    }

    public Finding warning() {
        return finding(Severity.WARNING, AckCodes.NONE);
    }

    private Finding finding(Severity severity, AckCodes codes) {
        boolean segment = location.element() == 0 && location.span().length() > 0;
        if (found.text().isEmpty() && segment) found = new Found(location.segment(), false);
        return new Finding(
                code,
                severity,
                level,
                location,
                found,
                expected,
                message,
                fix,
                Optional.ofNullable(edit),
                Optional.ofNullable(trigger),
                codes);
    }

    /** Codes in a sentence; the tail of a long list is left to the guide. */
    public static String list(Collection<String> values) {
        var shown = values.stream().sorted().limit(LIST_MAX).collect(Collectors.joining(", "));
        return values.size() > LIST_MAX ? shown + " or another of the guide's " + values.size() + " codes" : shown;
    }
}
