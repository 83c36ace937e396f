package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentReader;
import io.x12gateway.edi.segment.Trace;

import java.util.ArrayList;
import java.util.List;

/**
 * What routes a 270 and decides whether its sender may ask, read without building records. Never refuses: what a broken
 * transaction set does not say is empty.
 *
 * @param reference BHT03
 * @param payerIds NM109 of every 2100A
 * @param receiverIds NM109 of every 2100B, NPI or other
 * @param receiverNpis those of them that are NPIs
 * @param traces every TRN of 2000C and 2000D
 * @param patients how many levels carry an EQ
 */
public record InquiryKeys(
        String reference,
        List<String> payerIds,
        List<String> receiverIds,
        List<String> receiverNpis,
        List<Trace> traces,
        int patients) {
    public InquiryKeys {
        payerIds = List.copyOf(payerIds);
        receiverIds = List.copyOf(receiverIds);
        receiverNpis = List.copyOf(receiverNpis);
        traces = List.copyOf(traces);
    }

    /** @param transaction ST to SE */
    public static InquiryKeys read(byte[] transaction, Delimiters delimiters) {
        var collector = new Collector();
        for (var segment : new SegmentReader(transaction, delimiters)) collector.take(segment);
        return new InquiryKeys(
                collector.reference,
                collector.payerIds,
                collector.receiverIds,
                collector.receiverNpis,
                collector.traces,
                collector.patients);
    }

    private static final class Collector {
        private String reference = "";
        private final List<String> payerIds = new ArrayList<>();
        private final List<String> receiverIds = new ArrayList<>();
        private final List<String> receiverNpis = new ArrayList<>();
        private final List<Trace> traces = new ArrayList<>();
        private int patients;
        private String level = "";
        private boolean asked;

        void take(Segment segment) {
            switch (segment.id()) {
                case "BHT" -> reference = segment.element(3);
                case "HL" -> {
                    level = segment.element(3);
                    asked = false;
                }
                case "NM1" -> name(segment);
                case "TRN" -> traces.add(Trace.read(segment));
                case "EQ" -> {
                    if (!asked) patients++;
                    asked = true;
                }
                default -> {}
            }
        }

        private void name(Segment nm1) {
            var id = nm1.element(9);
            if (id.isEmpty()) return;
            if (level.equals(Levels.SOURCE)) payerIds.add(id);
            if (level.equals(Levels.RECEIVER)) {
                receiverIds.add(id);
                if (nm1.element(8).equals("XX")) receiverNpis.add(id);
            }
        }
    }
}
