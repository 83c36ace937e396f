package io.x12gateway.edi.envelope;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Copies of whole segments, to be read again later or elsewhere, by another thread. Runs of segments of one transaction
 * set keep their positions and their place in the file.
 */
public final class SegmentStore {
    private final int bytesMax;
    private byte[] bytes;
    private int used;

    /**
     * @param sizeBytes that are taken at once
     * @param bytesMax to which it grows; beyond it only for a single segment that is longer
     */
    public SegmentStore(int sizeBytes, int bytesMax) {
        this.bytesMax = bytesMax;
        bytes = new byte[sizeBytes];
    }

    /** Whether there is room for one more segment; an empty store has room for any. */
    public boolean hasRoom(SegmentView segment) {
        return used == 0 || bytesMax - used > segment.endOffset() - segment.offset() + Run.GAP_MAX;
    }

    public int usedBytes() {
        return used;
    }

    private void makeRoom(int count) {
        int needed = used + count;
        if (needed > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(bytesMax, bytes.length * 2)));
    }

    /** Begins a run with this segment. */
    public Run begin(SegmentView segment) {
        var run = new Run(used, segment.offset(), segment.position(), segment.alphabet());
        run.add(segment);
        return run;
    }

    /** Segments of one transaction set, one after the other. */
    public final class Run {
        private static final int GAP_MAX = 4096;

        private final int from;
        private final long offset;
        private final int position;
        private final Alphabet alphabet;
        private int to;

        Run(int from, long offset, int position, Alphabet alphabet) {
            this.from = from;
            this.offset = offset;
            this.position = position;
            this.alphabet = alphabet;
            this.to = from;
        }

        private byte[] bytes() {
            return bytes;
        }

        /** Whether the segment follows closely enough upon the last one. */
        public boolean continues(SegmentView segment) {
            return segment.offset() - fileEnd() <= GAP_MAX;
        }

        private long fileEnd() {
            return offset + to - from;
        }

        /** Adds the next segment; blanks between the two are all the same to a reader. */
        public void add(SegmentView segment) {
            int gap = (int) (segment.offset() - fileEnd());
            int length = (int) (segment.endOffset() - segment.offset());
            makeRoom(gap + length);
            Arrays.fill(bytes, used, used + gap, (byte) ' ');
            System.arraycopy(segment.bytes(), segment.start(0), bytes, used + gap, length);
            used += gap + length;
            to = used;
        }

        /** Reads the segments again. @param after the segment of the same set that comes after them; null if none does */
        public void read(Consumer<SegmentView> reader, @Nullable Segment after) {
            new Reading(this, after).run(reader);
        }
    }

    private static final class Reading {
        private final SegmentView view = new SegmentView(this::following);
        private final byte[] bytes;
        private final Run run;
        private final @Nullable Segment after;
        private int next;

        Reading(Run run, @Nullable Segment after) {
            this.bytes = run.bytes();
            this.run = run;
            this.after = after;
            this.next = run.from;
            view.begin(run.alphabet);
        }

        void run(Consumer<SegmentView> reader) {
            int position = run.position;
            while (advance(view)) {
                view.position(position++);
                reader.accept(view);
            }
        }

        private boolean advance(SegmentView to) {
            byte terminator = (byte) run.alphabet.delimiters().segment();
            while (next < run.to && InterchangeScanner.isBlank(bytes[next], terminator)) next++;
            if (next >= run.to) return false;
            next = to.read(bytes, next, run.to, run.offset - run.from, false);
            return true;
        }

        private @Nullable Segment following() {
            int here = next;
            var ahead = new SegmentView();
            ahead.begin(run.alphabet);
            ahead.position(view.position() + 1);
            boolean found = advance(ahead);
            next = here;
            return found ? ahead.segment() : after;
        }
    }
}
