package io.x12gateway.core.partner;

import javax.security.auth.x500.X500Principal;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A TLS client certificate that is the partner's: either this very one, or any that this issuer gave this name, so that
 * a renewed one needs no change here.
 *
 * @param sha256 lower-case hex SHA-256 of the DER form; empty if it is known by issuer and name
 * @param issuer distinguished name of the issuer, RFC 2253; empty if it is known by {@code sha256}
 * @param subjectAltName {@code DNS:edi.example.org}, {@code URI:...}, {@code EMAIL:...} or {@code IP:...}
 */
public record ClientCertificate(String sha256, String issuer, String subjectAltName, Validity validity)
        implements Credential {
    private static final List<String> KINDS = List.of("DNS", "URI", "EMAIL", "IP");

    public ClientCertificate {
        if (sha256.isEmpty() == (issuer.isEmpty() && subjectAltName.isEmpty())
                || issuer.isEmpty() != subjectAltName.isEmpty())
            throw new IllegalArgumentException(
                    "a certificate needs either 'sha256' or both 'issuer' and 'subjectAltName'");
        if (!sha256.isEmpty()) Sha256Text.check(sha256);
        if (!issuer.isEmpty()) {
            issuer = issuerName(issuer);
            subjectAltName = normal(subjectAltName);
        }
    }

    public static ClientCertificate of(String sha256) {
        return new ClientCertificate(sha256, "", "", Validity.ALWAYS);
    }

    public static String fingerprint(X509Certificate certificate) throws CertificateEncodingException {
        return Fingerprint.sha256(certificate.getEncoded());
    }

    public static String issuerOf(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName(X500Principal.RFC2253);
    }

    /** The names of a certificate, written as in {@link #subjectAltName}; those of other kinds are left out. */
    public static List<String> subjectAltNames(X509Certificate certificate) throws CertificateParsingException {
        var names = new ArrayList<String>();
        var all = certificate.getSubjectAlternativeNames();
        for (var name : all == null ? List.<List<?>>of() : all)
            switch (Integer.parseInt(String.valueOf(name.get(0)))) {
                case 1 -> names.add(normal("EMAIL:" + name.get(1)));
                case 2 -> names.add(normal("DNS:" + name.get(1)));
                case 6 -> names.add(normal("URI:" + name.get(1)));
                case 7 -> names.add(normal("IP:" + name.get(1)));
                default -> {
                    // directory names, user principal names and so on name nobody here
                }
            }
        return List.copyOf(names);
    }

    /** Whether a certificate of this issuer and with these names is this one. */
    public boolean isNamed(String otherIssuer, Collection<String> names) {
        return !issuer.isEmpty() && issuer.equals(issuerName(otherIssuer)) && names.contains(subjectAltName);
    }

    static String normal(String subjectAltName) {
        int colon = subjectAltName.indexOf(':');
        var kind = colon < 0 ? "" : subjectAltName.substring(0, colon).strip().toUpperCase(Locale.ROOT);
        if (!KINDS.contains(kind))
            throw new IllegalArgumentException(
                    "subjectAltName '" + subjectAltName + "' does not begin with DNS:, URI:, EMAIL: or IP:");
        var name = subjectAltName.substring(colon + 1).strip();
        return kind + ":" + (kind.equals("URI") ? name : name.toLowerCase(Locale.ROOT));
    }

    static String issuerName(String distinguishedName) {
        return new X500Principal(distinguishedName).getName(X500Principal.RFC2253);
    }

    @Override
    public String describe() {
        return "certificate " + (sha256.isEmpty() ? subjectAltName + " of " + issuer : sha256);
    }
}
