package io.x12gateway.edi.envelope;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stretch of the stream that grows forward on demand and forgets what was skipped; or bytes that lie there. */
final class ByteWindow {
    private static final int CHUNK = 1 << 16;
    private final InputStream in;
    private byte[] buffer;
    private int from;
    private int to;
    private long base;
    private boolean atEnd;
    private boolean kept;

    ByteWindow(InputStream in) {
        this.in = in;
        this.buffer = new byte[CHUNK];
    }

    ByteWindow(byte[] bytes) {
        this.in = InputStream.nullInputStream();
        this.buffer = bytes;
        this.to = bytes.length;
        this.atEnd = true;
    }

    long position() {
        return base + from;
    }

    int available() {
        return to - from;
    }

    /** Reads until {@code count} bytes lie ahead; false if the stream ends before. */
    boolean ensure(int count) throws IOException {
        return to - from >= count || fill(count);
    }

    private boolean fill(int count) throws IOException {
        while (to - from < count) {
            if (atEnd) return false;
            makeRoom(count);
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) atEnd = true;
            else to += read;
        }
        return true;
    }

    private void makeRoom(int count) {
        if (buffer.length - to > 0 && buffer.length - from >= count) return;
        boolean roomy = buffer.length - (to - from) >= CHUNK / 2 && buffer.length >= count;
        var target = roomy && !kept ? buffer : new byte[roomy ? buffer.length : Math.max(count, buffer.length) * 2];
        System.arraycopy(buffer, from, target, 0, to - from);
        base += from;
        to -= from;
        from = 0;
        buffer = target;
        kept = false;
    }

    /** What lies in the buffer now stays as it is, even if more must be read: somebody still looks at it. */
    void keepBuffer() {
        kept = true;
    }

    byte byteAt(int ahead) {
        return buffer[from + ahead];
    }

    void skip(int count) {
        from += count;
    }

    byte[] peek(int atMost) {
        return Arrays.copyOfRange(buffer, from, Math.min(to, from + atMost));
    }

    @Nullable
    IsaHeader isaHere() {
        return IsaFinder.at(buffer, from, to, base);
    }

    @Nullable
    IsaHeader isaAt(int ahead) {
        return IsaFinder.at(buffer, from + ahead, to, base);
    }

    /** The stream ends here, in the middle of what may have been an ISA. */
    boolean onlyBeginsIsa() {
        return atEnd && IsaFinder.mayBegin(buffer, from, to);
    }

    /** Moves the view to the segment here, and gives its length; negative if its end is not plainly in the buffer. */
    int read(SegmentView view) {
        kept = false;
        int next = view.read(buffer, from, to, base, true);
        return next < 0 ? next : next - from;
    }

    /** As {@link #read(SegmentView)}, but the elements of a segment between ST and SE are not looked for. */
    int skim(SegmentView view) {
        kept = false;
        int next = view.skim(buffer, from, to, base);
        return next < 0 ? next : next - from;
    }

    /** Takes what follows into view, too; gives how many bytes that is. */
    int stretch(SegmentView view, int longest) {
        long before = view.endOffset();
        view.stretch(buffer, to, longest);
        return (int) (view.endOffset() - before);
    }

    /** Moves the view to the next {@code length} bytes, which are a segment. */
    void read(SegmentView view, int length) {
        view.read(buffer, from, from + length, base, false);
    }

    /** A segment ahead. */
    Segment segment(int ahead, int length, Delimiters delimiters, int position) {
        var view = new SegmentView();
        view.begin(Alphabet.of(delimiters));
        view.read(buffer, from + ahead, from + ahead + length, base, false);
        view.position(position);
        return view.segment();
    }
}
