package io.x12gateway.routes.backend.hets;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.x12gateway.core.fault.GatewayFault;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** HETS lets nobody in without a certificate that it knows, and we talk to nobody whose certificate we do not know. */
class HetsCertificateTest {
    private static final String PASSWORD = "test-only";

    @TempDir
    Path folder;

    @Test
    void showsItsCertificateAndKnowsTheirs() throws Exception {
        var theirs = store("localhost");
        var ours = store("GW0001");
        var server = server(theirs, ours);
        try (var known = hets(server, write("ours.p12", ours), write("theirs.p12", authorities(theirs)));
                var withoutKey = hets(server, "", write("theirs2.p12", authorities(theirs)));
                var stranger =
                        hets(server, write("ours3.p12", ours), write("other.p12", authorities(store("other"))))) {
            assertThat(known.check()).isEmpty();
            assertThat(withoutKey.check()).contains("not reached");
            assertThat(stranger.check()).contains("not reached");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aKeyStoreThatCannotBeOpenedStopsTheStart() {
        assertThatThrownBy(() -> new HetsBackEnd(
                        HetsBackEnd.NAME,
                        settings(
                                "https://localhost:1/core",
                                folder.resolve("missing.p12").toString(),
                                ""),
                        ZoneOffset.UTC,
                        Clock.systemUTC()))
                .isInstanceOf(GatewayFault.class)
                .hasMessageContaining("gateway.hets.key-store");
    }

    private static HetsBackEnd hets(HttpsServer server, String keyStore, String trustStore) {
        var url = "https://localhost:" + server.getAddress().getPort() + "/core";
        return new HetsBackEnd(
                HetsBackEnd.NAME, settings(url, keyStore, trustStore), ZoneOffset.UTC, Clock.systemUTC());
    }

    private static HetsSettings settings(String url, String keyStore, String trustStore) {
        return new HetsSettings(
                url,
                HetsSettings.Envelope.MIME,
                "GW0001",
                List.of(),
                "CMS",
                "9GATEWAY00",
                keyStore,
                PASSWORD,
                trustStore,
                PASSWORD,
                Duration.ofSeconds(5),
                1,
                Duration.ofSeconds(1),
                DataSize.ofMegabytes(1),
                new HetsSettings.TestSide("", "", List.of(), "", ""));
    }

    private static HttpsServer server(KeyStore own, KeyStore client) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities(client));
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/core", exchange -> {
            exchange.sendResponseHeaders(405, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private String write(String name, KeyStore store) throws Exception {
        var file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file.toString();
    }

    private static KeyStore authorities(KeyStore store) throws Exception {
        var trust = empty();
        trust.setCertificateEntry("it", store.getCertificate("it"));
        return trust;
    }

    private static KeyStore store(String name) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var pair = generator.generateKeyPair();
        var subject = new X500Name("CN=" + name);
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                subject,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plusSeconds(3600)),
                subject,
                pair.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        var store = empty();
        store.setKeyEntry("it", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        return store;
    }

    private static KeyStore empty() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
