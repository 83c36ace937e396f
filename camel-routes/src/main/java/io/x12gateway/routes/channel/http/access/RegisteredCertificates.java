package io.x12gateway.routes.channel.http.access;

import javax.net.ssl.X509TrustManager;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/**
 * Lets any certificate within its validity through the handshake. It proves only that the caller holds the private
 * key; who the caller is, and whether anybody vouches for it, {@link ClientCertificates} decides for each request: then a
 * refusal is an answer that says so, on record, and a certificate that is revoked stops to count on open connections too.
 */
public final class RegisteredCertificates implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (chain.length == 0) throw new CertificateException("no client certificate");
        chain[0].checkValidity();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("servers are not judged here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
