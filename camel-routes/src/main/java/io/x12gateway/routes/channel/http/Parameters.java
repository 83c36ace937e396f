package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import jakarta.servlet.http.HttpServletRequest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Query parameters and headers as they may be; whatever else they are is told to the caller. */
public final class Parameters {
    private static final int KEY_LENGTH_MAX = 200;
    private static final int DAY_LENGTH = 10;

    private Parameters() {}

    public static GatewayFault bad(String message) {
        return new GatewayFault(FaultKind.SENDER, ProblemType.BAD_REQUEST.code(), message);
    }

    static void within(String name, int value, int least, int most) {
        if (value < least || value > most) throw bad(name + " must be " + least + " to " + most + ".");
    }

    /** A parameter that this path does not know is a mistake, which a list of everything would hide. */
    public static void onlyKnown(HttpServletRequest request, String... names) {
        var known = Set.of(names);
        for (var name : request.getParameterMap().keySet())
            if (!known.contains(name))
                throw bad("There is no such query parameter here; there are "
                        + (names.length == 0
                                ? "none."
                                : Arrays.stream(names).sorted().collect(Collectors.joining(", ")) + "."));
    }

    /** An instant, or a day, which begins in UTC. */
    static Optional<Instant> time(String name, String value) {
        if (value.isBlank()) return Optional.empty();
        try {
            return Optional.of(
                    value.length() == DAY_LENGTH
                            ? LocalDate.parse(value)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : OffsetDateTime.parse(value.replace(' ', '+')).toInstant());
        } catch (DateTimeException e) {
            throw bad(name + " must be a date (2026-03-01) or a time with its zone (2026-03-01T09:30:00Z).");
        }
    }

    static <E extends Enum<E>> Set<E> oneOf(String name, Class<E> type, List<String> values) {
        return values.stream().map(value -> one(name, type, value)).collect(Collectors.toUnmodifiableSet());
    }

    private static <E extends Enum<E>> E one(String name, Class<E> type, String value) {
        for (var constant : type.getEnumConstants()) if (constant.name().equalsIgnoreCase(value)) return constant;
        throw bad(name + " must be one of "
                + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")) + ".");
    }

    /** The {@code Idempotency-Key}, which is kept with the submission. */
    public static Optional<String> key(HttpServletRequest request) {
        var key = Optional.ofNullable(request.getHeader("Idempotency-Key"));
        if (key.filter(Parameters::isBadKey).isPresent()) throw badKey();
        return key;
    }

    static GatewayFault badKey() {
        return bad("Idempotency-Key must have 1 to " + KEY_LENGTH_MAX + " printable ASCII characters.");
    }

    static boolean isBadKey(String key) {
        return key.isBlank() || key.length() > KEY_LENGTH_MAX || !key.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }
}
