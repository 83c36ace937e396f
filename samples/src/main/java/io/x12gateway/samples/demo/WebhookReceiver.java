package io.x12gateway.samples.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A partner's own server on this machine, which the gateway tells what happened. It believes what is signed with the
 * secret that both know, checks it as {@code docs/reference/webhooks.md} says, and answers 401 to anything else.
 */
public final class WebhookReceiver implements AutoCloseable {
    private static final int BODY_BYTES_MAX = 65_536;
    private static final long SKEW_SECONDS_MAX = 300;
    private static final String HMAC = "HmacSHA256";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String secret;
    private final List<Told> told = new ArrayList<>();
    private CountDownLatch silence = new CountDownLatch(0);

    /**
     * One message as it came.
     *
     * @param id the event's, the same in every attempt
     * @param genuine whether its signature fits, and its time
     */
    public record Told(String id, String event, boolean genuine, String body) {}

    public WebhookReceiver(int port, String secret) {
        this.secret = secret;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the webhook receiver cannot listen on port " + port + "; is it taken?", e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    /** Everything so far, in the order in which it came. */
    public synchronized List<Told> told() {
        return List.copyOf(told);
    }

    /** From now on messages are taken and not answered. */
    public synchronized void keepSilent() {
        silence = new CountDownLatch(1);
    }

    /** What was not answered is answered now. */
    public synchronized void speak() {
        silence.countDown();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readNBytes(BODY_BYTES_MAX), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            boolean genuine = isGenuine(
                    String.valueOf(headers.getFirst("Webhook-Timestamp")),
                    String.valueOf(headers.getFirst("Webhook-Signature")),
                    body);
            note(new Told(
                            String.valueOf(headers.getFirst("Webhook-Id")),
                            String.valueOf(headers.getFirst("Webhook-Event")),
                            genuine,
                            body))
                    .await();
            exchange.sendResponseHeaders(genuine ? 204 : 401, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return what its answer waits for */
    private synchronized CountDownLatch note(Told message) {
        told.add(message);
        return silence;
    }

    private boolean isGenuine(String timestamp, String signatures, String body) {
        if (!timestamp.matches("[0-9]{1,12}")
                || Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > SKEW_SECONDS_MAX)
            return false;
        var expected = signature(timestamp + "." + body).getBytes(StandardCharsets.US_ASCII);
        for (var signature : signatures.split(" ", -1)) {
            var parts = signature.split(",", -1);
            if (parts.length == 3
                    && parts[0].equals("v1")
                    && MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.US_ASCII))) return true;
        }
        return false;
    }

    private String signature(String signed) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    @Override
    public void close() {
        speak();
        server.stop(0);
        threads.shutdownNow();
    }
}
