package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.partner.PartnerEvent;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.telling.Reply;
import io.x12gateway.core.webhook.WebhookDelivery;
import io.x12gateway.core.webhook.WebhookLetter;
import io.x12gateway.core.webhook.WebhookSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import javax.net.ssl.SSLContext;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WebhookWireTest {
    private static final String SECRET = "an invented secret of some length";
    private static final Duration LATE = TestSettings.TIMEOUT.plusSeconds(8);

    @Test
    void deliversOverHttpsWhatItSigned() throws Exception {
        var keys = new ReceiverKeys();
        try (var receiver = Receiver.https(keys);
                var wire = wire(keys.client())) {
            assertThat(wire.send(URI.create(receiver.url()), letter())).isEqualTo(Reply.answered(200));
            assertThat(wire.send(URI.create(receiver.url()), letter())).isEqualTo(Reply.answered(200));
            assertThat(receiver.received()).hasSize(2).allSatisfy(got -> {
                assertThat(got.id()).isEqualTo("01ARZ3NDEKTSV4RRFFQ69G5FAV");
                assertThat(got.event()).isEqualTo("mailbox.delivered");
                assertThat(got.attempt()).isEqualTo(1);
                assertThat(got.body()).isEqualTo(letter().body());
                assertThat(got.isSignedWith(SECRET)).isTrue();
                assertThat(got.isSignedWith(SECRET + "x")).isFalse();
            });
        }
    }

    @Test
    void believesNoCertificateThatNobodyVouchesFor() throws Exception {
        try (var receiver = Receiver.https(new ReceiverKeys());
                var wire = wire(SSLContext.getDefault())) {
            assertThat(wire.send(URI.create(receiver.url()), letter())).isEqualTo(Reply.failed("tls-failed"));
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void believesNoCertificateOfAnotherName() throws Exception {
        var keys = new ReceiverKeys();
        try (var receiver = Receiver.https(keys);
                var wire = wire(keys.client(), host -> loopback())) {
            assertThat(wire.send(URI.create(receiver.url("hook.example.test")), letter()))
                    .isEqualTo(Reply.answered(200));
            assertThat(wire.send(URI.create(receiver.url("other.example.test")), letter()))
                    .isEqualTo(Reply.failed("tls-failed"));
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 204, 400, 410, 429, 500, 503})
    void saysWhatWasAnswered(int status) throws Exception {
        try (var receiver = Receiver.plain().answering(status);
                var wire = wire()) {
            assertThat(wire.send(URI.create(receiver.url()), letter())).isEqualTo(Reply.answered(status));
        }
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (var elsewhere = Receiver.plain();
                var receiver = Receiver.plain().answering((exchange, n) -> {
                    exchange.getResponseHeaders().add("Location", elsewhere.url());
                    Receiver.answer(exchange, 307);
                });
                var wire = wire()) {
            assertThat(wire.send(URI.create(receiver.url()), letter())).isEqualTo(Reply.answered(307));
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void readsLittleOfALongAnswer() throws Exception {
        var ended = new AtomicBoolean();
        try (var receiver = Receiver.plain().answering((exchange, n) -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (var body = exchange.getResponseBody()) {
                        for (int i = 0; i < 1_000_000; i++) body.write(new byte[8192]);
                    } catch (IOException cut) {
                        ended.set(true);
                        throw cut;
                    }
                });
                var wire = wire()) {
            var began = Instant.now();
            assertThat(wire.send(URI.create(receiver.url()), letter())).isEqualTo(Reply.answered(200));
            assertThat(Duration.between(began, Instant.now())).isLessThan(LATE);
            await().atMost(LATE).untilTrue(ended);
        }
    }

    @Test
    void waitsForNoAnswerLongerThanItsTime() throws Exception {
        try (var silent = new Socket(s -> {});
                var wire = wire()) {
            timely(wire, silent, "timeout");
        }
    }

    @Test
    void waitsForNoAnswerThatComesByteByByte() throws Exception {
        try (var slow = new Socket(socket -> {
                    var out = socket.getOutputStream();
                    for (var b : ("HTTP/1.1 200 " + "O".repeat(4000)).getBytes(StandardCharsets.US_ASCII)) {
                        out.write(b);
                        out.flush();
                        Thread.sleep(100);
                    }
                });
                var wire = wire()) {
            timely(wire, slow, "timeout");
        }
    }

    @Test
    void waitsForNoHandshakeLongerThanItsTime() throws Exception {
        try (var silent = new Socket(s -> {});
                var wire = wire()) {
            var began = Instant.now();
            var reply = wire.send(URI.create("https://127.0.0.1:" + silent.port() + "/"), letter());
            assertThat(reply.code()).isIn("timeout", "connect-timeout");
            assertThat(Duration.between(began, Instant.now())).isLessThan(LATE);
        }
    }

    @Test
    void takesNoHeadersWithoutEnd() throws Exception {
        try (var endless = new Socket(socket -> {
                    var out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    for (int i = 0; i < 100_000; i++) out.write("X-More: more\r\n".getBytes(StandardCharsets.US_ASCII));
                });
                var wire = wire()) {
            timely(wire, endless, "no-answer");
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (var wire = wire()) {
            assertThat(wire.send(URI.create("http://127.0.0.1:" + port + "/"), letter()))
                    .isEqualTo(Reply.failed("connect-failed"));
        }
    }

    @Test
    void connectsToTheAddressThatWasLookedAtAndNotToWhatTheNameServerSaysLater() throws Exception {
        var keys = new ReceiverKeys();
        var answers = new ArrayDeque<>(List.of("127.0.0.1", "10.0.0.1"));
        try (var receiver = Receiver.https(keys);
                var wire = wire(keys.client(), host ->
                        new InetAddress[] {InetAddress.getByName(String.valueOf(answers.poll()))})) {
            var url = URI.create(receiver.url("hook.example.test"));
            assertThat(wire.send(url, letter())).isEqualTo(Reply.answered(200)); // one question, one connection
            assertThat(answers).hasSize(1);
        }
        try (var receiver = Receiver.https(keys);
                var wire = wire(keys.client(), host ->
                        new InetAddress[] {InetAddress.getByName(String.valueOf(answers.poll()))})) {
            assertThat(wire.send(URI.create(receiver.url("hook.example.test")), letter()))
                    .isEqualTo(Reply.failed("address-refused"));
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void asksNoNameServerThatIsNotThere() throws Exception {
        try (var wire = wire(SSLContext.getDefault(), host -> {
            throw new UnknownHostException(host);
        })) {
            assertThat(wire.send(URI.create("https://nobody.example.test/"), letter()))
                    .isEqualTo(Reply.failed("host-unknown"));
        }
    }

    private static void timely(WebhookWire wire, Socket at, String code) {
        var began = Instant.now();
        assertThat(wire.send(URI.create("http://127.0.0.1:" + at.port() + "/"), letter()))
                .isEqualTo(Reply.failed(code));
        assertThat(Duration.between(began, Instant.now())).isLessThan(LATE);
    }

    private static WebhookWire wire() throws GeneralSecurityException {
        return wire(SSLContext.getDefault());
    }

    private static WebhookWire wire(SSLContext tls) {
        return wire(tls, InetAddress::getAllByName);
    }

    private static WebhookWire wire(SSLContext tls, WebhookGuard.Resolver resolver) {
        var settings = TestSettings.reaching("127.0.0.0/8");
        return new WebhookWire(settings, new WebhookGuard(settings, resolver), tls);
    }

    private static InetAddress[] loopback() {
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private static WebhookLetter letter() {
        var at = Instant.parse("2026-11-21T15:00:00Z");
        var delivery = new WebhookDelivery(
                "01ARZ3NDEKTSV4RRFFQ69G5FAV",
                new PartnerId("acme"),
                "0123456789abcdef",
                PartnerEvent.MAILBOX_DELIVERED,
                7,
                "{\"item\":\"i\"}",
                at,
                WebhookDelivery.State.PENDING,
                0,
                at,
                at,
                "",
                at);
        return WebhookLetter.of(delivery, List.of(new WebhookSecret("acme-hook", SECRET)), at);
    }

    /** Accepts, reads nothing, and says what it is told to. */
    private static final class Socket implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

        interface Talk {
            void to(java.net.Socket socket) throws IOException, InterruptedException;
        }

        Socket(Talk talk) throws IOException {
            Thread.ofPlatform().daemon().start(() -> {
                try (var socket = server.accept()) {
                    talk.to(socket);
                    while (!server.isClosed()) Thread.sleep(20);
                } catch (IOException | InterruptedException e) {
                    // the client went away, or the test is over
                }
            });
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
