package io.x12gateway.routes.channel.http.access;

import org.apache.coyote.Request;
import org.apache.tomcat.util.buf.ByteChunk;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Finds requests whose length can be read in two ways. Tomcat lets Transfer-Encoding win over Content-Length, as RFC
 * 9112 allows; a proxy before us may have read it otherwise, and what one takes for the body is the next request for the
 * other. So these are refused (RFC 9112, 6.1).
 */
final class Framing {
    private Framing() {}

    static boolean isAmbiguous(Request request) {
        var encoding = request.getMimeHeaders().getValue("transfer-encoding");
        if (encoding == null) return false;
        if (!"HTTP/1.1".equals(request.protocol().toString())) return true;
        // The parsed Content-Length has been dropped by now; the bytes of the head are still there.
        return head(encoding.getByteChunk()).contains("\ncontent-length:");
    }

    private static String head(ByteChunk somewhereInIt) {
        var bytes = somewhereInIt.getBuffer();
        if (bytes == null) return "";
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        int from = somewhereInIt.getStart();
        int end = firstAfter(text, from);
        return text.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static int firstAfter(String text, int from) {
        int strict = text.indexOf("\r\n\r\n", from);
        int loose = text.indexOf("\n\n", from);
        if (strict < 0) return loose < 0 ? text.length() : loose;
        return loose < 0 ? strict : Math.min(strict, loose);
    }
}
