package io.x12gateway.load;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One keep-alive connection over TLS that costs the machine as little as possible: what the load generator uses, the
 * server under load lacks.
 */
final class HttpLine implements AutoCloseable {
    private static final int ANSWER_TIMEOUT_MILLIS = 60_000;
    private final SSLSocket socket;
    private final OutputStream out;
    private final InputStream in;

    /** @param tls what the server's certificate is trusted by */
    record Target(int port, SSLContext tls) {}

    record Reply(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    HttpLine(Target target) throws IOException {
        socket = (SSLSocket) target.tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), target.port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(ANSWER_TIMEOUT_MILLIS);
        socket.startHandshake();
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 8192);
    }

    /** What stays the same from request to request. */
    static String head(String method, String path, String token, String more) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/edi-x12\r\n" + more;
    }

    /** Head and body in one record. */
    Reply send(String head, byte[] body) throws IOException {
        var start = (head + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        var both = new byte[start.length + body.length];
        System.arraycopy(start, 0, both, 0, start.length);
        System.arraycopy(body, 0, both, start.length, body.length);
        out.write(both);
        out.flush();
        return reply();
    }

    Reply send(String head, Path body) throws IOException {
        out.write((head + "Content-Length: " + Files.size(body) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        Files.copy(body, out);
        out.flush();
        return reply();
    }

    /** Without a body. */
    Reply send(String head) throws IOException {
        dribble(head + "\r\n");
        return reply();
    }

    /** Bytes that are no whole request. */
    void dribble(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private Reply reply() throws IOException {
        var status = line();
        int length = -1;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Integer.parseInt(lower.substring(15).strip());
            else if (lower.startsWith("transfer-encoding:")) chunked = lower.endsWith("chunked");
        }
        if (length < 0 && !chunked) throw new IOException("an answer without a length: " + status);
        return new Reply(Integer.parseInt(status.substring(9, 12)), chunked ? chunks() : exactly(length));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int length = chunk(); length > 0; length = chunk()) {
            body.writeBytes(exactly(length));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        var body = in.readNBytes(length);
        if (body.length < length) throw new EOFException("the answer ended early");
        return body;
    }

    private String line() throws IOException {
        var line = new StringBuilder(80);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new EOFException("the connection was closed");
            if (b != '\r') line.append((char) b);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
