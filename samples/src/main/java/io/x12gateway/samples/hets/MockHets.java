package io.x12gateway.samples.hets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.x12gateway.samples.fault.FaultProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A HETS to talk to: CAQH CORE 2.2.0 over HTTPS with a client certificate, in MIME and in SOAP, real time only, one 270
 * for one patient a call. It answers with a 271, a 999, a TA1 or an envelope error, and misbehaves as its
 * {@link FaultProfile} says:
 *
 * <ul>
 *   <li>SLOW: the answer after the delay; SILENT: the connection is held for the delay, then dropped without an answer
 *   <li>DUPLICATE: the interchange twice in one payload; TRUNCATED: half the interchange, in a whole envelope
 *   <li>GARBAGE: a web page instead of an envelope; REFUSED, FLAPPING: envelope error {@code Receiver}
 *   <li>UNAVAILABLE: a 271 with AAA 42 in 2000A; WRONG_CONTROL_NUMBER: a 271 that echoes another trace and BHT03
 * </ul>
 *
 * A fault rule's subject is a persona's name or a Medicare number as it was sent, its route {@code mime} or {@code soap}.
 */
public final class MockHets implements AutoCloseable {
    /** Where envelopes go by the book; any other path is taken as well. */
    public static final String PATH = "/core/eligibility";

    private static final Logger LOG = LoggerFactory.getLogger(MockHets.class);
    private static final int STOP_DELAY_SECONDS = 0;

    private final HetsSettings settings;
    private final HttpServer server;
    private final CallCount count = new CallCount();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Listens at once.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public MockHets(HetsSettings settings, FaultProfile faults, Clock clock) {
        this.settings = settings;
        var tls = settings.tls();
        try {
            var address = new InetSocketAddress(settings.host(), settings.port());
            server = tls == null ? HttpServer.create(address, 0) : secured(address, tls.context());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the mock HETS cannot listen on " + settings.host() + ":" + settings.port() + "; is it taken?", e);
        }
        var conversation = new Conversation(settings, faults, settings.clock(clock), count);
        server.createContext("/", exchange -> answer(exchange, conversation));
        server.setExecutor(threads);
        server.start();
    }

    /** The address to send envelopes to. */
    public URI uri() {
        var scheme = settings.tls() == null ? "http" : "https";
        return URI.create(scheme + "://" + settings.host() + ":" + port() + PATH);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * What arrived since the start, good or bad.
     *
     * @param atOnceMax the most calls that were under way at one moment
     */
    public record Traffic(long calls, int atOnceMax) {}

    public Traffic traffic() {
        return count.traffic();
    }

    /** Stops at once; calls being answered are cut off. */
    @Override
    public void close() {
        server.stop(STOP_DELAY_SECONDS);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Conversation conversation) {
        try (exchange) {
            conversation.handle(exchange, certificateName(exchange));
        } catch (IOException e) {
            LOG.debug("a caller went away: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the mock HETS failed on a call", e);
            throw e;
        }
    }

    private static Optional<String> certificateName(HttpExchange exchange) throws SSLPeerUnverifiedException {
        if (!(exchange instanceof HttpsExchange secured)) return Optional.empty();
        var subject = secured.getSSLSession().getPeerPrincipal().getName();
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(rdn -> rdn.getValue().toString())
                            .findFirst()
                            .or(() -> Optional.of(subject));
        } catch (InvalidNameException e) {
            return Optional.of(subject);
        }
    }

    private static HttpsServer secured(InetSocketAddress address, SSLContext context) throws IOException {
        var server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                wanted.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                parameters.setSSLParameters(wanted);
            }
        });
        return server;
    }
}
