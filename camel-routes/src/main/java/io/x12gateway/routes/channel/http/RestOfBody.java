package io.x12gateway.routes.channel.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/**
 * What a client still sends of a body that nobody wanted to read. A client that has its whole answer before it has sent
 * its body may give the connection up under its own next request; so a little is taken first, and where there is more the
 * answer says that the connection ends with it.
 */
public final class RestOfBody {
    private static final int TAKEN_BYTES_MAX = 64 * 1024;
    private static final int AT_ONCE = 8 * 1024;

    private RestOfBody() {}

    /** To be called before the first byte of an answer. */
    public static void before(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted() || !hasBody(request)) return;
        if (request.getHeader("Expect") != null) return; // it waits for us to ask, or was asked and sends at once
        if (!isTaken(request)) response.setHeader("Connection", "close");
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static boolean isTaken(HttpServletRequest request) throws IOException {
        var rest = request.getInputStream();
        if (rest.isFinished()) return true;
        var taken = new byte[AT_ONCE];
        try {
            for (int left = TAKEN_BYTES_MAX; left > 0 && !rest.isFinished(); ) {
                int n = rest.read(taken);
                if (n < 0) return true;
                left -= n;
            }
            return rest.isFinished();
        } catch (IOException | RuntimeException brokenOrTooMuch) {
            return false;
        }
    }
}
