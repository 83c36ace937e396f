package io.x12gateway.routes.channel.http.core;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A header value with parameters, such as {@code multipart/related; boundary="b"} (RFC 9110, 5.6.6).
 *
 * @param name in lower case
 * @param parameters by name in lower case
 */
record MediaType(String name, Map<String, String> parameters) {
    private static final int LENGTH_MAX = 1024;
    private static final Pattern NAME = Pattern.compile("\\s*([^\\s;,\"]{1,100})\\s*");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^\\s;=\"]{1,50})=(?:\"([^\"\\\\]{0,300})\"|([^\\s;\"]{1,300}))\\s*");
    private static final Pattern BOUNDARY = Pattern.compile("[ -~]{0,69}[!-~]");

    /** Empty if it cannot be read, or names a parameter twice. */
    static Optional<MediaType> parse(String text) {
        if (text.length() > LENGTH_MAX) return Optional.empty();
        var name = NAME.matcher(text);
        if (!name.lookingAt()) return Optional.empty();
        var parameters = new LinkedHashMap<String, String>();
        var next = PARAMETER.matcher(text);
        for (int at = name.end(); at < text.length(); at = next.end()) {
            if (!next.region(at, text.length()).lookingAt()) return Optional.empty();
            var value = next.group(2) != null ? next.group(2) : next.group(3);
            if (parameters.put(next.group(1).toLowerCase(Locale.ROOT), value) != null) return Optional.empty();
        }
        return Optional.of(new MediaType(name.group(1).toLowerCase(Locale.ROOT), parameters));
    }

    Optional<String> parameter(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }

    /** The boundary of a multipart body; empty if there is no legal one. */
    Optional<String> boundary() {
        return parameter("boundary").filter(b -> BOUNDARY.matcher(b).matches());
    }
}
