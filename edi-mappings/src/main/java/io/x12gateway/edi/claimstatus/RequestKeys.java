package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentReader;

import java.util.ArrayList;
import java.util.List;

/**
 * What routes a 276 and decides whether its sender may ask, read without building records. Never refuses: what a broken
 * transaction set does not say is empty.
 *
 * @param reference BHT03
 * @param payerIds NM109 of every 2100A
 * @param receiverIds NM109 of every 2100B
 * @param providerNpis NM109 of every 2100C that is an NPI
 * @param providersWithoutNpi how many 2000C levels name no NPI
 * @param traces TRN02 of every claim
 */
public record RequestKeys(
        String reference,
        List<String> payerIds,
        List<String> receiverIds,
        List<String> providerNpis,
        int providersWithoutNpi,
        List<String> traces) {
    public RequestKeys {
        payerIds = List.copyOf(payerIds);
        receiverIds = List.copyOf(receiverIds);
        providerNpis = List.copyOf(providerNpis);
        traces = List.copyOf(traces);
    }

    /** @param transaction ST to SE */
    public static RequestKeys read(byte[] transaction, Delimiters delimiters) {
        var collector = new Collector();
        for (var segment : new SegmentReader(transaction, delimiters)) collector.take(segment);
        return new RequestKeys(
                collector.reference,
                collector.payerIds,
                collector.receiverIds,
                collector.providerNpis,
                collector.providers - collector.providersWithNpi,
                collector.traces);
    }

    private static final class Collector {
        private String reference = "";
        private final List<String> payerIds = new ArrayList<>();
        private final List<String> receiverIds = new ArrayList<>();
        private final List<String> providerNpis = new ArrayList<>();
        private final List<String> traces = new ArrayList<>();
        private int providers;
        private int providersWithNpi;
        private boolean npiSeen;
        private String level = "";

        void take(Segment segment) {
            switch (segment.id()) {
                case "BHT" -> reference = segment.element(3);
                case "HL" -> {
                    level = segment.element(3);
                    npiSeen = false;
                    if (level.equals(Levels.PROVIDER)) providers++;
                }
                case "NM1" -> name(segment);
                case "TRN" -> traces.add(segment.element(2));
                default -> {}
            }
        }

        private void name(Segment nm1) {
            var id = nm1.element(9);
            if (id.isEmpty()) return;
            switch (level) {
                case Levels.PAYER -> payerIds.add(id);
                case Levels.RECEIVER -> receiverIds.add(id);
                case Levels.PROVIDER -> {
                    if (!nm1.element(8).equals("XX")) return;
                    providerNpis.add(id);
                    if (!npiSeen) providersWithNpi++;
                    npiSeen = true;
                }
                default -> {}
            }
        }
    }
}
