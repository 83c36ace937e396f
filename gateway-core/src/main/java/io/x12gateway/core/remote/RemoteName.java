package io.x12gateway.core.remote;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Names that a partner's server shows. They go into requests to that server, into our ledger and onto screens, and
 * never into a path of ours; one that could mean another place is not used at all.
 */
public final class RemoteName {
    private static final int BYTES_MAX = 200;
    private static final List<String> TEMPORARY_ENDINGS =
            List.of(".part", ".filepart", ".tmp", ".temp", ".uploading", "~");

    private RemoteName() {}

    /** Whether the partner is still writing it, going by its name. */
    public static boolean isTemporary(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".") || TEMPORARY_ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /** What is wrong with this name; empty for a harmless one. */
    public static Optional<String> flaw(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) return Optional.of("no name");
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) return Optional.of("slash or backslash");
        if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) return Optional.of("star or question mark");
        if (name.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX)
            return Optional.of("longer than " + BYTES_MAX + " bytes");
        if (name.codePoints().anyMatch(RemoteName::isInvisible))
            return Optional.of("control, formatting or undecodable character");
        if (name.startsWith("-") || !name.strip().equals(name)) return Optional.of("hyphen or blank at an end");
        return Optional.empty();
    }

    private static boolean isInvisible(int c) {
        return c == '\uFFFD'
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }
}
