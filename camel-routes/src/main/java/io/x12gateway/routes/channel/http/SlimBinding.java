package io.x12gateway.routes.channel.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.http.common.DefaultHttpBinding;
import org.apache.camel.http.common.HttpMessage;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Between servlet and route. Camel's own binding maps every header and parameter into the message, where some would
 * steer components, and buffers the body; this one hands over an {@link HttpArrival} and nothing else.
 */
final class SlimBinding extends DefaultHttpBinding {

    @Override
    public void readRequest(HttpServletRequest request, Message message) {
        message.setHeader(Exchange.HTTP_METHOD, request.getMethod());
        message.setHeader(Exchange.HTTP_PATH, ""); // CamelServlet wants one; nothing below reads it
        message.setBody(arrival(request));
    }

    private static HttpArrival arrival(HttpServletRequest request) {
        try {
            return new HttpArrival(
                    Caller.of(request).map(Caller::partner),
                    orEmpty(request.getContentType()),
                    request.getContentLengthLong(),
                    orEmpty(request.getHeader("Prefer")),
                    Optional.ofNullable(request.getHeader("Idempotency-Key")),
                    request.getInputStream(),
                    request.getRemoteAddr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void writeResponse(Exchange exchange, HttpServletResponse response) throws IOException {
        var answer = exchange.getMessage().getBody(HttpAnswer.class);
        if (answer == null) throw new IllegalStateException("route " + exchange.getFromRouteId() + " gave no answer");
        RestOfBody.before(exchange.getIn(HttpMessage.class).getRequest(), response);
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLengthLong(answer.body().length());
        answer.body().writeTo(response.getOutputStream());
        response.flushBuffer();
    }
}
