package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;

import java.util.List;

/** Records to 835. */
final class AdviceWriter {
    private AdviceWriter() {}

    static List<Segment> segments(RemittanceAdvice advice) {
        var out = new SegmentList();
        out.add(advice.payment().segment());
        out.add(advice.trace().segment());
        if (!advice.currency().isEmpty()) out.add("CUR", "PR", advice.currency());
        out.all(advice.references(), Reference::segment);
        out.all(advice.dates(), DatedRole::segment);
        advice.payer().write(out);
        advice.payee().write(out);
        for (var group : advice.groups()) group.write(out);
        out.all(advice.adjustments(), ProviderAdjustment::segment);
        return out.segments();
    }
}
