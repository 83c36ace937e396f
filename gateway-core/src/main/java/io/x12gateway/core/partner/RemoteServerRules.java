package io.x12gateway.core.partner;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What every server of a partner has to have. */
final class RemoteServerRules {
    /** What the ledger has room for. */
    private static final int NAME_MAX = 64;

    private RemoteServerRules() {}

    static List<String> check(String name, int port, List<String> hostKeys) {
        if (name.isBlank()) throw new IllegalArgumentException("a remote server has an empty 'name'");
        if (name.length() > NAME_MAX)
            throw new IllegalArgumentException("'" + name + "' is longer than " + NAME_MAX + " characters");
        if (port < 1 || port > 65_535)
            throw new IllegalArgumentException("'" + name + "': port " + port + " is not 1 to 65535");
        if (hostKeys.isEmpty())
            throw new IllegalArgumentException(
                    "'" + name + "' has no 'hostKeys': we talk to no server that cannot be told from another");
        return List.copyOf(hostKeys);
    }

    static void checkPattern(String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + pattern + "' is no regular expression: " + e.getDescription(), e);
        }
    }
}
