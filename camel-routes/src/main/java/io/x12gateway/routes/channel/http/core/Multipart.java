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
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a multipart body (RFC 2046) part by part from a stream, holding no more than a buffer of it. Lines end in CRLF.
 * Bounded: parts, header bytes per part, what stands before the first part; the size of the whole is the caller's to
 * bound.
 */
final class Multipart {
    private static final int BUFFER = 16 * 1024;
    private static final int PARTS_MAX = 32;
    private static final int HEADER_BYTES_MAX = 4 * 1024;
    private static final int PREAMBLE_BYTES_MAX = 4 * 1024;
    private static final Set<String> AS_IT_IS = Set.of("7bit", "8bit", "binary");

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

    /**
     * The next part, once the one before has been read to its end; empty after the last.
     *
     * @throws MalformedException if this is no multipart
     * @throws EOFException if it ends before the closing boundary
     */
    Optional<Part> next() throws IOException {
        if (ended) return Optional.empty();
        skip(); // preamble, or what is left of a part
        start += delimiter.length;
        if (closes()) {
            ended = true;
            return Optional.empty();
        }
        if (++parts > PARTS_MAX) throw new MalformedException("more than " + PARTS_MAX + " parts");
        return Optional.of(new Part(headers(), new Body()));
    }

    private void skip() throws IOException {
        var body = new Body();
        var thrown = new byte[1024];
        long left = parts == 0 ? PREAMBLE_BYTES_MAX : Long.MAX_VALUE;
        for (int n = body.read(thrown); n >= 0; n = body.read(thrown)) {
            left -= n;
            if (left < 0)
                throw new MalformedException("more than " + PREAMBLE_BYTES_MAX + " bytes before the first part");
        }
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
            var name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (headers.put(name, line.substring(colon + 1).strip()) != null)
                throw new MalformedException("a part header that comes twice");
        }
        encoding(headers.getOrDefault("content-transfer-encoding", "binary"));
        return headers;
    }

    private static void encoding(String encoding) throws MalformedException {
        if (!AS_IT_IS.contains(encoding.toLowerCase(Locale.ROOT)))
            throw new MalformedException("a part with a transfer encoding other than 7bit, 8bit or binary");
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

    /**
     * One part; {@code body} must be read before the next part is asked for, or is skipped.
     *
     * @param headers by name in lower case
     */
    record Part(Map<String, String> headers, InputStream body) {

        /** The {@code name} of a form field (RFC 7578). */
        String formName() throws MalformedException {
            return MediaType.parse(header("content-disposition"))
                    .filter(d -> d.name().equals("form-data"))
                    .flatMap(d -> d.parameter("name"))
                    .orElseThrow(() -> new MalformedException("a part without a form-data name"));
        }

        /** Without its angle brackets; empty if there is none. */
        String contentId() {
            var id = header("content-id");
            return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
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
