package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.routes.channel.http.Caller;
import io.x12gateway.routes.channel.http.ProblemPage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Names the caller by bearer token or by client certificate. Whoever shows a credential that is nobody's is refused
 * here, and on record; whoever shows none goes on unnamed, for the access rules to decide. A caller who shows both has
 * to be one partner.
 */
final class PartnerLogin extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";
    private static final int TOKEN_LENGTH_MAX = 256;
    private static final String CERTIFICATE = "jakarta.servlet.request.X509Certificate";
    private final Partners partners;
    private final LoginRefusals refusals;
    private final ProblemPage problems;

    PartnerLogin(Partners partners, LoginRefusals refusals, ProblemPage problems) {
        this.partners = partners;
        this.refusals = refusals;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = token(request);
        var certificate = certificate(request);
        if (token.isEmpty() && certificate.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var byToken =
                token.flatMap(t -> t.length() > TOKEN_LENGTH_MAX ? Optional.empty() : partners.byApiToken(sha256(t)));
        var byCertificate = certificate.flatMap(partners::byCertificate);
        if (token.isPresent() && byToken.isEmpty()) refuse(request, response, "unknown API token");
        else if (certificate.isPresent() && byCertificate.isEmpty())
            refuse(request, response, "unknown client certificate");
        else if (byToken.isPresent() && byCertificate.isPresent() && !same(byToken.get(), byCertificate.get()))
            refuse(request, response, "API token and client certificate of two partners");
        else {
            var partner = byToken.or(() -> byCertificate).orElseThrow();
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new PartnerAuthentication(new Caller(partner)));
            SecurityContextHolder.setContext(context);
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String reason) throws IOException {
        refusals.note("http", reason, request.getRemoteAddr());
        problems.write(response, ProblemPage.NOT_AUTHENTICATED);
    }

    private static boolean same(TradingPartner one, TradingPartner other) {
        return one.id().equals(other.id());
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .map(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? header.substring(BEARER.length()).strip()
                        : "");
    }

    private static Optional<String> certificate(HttpServletRequest request) {
        if (!(request.getAttribute(CERTIFICATE) instanceof X509Certificate[] chain) || chain.length == 0)
            return Optional.empty();
        try {
            return Optional.of(Digest.of(chain[0].getEncoded()).sha256());
        } catch (CertificateEncodingException e) {
            return Optional.of(""); // shown, and nobody's
        }
    }

    private static String sha256(String token) {
        return Digest.of(token.getBytes(StandardCharsets.UTF_8)).sha256();
    }
}
