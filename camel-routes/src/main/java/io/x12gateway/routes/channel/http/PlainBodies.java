package io.x12gateway.routes.channel.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/** No door unpacks what it is sent: a small body that becomes a huge one is refused unread. */
@Component
class PlainBodies extends OncePerRequestFilter {
    private final ProblemPage problems;

    PlainBodies(ProblemPage problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var encoding = request.getHeader("Content-Encoding");
        if (encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity"))
            chain.doFilter(request, response);
        else
            problems.write(
                    response,
                    Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "Send the body as it is, without a Content-Encoding: nothing is unpacked here."));
    }
}
