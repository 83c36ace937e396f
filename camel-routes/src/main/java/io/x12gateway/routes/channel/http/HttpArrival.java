package io.x12gateway.routes.channel.http;

import io.x12gateway.core.partner.TradingPartner;

import java.io.InputStream;
import java.util.Optional;

/**
 * What a route gets of an HTTP request, and all that it gets: no header or parameter becomes a Camel header.
 *
 * @param caller empty where the credentials are inside the body
 * @param contentLength in bytes, -1 if the request does not say
 * @param prefer the {@code Prefer} header (RFC 7240), empty if there is none
 * @param body the connection's own stream
 * @param source remote address, for the audit trail
 */
public record HttpArrival(
        Optional<TradingPartner> caller,
        String contentType,
        long contentLength,
        String prefer,
        Optional<String> idempotencyKey,
        InputStream body,
        String source) {}
