package io.x12gateway.samples.hets;

import io.x12gateway.samples.fault.FaultProfile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.KeyStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MockHetsTlsTest {
    private static final byte[] MARIA =
            Inquiry270.about(MockHetsTest.persona("maria-samplea")).bytes();

    @TempDir
    private Path folder;

    private Certificates authority;
    private MockHets hets;

    @BeforeEach
    void start() throws Exception {
        authority = new Certificates(folder, "Authority of this test");
        var tls = new Tls(
                authority.keyStore("hets.p12", "hets.example"),
                Certificates.PASSWORD,
                authority.trustStore("trust.p12"),
                Certificates.PASSWORD);
        hets = new MockHets(MockHetsTest.settings(tls), new FaultProfile(), MockHetsTest.CLOCK);
    }

    @AfterEach
    void stop() {
        hets.close();
    }

    @Test
    void answersTheSubmittersCertificate() throws Exception {
        var client = client(authority.keyStore("gateway.p12", "gateway.example"));
        assertThat(hets.uri()).hasScheme("https");
        assertThat(client.ask(MARIA).field("ErrorCode")).isEqualTo("Success");
    }

    @Test
    void refusesAnotherMembersCertificateInTheEnvelope() throws Exception {
        var client = client(authority.keyStore("other.p12", "somebody.else"));
        assertThat(client.ask(MARIA).field("ErrorCode")).isEqualTo("UnAuthorized");
    }

    @Test
    void endsTheHandshakeWithoutACertificate() throws Exception {
        assertThatThrownBy(() -> client(null).ask(MARIA)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void endsTheHandshakeWithAForeignCertificate() throws Exception {
        var foreign = new Certificates(folder, "Some other authority").keyStore("foreign.p12", "gateway.example");
        assertThatThrownBy(() -> client(foreign).ask(MARIA)).isInstanceOf(UncheckedIOException.class);
    }

    private CoreClient client(@Nullable Path keyStore) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        var password = Certificates.PASSWORD.toCharArray();
        if (keyStore != null) keys.init(KeyStore.getInstance(keyStore.toFile(), password), password);
        else keys.init(null, null);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(folder.resolve("trust.p12").toFile(), password));
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return new CoreClient(HttpClient.newBuilder().sslContext(context).build(), hets.uri());
    }
}
