package io.x12gateway.routes.channel.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.x12gateway.core.webhook.WebhookLetter;
import io.x12gateway.core.webhook.WebhookSecret;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A partner's receiver on this machine, which answers as it is told to. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Script script = (exchange, number) -> answer(exchange, 200);

    /** What to do with the n-th message, from 1. */
    interface Script {
        void answer(HttpExchange exchange, int number) throws IOException;
    }

    record Received(String id, String event, int attempt, long timestamp, String signature, String body) {
        /** As docs/reference/webhooks.md tells a partner to check it. */
        boolean isSignedWith(String secret) {
            var expected = new WebhookSecret("any", secret).signature(timestamp, body);
            for (var one : signature.split(" ", -1)) {
                var parts = one.split(",", -1);
                if (parts[0].equals("v1") && parts[2].equals(expected)) return true;
            }
            return false;
        }
    }

    private Receiver(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    static Receiver plain() throws IOException {
        return new Receiver(HttpServer.create(loopback(), 0), "http");
    }

    static Receiver https(ReceiverKeys keys) throws IOException {
        var server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(keys.server()));
        return new Receiver(server, "https");
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    Receiver answering(Script with) {
        script = with;
        return this;
    }

    Receiver answering(int status) {
        return answering((exchange, number) -> answer(exchange, status));
    }

    private void receive(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                header(exchange, WebhookLetter.ID),
                header(exchange, WebhookLetter.EVENT),
                Integer.parseInt(header(exchange, WebhookLetter.ATTEMPT)),
                Long.parseLong(header(exchange, WebhookLetter.TIMESTAMP)),
                header(exchange, WebhookLetter.SIGNATURE),
                body));
        script.answer(exchange, received.size());
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        if (value == null) throw new IllegalStateException("no header " + name);
        return value;
    }

    static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** @param host that leads here */
    String url(String host) {
        return scheme + "://" + host + ":" + port() + "/events";
    }

    String url() {
        return url("127.0.0.1");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
