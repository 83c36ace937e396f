package io.x12gateway.routes.channel.http.access;

import io.x12gateway.routes.channel.http.ProblemPage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/** Names the operator by the token in the data directory. */
final class OperatorLogin extends OncePerRequestFilter {
    static final String ROLE = "OPERATOR";
    private static final String BEARER = "Bearer ";
    private final OperatorToken token;
    private final LoginRefusals refusals;
    private final ProblemPage problems;

    OperatorLogin(OperatorToken token, LoginRefusals refusals, ProblemPage problems) {
        this.token = token;
        this.refusals = refusals;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        if (header != null && !(header.startsWith(BEARER) && token.matches(header.substring(BEARER.length())))) {
            refusals.note("operator", "wrong operator token", request.getRemoteAddr());
            problems.write(response, ProblemPage.NOT_AUTHENTICATED);
            return;
        }
        if (header != null) {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    "operator", "", AuthorityUtils.createAuthorityList("ROLE_" + ROLE)));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
