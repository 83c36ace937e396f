package io.x12gateway.routes.channel.http.core;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Payloads pass through in both directions in a heap that could hold a third of them. */
class LargePayloadTest {
    private static final long BYTES = 64L * 1024 * 1024;
    private static final String HEAP = "-Xmx20m";

    @Test
    void isNeverHeldInMemory() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                        java,
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Passage.class.getName()))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).contains("mtom " + BYTES, "base64 " + BYTES, "mime " + BYTES, "out " + BYTES);
        assertThat(process.exitValue()).isZero();
    }

    /** What runs in the small heap. */
    static final class Passage {
        private Passage() {}

        public static void main(String[] arguments) throws IOException {
            var fields = TestEnvelope.with(TestEnvelope.batch(), "PayloadLength", Long.toString(BYTES));
            fields.put("CheckSum", sha1());
            System.out.println("mtom "
                    + passed(mtom(around(TestEnvelope.write(TestEnvelope.Form.MTOM, mark(fields)), false))));
            System.out.println("mime "
                    + passed(mime(around(TestEnvelope.write(TestEnvelope.Form.MIME, mark(fields)), false))));
            var inline = TestEnvelope.soap(fields, "@@").getBytes(StandardCharsets.US_ASCII);
            System.out.println("base64 " + passed(inline(around(inline, true))));
            var counted = new Counted();
            new Framed(new byte[1], new OutgoingPayload.Stored(BYTES, "", new Zeros(BYTES)), new byte[1])
                    .writeTo(counted);
            System.out.println("out " + (counted.bytes - 2));
        }

        private static java.util.Map<String, String> mark(java.util.Map<String, String> fields) {
            return TestEnvelope.with(new java.util.LinkedHashMap<>(fields), "Payload", "@@");
        }

        private static String sha1() throws IOException {
            return OutgoingPayload.sha1(new Zeros(BYTES));
        }

        /** The payload stands where the mark is. */
        private static InputStream around(byte[] envelope, boolean base64) throws IOException {
            var text = new String(envelope, StandardCharsets.ISO_8859_1);
            int mark = text.indexOf("@@");
            var payload = base64 ? new Encoded(new Zeros(BYTES)) : new Zeros(BYTES);
            return new SequenceInputStream(Collections.enumeration(List.of(
                    new java.io.ByteArrayInputStream(text.substring(0, mark).getBytes(StandardCharsets.ISO_8859_1)),
                    payload,
                    new java.io.ByteArrayInputStream(text.substring(mark + 2).getBytes(StandardCharsets.ISO_8859_1)))));
        }

        private static Envelope mtom(InputStream in) throws IOException {
            var parts = new Multipart(in, "b");
            var root = parts.next().orElseThrow();
            return new SoapEnvelope(new Allowance(root.body(), 0), Optional.of(parts));
        }

        private static Envelope mime(InputStream in) {
            return new MimeEnvelope(new Multipart(in, "b"));
        }

        private static Envelope inline(InputStream in) throws IOException {
            return new SoapEnvelope(new Allowance(in, 0), Optional.empty());
        }

        private static long passed(Envelope envelope) throws IOException {
            envelope.read();
            var counted = new Counted();
            new PayloadStream(envelope.payload().orElseThrow(), envelope, Long.MAX_VALUE).transferTo(counted);
            return counted.bytes;
        }
    }

    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] written, int offset, int length) {
            bytes += length;
        }
    }

    /** So many zeros, the digit. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? '0' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) return -1;
            int n = (int) Math.min(left, length);
            java.util.Arrays.fill(bytes, offset, offset + n, (byte) '0');
            left -= n;
            return n;
        }
    }

    /** In base64, with a line break now and then. */
    private static final class Encoded extends InputStream {
        private final InputStream clear;
        private byte[] piece = {};
        private int at;

        Encoded(InputStream clear) {
            this.clear = clear;
        }

        @Override
        public int read() throws IOException {
            if (at == piece.length) {
                var next = clear.readNBytes(5700);
                if (next.length == 0) return -1;
                piece = (Base64.getEncoder().encodeToString(next) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                at = 0;
            }
            return piece[at++];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int first = read();
            if (first < 0) return -1;
            bytes[offset] = (byte) first;
            int n = Math.min(length - 1, piece.length - at);
            System.arraycopy(piece, at, bytes, offset + 1, n);
            at += n;
            return n + 1;
        }
    }
}
