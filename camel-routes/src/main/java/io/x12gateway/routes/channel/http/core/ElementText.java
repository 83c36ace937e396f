package io.x12gateway.routes.channel.http.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The text of an element as bytes, piece by piece; its end is the end of the element. */
final class ElementText extends InputStream {
    private final XmlReader xml;
    private final Allowance in;
    private final long pieceBytesMax;
    private final boolean withoutSpace;
    private byte[] piece = {};
    private int at;
    private boolean ended;
    private boolean pending;
    private char held; // first half of a character that the parser split

    /**
     * @param xml behind the start of the element
     * @param pieceBytesMax what may be read from {@code in} until the next piece is complete
     * @param withoutSpace whether white space is left out, as in base64
     */
    ElementText(XmlReader xml, Allowance in, long pieceBytesMax, boolean withoutSpace) {
        this.xml = xml;
        this.in = in;
        this.pieceBytesMax = pieceBytesMax;
        this.withoutSpace = withoutSpace;
    }

    /**
     * What was read of the text already.
     *
     * @param sectionFollows whether the reader stands at a CDATA section that nobody has looked at
     */
    ElementText startingWith(String first, boolean sectionFollows) {
        take(first);
        pending = sectionFollows;
        return this;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) return 0;
        while (at == piece.length && !ended) advance();
        if (at == piece.length) return -1;
        int n = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, bytes, offset, n);
        at += n;
        return n;
    }

    private void advance() throws IOException {
        in.allow(pieceBytesMax);
        if (pending) {
            pending = false;
            take(xml.text());
            return;
        }
        switch (xml.next()) {
            case TEXT -> take(xml.text());
            case END -> {
                ended = true;
                piece = new byte[0];
                at = 0;
            }
            case START, DOCUMENT_END -> throw SoapFault.refused("An element inside Payload");
        }
    }

    private void take(String text) {
        var whole = held == 0 ? text : held + text;
        held = 0;
        int last = whole.length() - 1;
        if (last >= 0 && Character.isHighSurrogate(whole.charAt(last))) {
            held = whole.charAt(last);
            whole = whole.substring(0, last);
        }
        piece = (withoutSpace ? compact(whole) : whole).getBytes(StandardCharsets.UTF_8);
        at = 0;
    }

    private static String compact(String text) {
        var compact = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > ' ') compact.append(text.charAt(i));
        return compact.toString();
    }
}
