package io.x12gateway.routes.channel.http.core;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * ST01 and GS08 as they stand at the head of a payload, read without consuming it. A TA1 directly behind ISA counts as a
 * set without a guide. Both empty where the head is none of these: then the judge of X12 has the word.
 */
record PayloadHead(String set, String guide) {
    private static final int LOOK_AHEAD = 1024;
    private static final int ISA_LENGTH = 106;
    private static final PayloadHead UNKNOWN = new PayloadHead("", "");

    static PayloadHead of(BufferedInputStream payload) throws IOException {
        payload.mark(LOOK_AHEAD);
        var text = new String(peek(payload), StandardCharsets.ISO_8859_1);
        payload.reset();
        int isa = text.indexOf("ISA");
        if (isa < 0 || text.length() < isa + ISA_LENGTH) return UNKNOWN;
        var segments = text.substring(isa + ISA_LENGTH).split(Pattern.quote(text.substring(isa + 105, isa + 106)));
        if (segments.length < 2) return UNKNOWN;
        var separator = Pattern.quote(text.substring(isa + 3, isa + 4));
        var gs = segments[0].strip().split(separator, -1);
        if (gs[0].equals("TA1")) return new PayloadHead("TA1", "");
        var st = segments[1].strip().split(separator, -1);
        if (!gs[0].equals("GS") || gs.length < 9 || !st[0].equals("ST") || st.length < 2) return UNKNOWN;
        return new PayloadHead(st[1], gs[8]);
    }

    /** The mark allows one look ahead of so many bytes; fewer come only at the end of the payload. */
    private static byte[] peek(InputStream payload) throws IOException {
        return payload.readNBytes(LOOK_AHEAD);
    }

    boolean isKnown() {
        return !this.equals(UNKNOWN);
    }
}
