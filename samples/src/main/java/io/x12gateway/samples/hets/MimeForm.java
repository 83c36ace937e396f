package io.x12gateway.samples.hets;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of an envelope as a {@code multipart/form-data} body, in the order sent (RFC 2046, RFC 7578). Part contents
 * are bytes and stay as they are. Names are case-sensitive, a name may stand once.
 */
final class MimeForm {
    private static final int PARTS_MAX = 24;
    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;]{1,70}))");
    private static final Pattern NAME = Pattern.compile("(?i);\\s*name=(?:\"([^\"]*)\"|([^\\s;]+))");

    private MimeForm() {}

    static CoreFields read(String contentType, byte[] body) throws MalformedEnvelope {
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data"))
            throw new MalformedEnvelope("Content-Type is not multipart/form-data");
        var boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) throw new MalformedEnvelope("Content-Type names no boundary");
        return new Reader(body, "--" + firstGroup(boundary)).read();
    }

    /** Writes the form with a boundary that occurs in none of the parts. */
    static byte[] write(CoreFields fields, String boundary) {
        var out = new ByteArrayOutputStream();
        fields.parts().forEach((name, content) -> {
            append(out, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n");
            if (name.equals("Payload")) append(out, "Content-Type: application/EDI-X12\r\n");
            append(out, "\r\n");
            out.writeBytes(content);
            append(out, "\r\n");
        });
        append(out, "--" + boundary + "--\r\n");
        return out.toByteArray();
    }

    private static void append(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String firstGroup(Matcher match) {
        var quoted = match.group(1);
        return quoted != null ? quoted : match.group(2);
    }

    /** Walks over the body once, from delimiter line to delimiter line. */
    private static final class Reader {
        private final byte[] body;
        private final byte[] delimiter;
        private final Map<String, byte[]> parts = new LinkedHashMap<>();
        private int at;

        Reader(byte[] body, String delimiter) {
            this.body = body;
            this.delimiter = delimiter.getBytes(StandardCharsets.US_ASCII);
        }

        CoreFields read() throws MalformedEnvelope {
            at = indexOf(delimiter, 0);
            if (at < 0) throw new MalformedEnvelope("the boundary named in Content-Type does not occur");
            while (!lastDelimiter()) readPart();
            return new CoreFields(parts);
        }

        private boolean lastDelimiter() throws MalformedEnvelope {
            at += delimiter.length;
            if (at + 2 > body.length) throw new MalformedEnvelope("the body ends without a closing boundary");
            return body[at] == '-' && body[at + 1] == '-';
        }

        private void readPart() throws MalformedEnvelope {
            if (parts.size() == PARTS_MAX) throw new MalformedEnvelope("more than " + PARTS_MAX + " parts");
            skipLine();
            var name = readHeaders();
            int next = indexOf(delimiter, at);
            if (next < 0) throw new MalformedEnvelope("part " + name + " has no closing boundary");
            int end = withoutLineEnd(next);
            var content = Arrays.copyOfRange(body, Math.min(at, end), end);
            if (parts.put(name, content) != null) throw new MalformedEnvelope("part " + name + " stands twice");
            at = next;
        }

        private String readHeaders() throws MalformedEnvelope {
            String name = "";
            for (var line = skipLine(); !line.isEmpty(); line = skipLine())
                if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) name = nameIn(line);
            if (name.isEmpty()) throw new MalformedEnvelope("a part has no name");
            return name;
        }

        private static String nameIn(String line) {
            var match = NAME.matcher(line);
            return match.find() ? firstGroup(match) : "";
        }

        private String skipLine() throws MalformedEnvelope {
            for (int i = at; i < body.length; i++)
                if (body[i] == '\n') {
                    int end = i > at && body[i - 1] == '\r' ? i - 1 : i;
                    var line = new String(body, at, end - at, StandardCharsets.UTF_8);
                    at = i + 1;
                    return line;
                }
            throw new MalformedEnvelope("the body ends inside a part's headers");
        }

        private int withoutLineEnd(int end) {
            if (end > at && body[end - 1] == '\n') end--;
            if (end > at && body[end - 1] == '\r') end--;
            return end;
        }

        /** A delimiter counts only at the start of a line. */
        private int indexOf(byte[] wanted, int from) {
            for (int i = from; i <= body.length - wanted.length; i++)
                if ((i == 0 || body[i - 1] == '\n')
                        && Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) return i;
            return -1;
        }
    }
}
