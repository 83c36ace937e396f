package io.x12gateway.routes.backend.hets;

import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentReader;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What HETS put into its envelope, read only as far as it takes to tell an answer from a refusal, to see that it
 * belongs to the question, and to take our own trace out of it again. The core judges the rest.
 */
final class HetsPayload {
    private static final int ISA_LENGTH = 106;
    private static final int REASON_MAX = 200;
    private final byte[] bytes;
    private final Delimiters delimiters;
    private final List<Segment> segments = new ArrayList<>();

    private HetsPayload(byte[] bytes, Delimiters delimiters) {
        this.bytes = bytes;
        this.delimiters = delimiters;
        for (var segment : new SegmentReader(bytes, delimiters)) segments.add(segment);
    }

    /**
     * @param reference BHT03 of the question, which every 271 gives back
     * @param sent TRN02 of every trace in the question; a trace given back that is none of them is another's
     * @param own our trace among them
     */
    static Answer answer(byte[] bytes, String reference, Set<String> sent, OwnTrace own) {
        if (bytes.length < ISA_LENGTH || !new String(bytes, 0, 3, StandardCharsets.ISO_8859_1).equals("ISA"))
            return new Answer.NoAnswer("not-x12: no interchange");
        var delimiters = new Delimiters(at(bytes, 3), at(bytes, 82), at(bytes, 104), at(bytes, 105));
        if (!delimiters.usable()) return new Answer.NoAnswer("not-x12: its separators cannot be used");
        return new HetsPayload(bytes, delimiters).answer(reference, sent, own);
    }

    private Answer answer(String reference, Set<String> sent, OwnTrace own) {
        var sets =
                segments.stream().filter(s -> s.is("ST")).map(s -> s.element(1)).toList();
        if (sets.equals(List.of("271"))) return response(reference, sent, own);
        if (sets.equals(List.of("999")))
            return new Answer.Refused(codes("rejected: 999", Set.of("IK3", "IK4", "IK5", "AK9")));
        if (sets.isEmpty() && has("TA1")) return new Answer.Refused(codes("rejected: TA1", Set.of("TA1")));
        return new Answer.NoAnswer("not-an-answer: neither one 271 nor one 999 nor a TA1");
    }

    private Answer response(String reference, Set<String> sent, OwnTrace own) {
        if (!has("IEA") || !has("SE")) return new Answer.NoAnswer("cut-short: SE or IEA is missing");
        if (!references().equals(List.of(reference)) || !sent.containsAll(tracesGivenBack()))
            return new Answer.NoAnswer("other-question: BHT03 or TRN02 is not ours");
        return new Answer.Answered(without(own));
    }

    private List<String> tracesGivenBack() {
        return segments.stream()
                .filter(s -> s.is("TRN") && s.element(1).equals("2"))
                .map(s -> s.element(2))
                .toList();
    }

    private List<String> references() {
        return segments.stream().filter(s -> s.is("BHT")).map(s -> s.element(3)).toList();
    }

    private boolean has(String id) {
        return segments.stream().anyMatch(s -> s.is(id));
    }

    private static boolean isOwn(Segment segment, OwnTrace own) {
        return segment.is("TRN") && segment.element(2).equals(own.trace().number());
    }

    /** The partner never sent our trace and does not get it back; SE01 counts one less. */
    private byte[] without(OwnTrace own) {
        var out = new ByteArrayOutputStream(bytes.length);
        int removed = 0;
        int copied = 0;
        for (var segment : segments) {
            int start = (int) segment.span().offset();
            int end = (int) segment.span().end();
            if (isOwn(segment, own)) {
                out.write(bytes, copied, start - copied);
                copied = end;
                removed++;
            } else if (segment.is("SE") && removed > 0) {
                out.write(bytes, copied, start - copied);
                out.writeBytes(trailer(segment, removed));
                copied = end;
            }
        }
        out.write(bytes, copied, bytes.length - copied);
        return out.toByteArray();
    }

    private byte[] trailer(Segment se, int removed) {
        int count = segments.indexOf(se) - segments.indexOf(first("ST")) + 1 - removed;
        var text = "SE" + delimiters.element() + count + delimiters.element() + se.element(2) + delimiters.segment();
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private Segment first(String id) {
        return segments.stream().filter(s -> s.is(id)).findFirst().orElseThrow();
    }

    /** Codes and positions only: an acknowledgment may quote a bad element, and that may be a patient's. */
    private String codes(String kind, Set<String> wanted) {
        var text = new StringBuilder(kind);
        for (var segment : segments)
            if (wanted.contains(segment.id())) text.append("; ").append(codes(segment));
        return text.length() > REASON_MAX ? text.substring(0, REASON_MAX) : text.toString();
    }

    private static String codes(Segment segment) {
        var elements =
                switch (segment.id()) {
                    case "TA1" -> List.of(segment.element(4), segment.element(5));
                    case "IK3" -> List.of(segment.element(1), segment.element(2), segment.element(4));
                    case "IK4" -> List.of(segment.element(1), segment.element(3));
                    default -> segment.elements();
                };
        return (segment.id() + " " + String.join(" ", elements)).replaceAll("[^0-9A-Za-z:^ -]", "?");
    }

    private static char at(byte[] bytes, int index) {
        return (char) (bytes[index] & 0xff);
    }
}
