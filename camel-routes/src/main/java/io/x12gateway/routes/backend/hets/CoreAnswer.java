package io.x12gateway.routes.backend.hets;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The fields of a CORE answer by name, from the parts of a form or from SOAP. Reads what a stranger sent: every part, header and length has a limit, and
 * whatever is not as RFC 2046 and RFC 7578 have it is {@link Malformed}.
 */
final class CoreAnswer {
    private static final int PARTS_MAX = 24;
    private static final int HEADERS_MAX = 8;
    private static final int LINE_MAX = 1024;
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile(";\\s*name=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);

    private final Map<String, byte[]> parts;

    private CoreAnswer(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /** Not a form; says which rule is broken and quotes nothing. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    static CoreAnswer read(String contentType, byte[] body) throws Malformed {
        var mediaType = contentType.toLowerCase(Locale.ROOT);
        if (CoreSoap.isIn(contentType)) return new CoreAnswer(CoreSoap.fields(body));
        if (!mediaType.startsWith("multipart/")) throw new Malformed("the content type is not multipart");
        var boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) throw new Malformed("the content type names no boundary");
        var quoted = boundary.group(1);
        // Everything is ISO-8859-1 here: one byte, one character, and back again without loss.
        return new CoreAnswer(parts(
                new String(body, StandardCharsets.ISO_8859_1), "--" + (quoted != null ? quoted : boundary.group(2))));
    }

    byte[] bytes(String name) {
        return parts.getOrDefault(name, new byte[0]);
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8).strip();
    }

    private static Map<String, byte[]> parts(String body, String delimiter) throws Malformed {
        var parts = new HashMap<String, byte[]>();
        int at = delimiterAt(body, delimiter, 0);
        if (at < 0) throw new Malformed("the boundary does not occur");
        while (!body.startsWith("--", at + delimiter.length())) {
            if (parts.size() == PARTS_MAX) throw new Malformed("there are more than " + PARTS_MAX + " parts");
            int headers = afterLine(body, at);
            int next = delimiterAt(body, delimiter, headers);
            if (next < 0) throw new Malformed("a part is not closed");
            at = next;
            part(body.substring(headers, withoutLineEnd(body, headers, next)), parts);
        }
        return parts;
    }

    private static void part(String part, Map<String, byte[]> parts) throws Malformed {
        var name = "";
        int at = 0;
        for (int count = 0; count <= HEADERS_MAX; count++) {
            int end = afterLine(part, at);
            var line = part.substring(at, end).strip();
            at = end;
            if (line.isEmpty()) {
                put(parts, name, part.substring(at));
                return;
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) name = nameIn(line);
        }
        throw new Malformed("a part has more than " + HEADERS_MAX + " headers");
    }

    private static void put(Map<String, byte[]> parts, String name, String content) throws Malformed {
        if (name.isEmpty()) throw new Malformed("a part has no name");
        if (parts.put(name, content.getBytes(StandardCharsets.ISO_8859_1)) != null)
            throw new Malformed("a part stands twice");
    }

    private static String nameIn(String line) {
        var match = NAME.matcher(line);
        if (!match.find()) return "";
        var quoted = match.group(1);
        return quoted != null ? quoted : match.group(2);
    }

    /** A delimiter counts only at the start of a line. */
    private static int delimiterAt(String body, String delimiter, int from) {
        int at = body.indexOf(delimiter, from);
        while (at > 0 && body.charAt(at - 1) != '\n') at = body.indexOf(delimiter, at + 1);
        return at;
    }

    private static int afterLine(String text, int from) throws Malformed {
        int end = text.indexOf('\n', from);
        if (end < 0) throw new Malformed("a part's headers do not end");
        if (end - from > LINE_MAX) throw new Malformed("a header is longer than " + LINE_MAX);
        return end + 1;
    }

    private static int withoutLineEnd(String text, int from, int end) {
        int at = end;
        if (at > from && text.charAt(at - 1) == '\n') at--;
        if (at > from && text.charAt(at - 1) == '\r') at--;
        return at;
    }
}
