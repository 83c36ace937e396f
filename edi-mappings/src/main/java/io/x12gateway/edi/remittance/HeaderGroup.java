package io.x12gateway.edi.remittance;

import io.x12gateway.edi.segment.SegmentList;

import java.util.List;

/**
 * Claims that belong together. Loop 2000.
 *
 * @param number LX01
 * @param providerSummary TS301-24 as sent, empty if there is no TS3: TS304 is the claim count, TS305 the total charge
 * @param inpatientSummary TS201-19 as sent, empty if there is no TS2
 */
public record HeaderGroup(
        String number, List<String> providerSummary, List<String> inpatientSummary, List<ClaimPayment> claims) {
    public HeaderGroup {
        providerSummary = List.copyOf(providerSummary);
        inpatientSummary = List.copyOf(inpatientSummary);
        claims = List.copyOf(claims);
    }

    public static HeaderGroup of(int number, List<ClaimPayment> claims) {
        return new HeaderGroup(Integer.toString(number), List.of(), List.of(), claims);
    }

    void write(SegmentList out) {
        out.add("LX", number);
        if (!providerSummary.isEmpty()) out.add("TS3", providerSummary.toArray(String[]::new));
        if (!inpatientSummary.isEmpty()) out.add("TS2", inpatientSummary.toArray(String[]::new));
        for (var claim : claims) claim.write(out);
    }
}
