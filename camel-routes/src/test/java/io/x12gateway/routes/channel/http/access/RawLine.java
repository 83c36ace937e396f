package io.x12gateway.routes.channel.http.access;

import io.x12gateway.routes.RunningGateway;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509TrustManager;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;

/** A TLS connection on which a test writes what it likes, byte by byte. */
final class RawLine implements AutoCloseable {
    private final SSLSocket socket;

    private RawLine(SSLSocket socket) {
        this.socket = socket;
    }

    static RawLine to(RunningGateway gateway) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new X509TrustManager[] {new AnyServer()}, null);
        var socket = (SSLSocket) context.getSocketFactory()
                .createSocket("127.0.0.1", gateway.https().getPort());
        socket.setSoTimeout(30_000);
        socket.startHandshake();
        return new RawLine(socket);
    }

    RawLine write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** One status line with its header fields. */
    String readHead() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = socket.getInputStream().read();
            if (b < 0) break;
            head.append((char) b);
        }
        return head.toString();
    }

    /** Everything until the other side closes. */
    String readToEnd() throws IOException {
        var all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (javax.net.ssl.SSLException | java.net.SocketException e) {
            // cut off rather than closed
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** What the server is, other tests look at. */
    private static final class AnyServer implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
