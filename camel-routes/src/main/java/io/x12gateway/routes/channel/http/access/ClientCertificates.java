package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.partner.ClientCertificate;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.routes.channel.http.HttpSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Names partners by the certificate of the TLS connection: by the very certificate, or by its issuer and a name in it. The
 * second counts only if one of the client authorities vouches for it and has not revoked it. The subject's text (CN) is
 * never looked at: an authority lets its customers write there what they like.
 */
@Component
final class ClientCertificates {
    private static final Logger LOG = LoggerFactory.getLogger(ClientCertificates.class);
    private static final Duration VOUCHED_FOR = Duration.ofMinutes(5);
    private static final int VOUCHED_MAX = 10_000;
    private static final String CLIENT_USE = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_USE = "2.5.29.37.0";

    private final Partners partners;
    private final Clock clock;
    private final Set<TrustAnchor> authorities;
    private final RevocationLists lists;
    private final AccessSettings settings;
    private final Map<String, Vouched> vouched = new ConcurrentHashMap<>();

    private record Vouched(Instant until, Object lists) {}

    ClientCertificates(HttpSettings http, AccessSettings settings, Partners partners, Clock clock) {
        this.partners = partners;
        this.clock = clock;
        this.settings = settings;
        this.authorities = authorities(http.clientAuthoritiesFile());
        this.lists = new RevocationLists(settings.revocationFiles());
    }

    /** @param chain the client's own first */
    Optional<TradingPartner> partner(X509Certificate[] chain) {
        try {
            var own = chain[0];
            own.checkValidity(Date.from(clock.instant())); // a TLS session may outlive the certificate it began with
            var fingerprint = ClientCertificate.fingerprint(own);
            var pinned = partners.byCertificate(fingerprint);
            if (pinned.isPresent()) return pinned;
            var names = ClientCertificate.subjectAltNames(own);
            if (authorities.isEmpty() || names.isEmpty()) return Optional.empty();
            // The registry first: an authority is not asked about strangers.
            return partners.byCertificateName(ClientCertificate.issuerOf(own), names)
                    .filter(p -> isVouchedFor(fingerprint, chain));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private boolean isVouchedFor(String fingerprint, X509Certificate[] chain) {
        try {
            var now = clock.instant();
            var version = lists.version();
            var known = vouched.get(fingerprint);
            if (known != null && known.until.isAfter(now) && known.lists.equals(version)) return true;
            if (validate(chain, now)) {
                if (vouched.size() >= VOUCHED_MAX) vouched.clear();
                vouched.put(fingerprint, new Vouched(now.plus(VOUCHED_FOR), version));
            } else LOG.warn("a client certificate counts although nobody could say whether it was revoked");
            return true;
        } catch (CertPathValidatorException e) {
            LOG.info("a client certificate is not accepted: {}", e.getReason());
            return false;
        } catch (GeneralSecurityException | IOException e) {
            // Without lists nobody can say that a certificate was not revoked.
            LOG.error("client certificates cannot be checked: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /** Whether nothing was left unknown; what is not acceptable throws. */
    private boolean validate(X509Certificate[] chain, Instant now) throws GeneralSecurityException, IOException {
        mayBeClient(chain[0]);
        var factory = CertificateFactory.getInstance("X.509");
        var path = factory.generateCertPath(Arrays.stream(chain)
                .filter(c -> authorities.stream().noneMatch(a -> c.equals(a.getTrustedCert())))
                .toList());
        var validator = CertPathValidator.getInstance("PKIX");
        var rules = new PKIXParameters(authorities);
        rules.setDate(Date.from(now));
        rules.setRevocationEnabled(false);
        if (!lists.exist() && !settings.ocsp()) {
            validator.validate(path, rules);
            return true;
        }
        if (lists.exist()) rules.addCertStore(lists.store());
        rules.addCertPathChecker(revocation((PKIXRevocationChecker) validator.getRevocationChecker()));
        // The rules keep a copy of the checker, which alone knows afterwards what it could not find out.
        var asked = (PKIXRevocationChecker) rules.getCertPathCheckers().getFirst();
        validator.validate(path, rules);
        return asked.getSoftFailExceptions().isEmpty();
    }

    /** What cannot be checked does not count, unless operators have said that it shall while nobody answers. */
    private PKIXRevocationChecker revocation(PKIXRevocationChecker checker) {
        var options = EnumSet.noneOf(PKIXRevocationChecker.Option.class);
        if (!settings.ocsp()) options.add(PKIXRevocationChecker.Option.PREFER_CRLS);
        if (!(settings.ocsp() && lists.exist())) options.add(PKIXRevocationChecker.Option.NO_FALLBACK);
        if (settings.ocsp() && !settings.ocspRequired()) options.add(PKIXRevocationChecker.Option.SOFT_FAIL);
        checker.setOptions(options);
        if (!settings.ocspResponder().isBlank()) checker.setOcspResponder(URI.create(settings.ocspResponder()));
        return checker;
    }

    private static void mayBeClient(X509Certificate certificate) throws GeneralSecurityException {
        var uses = certificate.getExtendedKeyUsage();
        if (uses != null && !uses.contains(CLIENT_USE) && !uses.contains(ANY_USE))
            throw new CertPathValidatorException("not for clients");
    }

    private static Set<TrustAnchor> authorities(String file) {
        if (file.isBlank()) return Set.of();
        try (var pem = Files.newInputStream(Path.of(file))) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(pem)).stream()
                    .map(c -> new TrustAnchor((X509Certificate) c, null))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("gateway.http.client-authorities-file " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "gateway.http.client-authorities-file " + file + " holds no certificates", e);
        }
    }
}
