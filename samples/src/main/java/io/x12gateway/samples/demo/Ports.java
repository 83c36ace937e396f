package io.x12gateway.samples.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the demo's parties listen, all on this machine. */
public record Ports(int https, int http, int sftp, int broker, int hets, int hetsTest, int mocks, int webhooks) {
    public static final Ports USUAL = new Ports(8443, 8080, 2222, 61616, 8543, 8544, 8590, 8591);

    /** Below what operating systems give out by themselves: nobody gets one of these by accident until it is bound. */
    private static final int LOWEST = 18_000;

    private static final int COUNT = 14_000;
    private static final int APART = 7919;

    /** Each process begins at a place of its own, and gives no port out twice soon. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * APART % COUNT));

    /** Ports that are free at this moment and stay so unless somebody asks for one of them by its number. */
    public static Ports free() {
        return new Ports(any(), any(), any(), any(), any(), any(), any(), any());
    }

    private static int any() {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = LOWEST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) return port;
        }
        throw new IllegalStateException("no free port from " + LOWEST + " to " + (LOWEST + COUNT - 1));
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
}
