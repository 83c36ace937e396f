package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentReader;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What decides whether its sender may submit an 837, and by what it is known again, read without building records. Never
 * refuses: what a broken transaction set does not say is empty.
 *
 * @param reference BHT03, which a 277CA gives back
 * @param submitterId NM109 of 1000A
 * @param providerNpis NM109 of every 2010AA that is an NPI, each once
 * @param providersWithoutNpi how many 2000A levels name no NPI
 */
public record SubmissionKeys(String reference, String submitterId, List<String> providerNpis, int providersWithoutNpi) {
    public SubmissionKeys {
        providerNpis = List.copyOf(providerNpis);
    }

    /** @param transaction ST to SE */
    public static SubmissionKeys read(byte[] transaction, Delimiters delimiters) {
        var collector = new Collector();
        for (var segment : new SegmentReader(transaction, delimiters)) collector.take(segment);
        return new SubmissionKeys(
                collector.reference,
                collector.submitter,
                new ArrayList<>(collector.npis),
                collector.providers - collector.withNpi);
    }

    private static final class Collector {
        private String reference = "";
        private String submitter = "";
        private final LinkedHashSet<String> npis = new LinkedHashSet<>();
        private int providers;
        private int withNpi;

        void take(Segment segment) {
            if (segment.is("BHT")) reference = segment.element(3);
            else if (segment.is("NM1")) name(segment);
        }

        private void name(Segment nm1) {
            switch (nm1.element(1)) {
                case "41" -> submitter = nm1.element(9);
                case "85" -> {
                    providers++;
                    if (!nm1.element(8).equals("XX") || nm1.element(9).isEmpty()) return;
                    withNpi++;
                    npis.add(nm1.element(9));
                }
                default -> {}
            }
        }
    }
}
