package io.x12gateway.routes.channel.http.core;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Shows the service description to whoever asks, in front of the door that only takes messages. */
final class DescriptionPage extends OncePerRequestFilter {
    private final ServiceDescription description;

    DescriptionPage(ServiceDescription description) {
        this.description = description;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || request.getQueryString() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var text = description.of(
                String.valueOf(request.getQueryString()),
                request.getRequestURL().toString());
        if (text.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setContentType("text/xml;charset=UTF-8");
        response.getOutputStream().write(text.get().getBytes(StandardCharsets.UTF_8));
    }
}
