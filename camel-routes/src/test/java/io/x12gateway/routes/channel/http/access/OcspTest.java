package io.x12gateway.routes.channel.http.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.x12gateway.core.ledger.InMemoryLedger;
import io.x12gateway.core.partner.ClientCertificate;
import io.x12gateway.core.partner.Credentials;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.Validity;
import io.x12gateway.routes.channel.http.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** A client authority that is asked about every certificate (RFC 6960), at a responder on this machine. */
class OcspTest {
    private static final String NAME = "edi.asked.test";

    @TempDir
    private Path files;

    private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final Partners partners = new InMemoryLedger(Clock.systemUTC()).partners();
    private Instant now = Instant.now();
    private TestAuthority authority;
    private TestAuthority speaker;
    private HttpServer responder;

    @BeforeEach
    void open() throws Exception {
        authority = new TestAuthority("Asked");
        speaker = authority;
        Files.writeString(files.resolve("authority.pem"), authority.pem());
        listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var registered = new ClientCertificate(
                "", ClientCertificate.issuerOf(issue().certificate()), "DNS:" + NAME, Validity.ALWAYS);
        partners.register(
                List.of(TradingPartner.named(new PartnerId("asked"), "Asked", new EdiIdentity("ZZ", "ASKED"))
                        .credentials(Credentials.NONE.withCertificates(List.of(registered)))
                        .build()),
                "test");
    }

    @AfterEach
    void shut() {
        responder.stop(0);
    }

    @Test
    void letsInWhomTheAuthorityVouchesFor() throws Exception {
        var doors = doors(true);
        var client = issue();
        assertThat(enters(doors, client)).isTrue();
        assertThat(asked).hasValue(1);
        assertThat(enters(doors, client)).isTrue();
        assertThat(asked).as("an answer is remembered for a while").hasValue(1);
    }

    @Test
    void refusesWhatIsRevokedAndNoticesItWithinFiveMinutes() throws Exception {
        var doors = doors(true);
        var client = issue();
        assertThat(enters(doors, client)).isTrue();
        revoked.add(client.certificate().getSerialNumber());
        now = now.plus(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(enters(doors, client)).isFalse();
        var other = issue();
        revoked.add(other.certificate().getSerialNumber());
        assertThat(enters(doors(false), other))
                .as("leniency is for silence, not for a no")
                .isFalse();
        assertThat(enters(doors, issue())).isTrue();
    }

    @Test
    void refusesWhileNobodyAnswersUnlessOperatorsSayOtherwise() throws Exception {
        var strict = doors(true);
        var lenient = doors(false);
        var client = issue();
        var address = responder.getAddress();
        responder.stop(0);
        assertThat(enters(strict, client)).isFalse();
        assertThat(enters(lenient, client)).isTrue();
        revoked.add(client.certificate().getSerialNumber());
        listen(address);
        assertThat(enters(lenient, client)).as("silence is not remembered").isFalse();
    }

    @Test
    void believesNoAnswerThatTheAuthorityDidNotSign() throws Exception {
        speaker = new TestAuthority("Asked"); // of the same name, with another key
        assertThat(enters(doors(true), issue())).isFalse();
        assertThat(enters(doors(false), issue())).as("that is no silence").isFalse();
    }

    private void listen(InetSocketAddress address) throws IOException {
        responder = HttpServer.create(address, 0);
        responder.createContext("/", this::answer);
        responder.start();
    }

    private TestAuthority.Client issue() throws Exception {
        return authority.issue(-1, 30, NAME);
    }

    private static boolean enters(ClientCertificates doors, TestAuthority.Client client) {
        return doors.partner(new X509Certificate[] {client.certificate()}).isPresent();
    }

    private ClientCertificates doors(boolean answerRequired) {
        var http = new HttpSettings(
                0,
                "127.0.0.1",
                0,
                "",
                "",
                files.resolve("authority.pem").toString(),
                DataSize.ofMegabytes(1),
                16,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                DataSize.ofKilobytes(1),
                Duration.ofSeconds(30),
                DataSize.ofKilobytes(16));
        var settings = new AccessSettings(
                10,
                Duration.ofMinutes(15),
                List.of(),
                true,
                "http://127.0.0.1:" + responder.getAddress().getPort(),
                answerRequired,
                new AccessSettings.Oauth(
                        "",
                        Duration.ofMinutes(15),
                        Duration.ofDays(30),
                        "",
                        new AccessSettings.External("", "", "", "client_id")));
        return new ClientCertificates(http, settings, partners, new Now());
    }

    /** A request comes in the path, or as a body if it is long. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            var request = exchange.getRequestMethod().equals("GET")
                    ? Base64.getDecoder()
                            .decode(URLDecoder.decode(
                                    exchange.getRequestURI().getRawPath().replaceFirst("^/+", ""),
                                    StandardCharsets.UTF_8))
                    : exchange.getRequestBody().readAllBytes();
            var said = speaker.answer(request, revoked);
            exchange.getResponseHeaders().add("Content-Type", "application/ocsp-response");
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Now extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
