package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.admission.Admission;
import io.x12gateway.core.admission.Incident;
import io.x12gateway.core.admission.Incidents;
import io.x12gateway.core.admission.SourceAddress;
import io.x12gateway.core.admission.TooMuch;
import io.x12gateway.core.admission.Upload;
import io.x12gateway.core.partner.Scope;
import io.x12gateway.routes.channel.http.Caller;
import io.x12gateway.routes.channel.http.Problem;
import io.x12gateway.routes.channel.http.ProblemPage;
import io.x12gateway.routes.channel.http.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Set;

/**
 * Behind the log-in: may this credential do that, and has its partner not asked for too much already? Of CORE requests
 * only the first is asked here, see {@link EnvelopeAdmission}.
 */
final class PartnerAdmission extends OncePerRequestFilter {
    private final Admission admission;
    private final Incidents incidents;
    private final ProblemPage problems;

    PartnerAdmission(Admission admission, Incidents incidents, ProblemPage problems) {
        this.admission = admission;
        this.incidents = incidents;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Caller.of(request);
        var missing = caller.flatMap(c -> ScopeRules.missing(request, c));
        if (missing.isPresent()) refuse(response, missing.get());
        else if (request.getServletPath().startsWith("/core"))
            try (var body = new EnvelopeBody(request)) {
                chain.doFilter(body, response);
            }
        else if (caller.isEmpty()) chain.doFilter(request, response);
        else admit(caller.get(), request, response, chain);
    }

    private void admit(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            admission.request(caller.partner());
            if (!hasBody(request)) chain.doFilter(request, response);
            else
                try (var upload = admission.upload(caller.partner(), announced(caller, request))) {
                    chain.doFilter(new Counted(request, upload), response);
                }
        } catch (TooMuch refusal) {
            incidents.note(
                    Incident.LIMIT_REACHED,
                    "http",
                    caller.partner().id().value(),
                    refusal.limit().name(),
                    new SourceAddress(request.getRemoteAddr()));
            problems.fault(refusal, response);
        }
    }

    /** A file that says it is too large is refused by whoever would take it, on record. */
    private long announced(Caller caller, HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length > admission.of(caller.partner()).fileBytesMax() ? -1 : length;
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private void refuse(HttpServletResponse response, Set<Scope> anyOf) throws IOException {
        var names = String.join(" or ", anyOf.stream().sorted().map(Scope::text).toList());
        response.setHeader(
                "WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + AccessTokens.text(anyOf) + "\"");
        problems.write(
                response,
                Problem.of(
                        ProblemType.SCOPE_MISSING,
                        "The token does not have the scope " + names + ": use one that has, or have it widened."));
    }

    /** Lets the partner's account see what comes. */
    private static final class Counted extends HttpServletRequestWrapper {
        private final Upload upload;

        Counted(HttpServletRequest request, Upload upload) {
            super(request);
            this.upload = upload;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedBody(super.getInputStream(), upload);
        }
    }
}
