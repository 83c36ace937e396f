package io.x12gateway.routes.channel.http.core;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads multipart/form-data (RFC 7578) part by part from a stream, holding no more than a buffer of it. Lines end in
 * CRLF. Bounded: parts, header bytes per part; the size of the whole is the caller's to bound.
 */
final class Multipart {
    private static final int BUFFER = 16 * 1024;
    private static final int PARTS_MAX = 32;
    private static final int HEADER_BYTES_MAX = 4 * 1024;
    private static final Pattern BOUNDARY = Pattern.compile(
            "(?i)^multipart/form-data\\s*;(?:.*;)?\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s\";]{1,70}))\\s*(?:;.*)?$");
    private static final Pattern NAME = Pattern.compile("(?i)(?:^|;)\\s*name=(?:\"([^\"]{0,80})\"|([^\\s\";]{1,80}))");

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private int parts;
    private boolean ended;

    /** @param boundary as in the Content-Type header */
    Multipart(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first delimiter has no line before it: give it one.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    /** The boundary that a content type names; empty if it is no multipart/form-data with a legal one. */
    static Optional<String> boundary(String contentType) {
        if (contentType.length() > 256) return Optional.empty();
        var found = BOUNDARY.matcher(contentType);
        return found.matches()
                ? Optional.of(found.group(1) != null ? found.group(1) : found.group(2))
                : Optional.empty();
    }

    /**
     * The next part, once the one before has been read to its end; empty after the last.
     *
     * @throws MalformedException if this is no multipart
     * @throws EOFException if it ends before the closing boundary
     */
    Optional<Part> next() throws IOException {
        if (ended) return Optional.empty();
        new Body().transferTo(java.io.OutputStream.nullOutputStream()); // preamble, or what is left of a part
        start += delimiter.length;
        if (closes()) {
            ended = true;
            return Optional.empty();
        }
        if (++parts > PARTS_MAX) throw new MalformedException("more than " + PARTS_MAX + " parts");
        return Optional.of(new Part(name(headers()), new Body()));
    }

    /** Reads what follows a boundary: two hyphens, or the end of the line. */
    private boolean closes() throws IOException {
        int next = some();
        if (next == '-' && some() == '-') return true;
        while (next == ' ' || next == '\t') next = some();
        if (next != '\r' || some() != '\n') throw new MalformedException("text behind a boundary");
        return false;
    }

    private int some() throws IOException {
        int next = read();
        if (next < 0) throw new EOFException("ended behind a boundary");
        return next;
    }

    private Map<String, String> headers() throws IOException {
        var headers = new TreeMap<String, String>();
        int left = HEADER_BYTES_MAX;
        for (var line = line(left); !line.isEmpty(); line = line(left)) {
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon < 1) throw new MalformedException("a part header without a colon");
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String name(Map<String, String> headers) throws MalformedException {
        var encoding =
                headers.getOrDefault("content-transfer-encoding", "binary").toLowerCase(Locale.ROOT);
        if (!encoding.equals("binary") && !encoding.equals("8bit") && !encoding.equals("7bit"))
            throw new MalformedException("a part with a transfer encoding other than 7bit, 8bit or binary");
        var disposition = headers.getOrDefault("content-disposition", "");
        var found = NAME.matcher(disposition);
        if (!disposition.regionMatches(true, 0, "form-data", 0, 9) || !found.find())
            throw new MalformedException("a part without a form-data name");
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    private String line(int limit) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = read(); b != '\n'; b = read()) {
            if (b < 0) throw new EOFException("ended inside a boundary or header");
            if (line.size() >= limit) throw new MalformedException("a part header longer than " + HEADER_BYTES_MAX);
            line.write(b);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private int read() throws IOException {
        if (start == end && !fill()) return -1;
        return buffer[start++] & 0xff;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        int n = in.read(buffer, end, buffer.length - end);
        if (n > 0) end += n;
        return n > 0;
    }

    private int indexOfDelimiter() {
        int last = end - delimiter.length;
        for (int i = start; i <= last; i++)
            if (buffer[i] == '\r' && Arrays.equals(buffer, i, i + delimiter.length, delimiter, 0, delimiter.length))
                return i;
        return -1;
    }

    /** One part; {@code body} must be read before the next part is asked for, or is skipped. */
    record Part(String name, InputStream body) {}

    /** This is no multipart/form-data; the message says why, and holds nothing of what was sent. */
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    private final class Body extends InputStream {
        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) return 0;
            int available = available(1);
            if (available == 0) return -1;
            int n = Math.min(available, length);
            System.arraycopy(buffer, start, target, offset, n);
            start += n;
            return n;
        }

        /** Bytes of this part in the buffer, at least so many unless it ends. */
        private int available(int least) throws IOException {
            for (; ; ) {
                int at = indexOfDelimiter();
                if (at >= 0) return at - start;
                int safe = end - start - (delimiter.length - 1);
                if (safe >= least) return safe;
                if (!fill()) throw new EOFException("ended before the closing boundary");
            }
        }
    }
}
