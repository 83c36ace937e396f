package io.x12gateway.samples.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** Where the demo's parties listen, all on this machine. */
public record Ports(int https, int http, int sftp, int broker, int hets, int hetsTest, int mocks, int webhooks) {
    public static final Ports USUAL = new Ports(8443, 8080, 2222, 61616, 8543, 8544, 8590, 8591);

    /** Ports that are free at this moment. */
    public static Ports free() {
        try (var a = anyPort();
                var b = anyPort();
                var c = anyPort();
                var d = anyPort();
                var e = anyPort();
                var f = anyPort();
                var g = anyPort();
                var h = anyPort()) {
            return new Ports(
                    a.getLocalPort(),
                    b.getLocalPort(),
                    c.getLocalPort(),
                    d.getLocalPort(),
                    e.getLocalPort(),
                    f.getLocalPort(),
                    g.getLocalPort(),
                    h.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of our ports that somebody else listens on; 0 if none does. */
    public int taken() {
        return List.of(https, http, sftp, broker, hets, hetsTest, mocks, webhooks).stream()
                .filter(port -> !isFree(port))
                .findFirst()
                .orElse(0);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket anyPort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
