package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpRange;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Gives a stored document, byte for byte: whole, as one range of bytes, or not at all to who has it already (RFC 9110).
 *
 * @param sha256 its {@code ETag}
 * @param fileName proposed to the client; empty for none
 */
record Download(String sha256, long sizeBytes, String contentType, String fileName) {

    /** Opens the document; asked only if bytes are given. */
    @FunctionalInterface
    interface Opening {
        /** @param whole whether all of it is given, or a part */
        InputStream open(boolean whole) throws IOException;
    }

    private record Range(long first, long last) {
        long length() {
            return last - first + 1;
        }
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Opening opening) throws IOException {
        response.setHeader("ETag", etag());
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Cache-Control", "no-store");
        if (isKnown(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        boolean head = request.getMethod().equals("HEAD");
        var range = head ? null : range(request, response);
        response.setContentType(contentType);
        if (!fileName.isEmpty())
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment().filename(fileName).build().toString());
        response.setContentLengthLong(range == null ? sizeBytes : range.length());
        if (!head) give(range, response, opening);
    }

    private void give(@Nullable Range range, HttpServletResponse response, Opening opening) throws IOException {
        try (var body = opening.open(range == null || range.length() == sizeBytes)) {
            if (range == null) {
                body.transferTo(response.getOutputStream());
                return;
            }
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + sizeBytes);
            body.skipNBytes(range.first());
            copy(body, range.length(), response);
        }
    }

    private static void copy(InputStream body, long length, HttpServletResponse response) throws IOException {
        var buffer = new byte[(int) Math.min(length, 16 * 1024)];
        for (long left = length; left > 0; ) {
            int n = body.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) throw new IOException("a stored document is shorter than its size");
            response.getOutputStream().write(buffer, 0, n);
            left -= n;
        }
    }

    private String etag() {
        return "\"" + sha256 + "\"";
    }

    private boolean isKnown(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) return false;
        return Arrays.stream(ifNoneMatch.split(","))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag()));
    }

    /** One range; several, or what is none, are answered with the whole document, as RFC 9110 allows. */
    private @Nullable Range range(HttpServletRequest request, HttpServletResponse response) {
        var header = request.getHeader("Range");
        var only = request.getHeader("If-Range");
        if (header == null || only != null && !only.equals(etag())) return null;
        HttpRange asked;
        try {
            var ranges = HttpRange.parseRanges(header);
            if (ranges.size() != 1) return null;
            asked = ranges.getFirst();
        } catch (IllegalArgumentException e) {
            return null;
        }
        long first = asked.getRangeStart(sizeBytes);
        long last = asked.getRangeEnd(sizeBytes);
        if (first <= last && first < sizeBytes) return new Range(first, last);
        response.setHeader("Content-Range", "bytes */" + sizeBytes);
        throw new GatewayFault(
                FaultKind.SENDER,
                ProblemType.RANGE_NOT_SATISFIABLE.code(),
                "The document has " + sizeBytes + " bytes; ask for a range within them, or for all of it.");
    }
}
