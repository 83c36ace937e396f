package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.admission.Incident;
import io.x12gateway.core.admission.Incidents;
import io.x12gateway.core.admission.SourceAddress;
import io.x12gateway.routes.channel.http.HttpSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Collections;
import java.util.Locale;

/**
 * First of all filters: times the body, and notes who tries to steer what works behind the door by headers or parameters
 * that name its parts. Those reach nothing, see {@code SlimBinding}; that somebody tried is worth knowing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Doorkeeper extends OncePerRequestFilter {
    private final HttpSettings settings;
    private final Incidents incidents;

    Doorkeeper(HttpSettings settings, Incidents incidents) {
        this.settings = settings;
        this.incidents = incidents;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (steers(request))
            incidents.note(
                    Incident.HEADER_DROPPED,
                    "http",
                    "a header or parameter that names parts of the gateway",
                    new SourceAddress(request.getRemoteAddr()));
        var passage = Turnstile.passage();
        if (passage.isEmpty() || !hasBody(request)) chain.doFilter(request, response);
        else timed(request, response, chain, passage.get());
    }

    private void timed(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Turnstile.Passage passage)
            throws ServletException, IOException {
        var pace = passage.body();
        var paced = new PacedRequest(request, passage, pace);
        try {
            chain.doFilter(paced, response);
            paced.takeTheRest(response, settings.swallowedBytesMax());
        } finally {
            passage.bodyEnded(pace);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static boolean steers(HttpServletRequest request) {
        var query = lower(request.getQueryString());
        if (query.contains("camel") || query.contains("jms")) return true;
        for (var name : Collections.list(request.getHeaderNames())) {
            var header = lower(name);
            if (header.startsWith("camel")
                    || header.startsWith("org.apache.camel")
                    || header.startsWith("jms")
                    || header.equals("long-running-action")) return true;
        }
        return false;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
