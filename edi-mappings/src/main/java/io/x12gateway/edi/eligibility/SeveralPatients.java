package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentReader;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A 270 taken apart into one for each patient, for sources that are asked about one at a time (005010X279A1: one patient
 * in real time, many in a batch), and the answers put together into one 271 again. Patients are the levels with an EQ, in
 * the order of the file, as {@link InquiryKeys#patients} counts them. What is said of each is carried on byte for byte;
 * only the levels and the segments are counted anew.
 */
public final class SeveralPatients {
    private final byte[] bytes;
    private final Delimiters delimiters;
    private final List<Segment> heading = new ArrayList<>();
    private final List<Patient> patients = new ArrayList<>();
    private String setNumber = "";

    /** One HL with what stands below it up to the next. */
    private static final class Level {
        private final int number;
        private final List<Segment> said = new ArrayList<>();
        private boolean asks;

        Level(int number) {
            this.number = number;
        }
    }

    /** The levels from the source down to the one that asks. */
    private record Patient(List<Level> levels) {
        Patient {
            levels = List.copyOf(levels);
        }

        JoinedAnswers.Place place() {
            return new JoinedAnswers.Place(levels.get(0).number, levels.get(1).number, levels.get(2).number);
        }
    }

    private SeveralPatients(byte[] transaction, Delimiters delimiters) {
        this.bytes = transaction;
        this.delimiters = delimiters;
        read();
    }

    /** @param transaction ST to SE of a 270 that was accepted */
    public static SeveralPatients in(byte[] transaction, Delimiters delimiters) {
        return new SeveralPatients(transaction, delimiters);
    }

    /**
     * Whether more than one level asks; looks no further than the second.
     *
     * @param span ST to SE
     */
    public static boolean areIn(byte[] file, ByteSpan span, Delimiters delimiters) {
        int asking = 0;
        boolean asked = false;
        int from = Math.toIntExact(span.offset());
        int length = Math.toIntExact(span.length());
        for (var segment : new SegmentReader(file, from, length, delimiters, 0)) {
            if (segment.is("HL")) asked = false;
            else if (segment.is("EQ") && !asked) {
                asked = true;
                if (++asking > 1) return true;
            }
        }
        return false;
    }

    public int count() {
        return patients.size();
    }

    /**
     * The question for one patient as a transaction set of its own.
     *
     * @param patient from 1
     */
    public byte[] transaction(int patient) {
        var levels = patients.get(patient - 1).levels();
        var out = new ByteArrayOutputStream();
        int segments = 1;
        for (var segment : heading) out.writeBytes(SegmentReader.slice(bytes, segment.span()));
        segments += heading.size();
        for (int depth = 0; depth < levels.size(); depth++) {
            var level = levels.get(depth);
            boolean last = depth == levels.size() - 1;
            write(out, hl(depth, last));
            var said = last ? level.said : withoutItsOwnQuestion(level);
            for (var segment : said) out.writeBytes(SegmentReader.slice(bytes, segment.span()));
            segments += 1 + said.size();
        }
        write(out, "SE" + delimiters.element() + segments + delimiters.element() + setNumber + delimiters.segment());
        return out.toByteArray();
    }

    /**
     * One 271 of the answers about each.
     *
     * @param answers as many as there are patients, in their order
     * @param at BHT04 and BHT05
     */
    public EligibilityResponse together(List<EligibilityResponse> answers, LocalDateTime at) {
        var told = new ArrayList<JoinedAnswers.Told>();
        for (int i = 0; i < patients.size(); i++) {
            var asked = EligibilityInquiry.read(transaction(i + 1), delimiters);
            told.add(new JoinedAnswers.Told(patients.get(i).place(), asked, answers.get(i)));
        }
        return JoinedAnswers.of(told, at);
    }

    /** A subscriber above the dependent who is asked for: what he is asked for himself, and its trace, is not said. */
    private static List<Segment> withoutItsOwnQuestion(Level level) {
        if (!level.asks) return level.said;
        var said = new ArrayList<Segment>();
        for (var segment : level.said) {
            if (segment.id().equals("EQ")) break;
            if (!segment.id().equals("TRN")) said.add(segment);
        }
        return said;
    }

    private String hl(int depth, boolean last) {
        char separator = delimiters.element();
        var parent = depth == 0 ? "" : Integer.toString(depth);
        return "HL" + separator + (depth + 1) + separator + parent + separator + (20 + depth) + separator
                + (last ? "0" : "1") + delimiters.segment();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void read() {
        var path = new ArrayList<Level>();
        Level level = null;
        int number = 0;
        for (var segment : new SegmentReader(bytes, delimiters)) {
            switch (segment.id()) {
                case "HL" -> {
                    level = new Level(++number);
                    enter(path, depth(segment), level);
                }
                case "SE" -> setNumber = segment.element(2);
                default -> {
                    if (level == null) heading.add(segment);
                    else say(path, level, segment);
                }
            }
        }
    }

    private void say(List<Level> path, Level level, Segment segment) {
        level.said.add(segment);
        if (!segment.id().equals("EQ") || level.asks) return;
        level.asks = true;
        // Only persons ask, and they stand below a source and a receiver.
        if (path.size() > 2) patients.add(new Patient(path));
    }

    /** A child follows its parent, so the level code alone tells where it belongs. */
    private static void enter(List<Level> path, int depth, Level level) {
        while (path.size() > depth) path.removeLast();
        path.add(level);
    }

    private static int depth(Segment hl) {
        return switch (hl.element(3)) {
            case Levels.SOURCE -> 0;
            case Levels.RECEIVER -> 1;
            case Levels.SUBSCRIBER -> 2;
            default -> 3;
        };
    }
}
