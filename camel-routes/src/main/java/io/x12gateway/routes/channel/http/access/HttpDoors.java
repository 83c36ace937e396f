package io.x12gateway.routes.channel.http.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.routes.channel.http.HttpSettings;
import io.x12gateway.routes.observe.GatewayMeters;
import io.x12gateway.routes.settings.GatewaySettings;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The two connectors: TLS 1.2 and 1.3 for partners, who may show a client certificate, and plain HTTP that listens on
 * 127.0.0.1 and nowhere else.
 */
@Component
public class HttpDoors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int SWALLOWED_BYTES_MAX = 64 * 1024;
    private static final int HEADERS_MAX = 64;
    private static final int REQUESTS_PER_CONNECTION_MAX = 100_000;
    private final HttpSettings settings;
    private final ServerCertificate certificate;
    private final ConnectionWatch watch;
    private final Connector tls;

    HttpDoors(HttpSettings settings, GatewaySettings gateway, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        var cut = meters.counter(GatewayMeters.CONNECTIONS_CUT);
        var rate = new Pace.Rule(settings.bodyGrace(), settings.bodyRateMin().toBytes());
        this.watch = new ConnectionWatch(settings.headTimeout(), rate, cut::increment);
        this.tls = new Connector(new WatchedProtocol(watch));
        this.certificate = settings.certificateFile().isBlank()
                ? ServerCertificate.in(gateway.inData("tls"), clock)
                : new ServerCertificate(Path.of(settings.certificateFile()), Path.of(settings.privateKeyFile()));
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setPort(settings.loopbackPort());
        factory.setAddress(InetAddress.getLoopbackAddress());
        factory.addConnectorCustomizers(this::harden);
        openTls();
        factory.addAdditionalConnectors(tls);
    }

    /** The port that the TLS door really listens on. */
    public int tlsPort() {
        return tls.getLocalPort();
    }

    /** The certificate chain that the TLS door shows, PEM. */
    public Path certificateFile() {
        return certificate.chain();
    }

    private void openTls() {
        harden(tls);
        tls.setPort(settings.tlsPort());
        tls.setScheme("https");
        tls.setSecure(true);
        tls.setProperty("address", settings.tlsAddress());
        var protocol = (AbstractHttp11Protocol<?>) tls.getProtocolHandler();
        protocol.setMaxConnections(settings.connectionsMax());
        protocol.setSSLEnabled(true);
        protocol.setExecutor(new VirtualThreadExecutor("https-"));
        protocol.addSslHostConfig(tlsRules());
    }

    private void harden(Connector connector) {
        connector.setXpoweredBy(false);
        connector.setAllowTrace(false);
        connector.setMaxPostSize(0);
        connector.setParseBodyMethods("");
        var protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setConnectionTimeout((int) settings.silenceTimeout().toMillis());
        protocol.setKeepAliveTimeout((int) settings.keepAliveTimeout().toMillis());
        protocol.setMaxKeepAliveRequests(REQUESTS_PER_CONNECTION_MAX);
        protocol.setMaxHttpRequestHeaderSize((int) settings.headSizeMax().toBytes());
        protocol.setMaxHeaderCount(HEADERS_MAX);
        protocol.setMaxTrailerSize((int) settings.headSizeMax().toBytes());
        protocol.setContinueResponseTiming("onRead"); // who will be refused need not send the body first
        protocol.setMaxSwallowSize(SWALLOWED_BYTES_MAX); // before that the rest was taken, see Doorkeeper
        protocol.setServerRemoveAppProvidedValues(true);
    }

    private SSLHostConfig tlsRules() {
        var rules = new SSLHostConfig();
        rules.setProtocols("TLSv1.2+TLSv1.3");
        rules.setCiphers("ECDHE+AESGCM:ECDHE+CHACHA20");
        rules.setHonorCipherOrder(true);
        rules.setInsecureRenegotiation(false);
        rules.setCertificateVerification("optional");
        rules.setTrustManagerClassName(RegisteredCertificates.class.getName());
        var pair = new SSLHostConfigCertificate(rules, SSLHostConfigCertificate.Type.UNDEFINED);
        pair.setCertificateFile(certificate.chain().toAbsolutePath().toString());
        pair.setCertificateKeyFile(certificate.privateKey().toAbsolutePath().toString());
        rules.addCertificate(pair);
        return rules;
    }
}
