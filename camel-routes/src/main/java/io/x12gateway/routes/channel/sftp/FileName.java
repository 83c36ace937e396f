package io.x12gateway.routes.channel.sftp;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a partner may call an upload. A name is metadata and never a path of ours, but it comes back in listings, in
 * mailbox file names and on partners' disks, so it has to be harmless everywhere: on Windows, in a shell, on a screen.
 */
final class FileName {
    private static final int BYTES_MAX = 200;
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final char REPLACEMENT = '\uFFFD';

    /** Endings of names that clients use while an upload is under way, lower case. */
    static final List<String> TEMPORARY_ENDINGS = List.of(".part", ".filepart", ".tmp", ".temp", ".uploading", "~");

    private FileName() {}

    /** Composed form (NFC), so that two ways to write an accent are one name. */
    static String normalized(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /** Whether an upload under this name waits to be renamed before it counts: {@code .x x~ x.tmp x.filepart ...} */
    static boolean isTemporary(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".") || TEMPORARY_ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /** What is wrong with this name, as the end of a sentence; empty for a good one. The name is in NFC. */
    static Optional<String> flaw(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) return Optional.of("it is no name");
        if (name.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX)
            return Optional.of("it is longer than " + BYTES_MAX + " bytes");
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) return Optional.of("it has a slash or a backslash");
        if (name.codePoints().anyMatch(FileName::isInvisible))
            return Optional.of("it has a control, formatting or undecodable character");
        if (name.startsWith("-") || Character.isWhitespace(name.charAt(0)))
            return Optional.of("it begins with a hyphen or a blank");
        var last = name.charAt(name.length() - 1);
        if (last == '.' || Character.isWhitespace(last)) return Optional.of("it ends with a dot or a blank");
        if (DEVICE.matcher(name).matches()) return Optional.of("it is the name of a Windows device");
        return Optional.empty();
    }

    private static boolean isInvisible(int c) {
        return c == REPLACEMENT
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
