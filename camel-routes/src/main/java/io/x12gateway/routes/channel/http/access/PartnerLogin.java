package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.admission.SourceAddress;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.routes.channel.http.Caller;
import io.x12gateway.routes.channel.http.ProblemPage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Names the caller by what the Authorization header and the TLS connection show. Whoever shows a credential that is
 * nobody's is refused here, and on record; whoever shows none goes on unnamed, for the access rules to decide. A caller
 * who shows two has to be one partner, and may do what the one in the header is good for.
 */
final class PartnerLogin extends OncePerRequestFilter {
    private static final String CERTIFICATE = "jakarta.servlet.request.X509Certificate";
    private final PartnerNames names;
    private final LoginRefusals refusals;
    private final ProblemPage problems;

    PartnerLogin(PartnerNames names, LoginRefusals refusals, ProblemPage problems) {
        this.names = names;
        this.refusals = refusals;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller;
        try {
            caller = caller(request);
        } catch (RefusedException refused) {
            refusals.note("http", refused.reason, request.getRemoteAddr());
            problems.write(response, ProblemPage.NOT_AUTHENTICATED);
            return;
        } catch (GatewayFault fault) {
            problems.fault(fault, response);
            return;
        }
        caller.ifPresent(PartnerLogin::name);
        chain.doFilter(request, response);
    }

    private static void name(Caller caller) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PartnerAuthentication(caller));
        SecurityContextHolder.setContext(context);
    }

    private Optional<Caller> caller(HttpServletRequest request) throws RefusedException {
        var byHeader = byHeader(request);
        var byCertificate = byCertificate(request);
        if (byHeader.isPresent()
                && byCertificate.isPresent()
                && !byHeader.get()
                        .partner()
                        .id()
                        .equals(byCertificate.get().partner().id()))
            throw new RefusedException("header and client certificate of two partners");
        return byHeader.or(() -> byCertificate);
    }

    private Optional<Caller> byHeader(HttpServletRequest request) throws RefusedException {
        return switch (Shown.by(request)) {
            case Shown.Nothing n -> Optional.empty();
            case Shown.Token t -> some(names.byToken(t.value()), "unknown API token");
            case Shown.Jwt j -> some(names.byJwt(j.value()), "access token that does not count");
            case Shown.UserAndPassword p -> byPassword(p, request);
            case Shown.Unusable u -> throw new RefusedException("unusable Authorization header");
        };
    }

    /** Passwords are weaker than the rest; the operating rules of CORE want them, so they count there alone. */
    private Optional<Caller> byPassword(Shown.UserAndPassword shown, HttpServletRequest request)
            throws RefusedException {
        if (!request.getServletPath().startsWith("/core")) throw new RefusedException("password where none is taken");
        var source = new SourceAddress(request.getRemoteAddr());
        return some(names.byPassword(shown.user(), shown.password(), source), "unknown user name or wrong password");
    }

    private Optional<Caller> byCertificate(HttpServletRequest request) throws RefusedException {
        return request.getAttribute(CERTIFICATE) instanceof X509Certificate[] chain && chain.length > 0
                ? some(names.byCertificate(chain), "unknown client certificate")
                : Optional.empty();
    }

    private static Optional<Caller> some(Optional<Caller> found, String otherwise) throws RefusedException {
        if (found.isEmpty()) throw new RefusedException(otherwise);
        return found;
    }

    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        RefusedException(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
