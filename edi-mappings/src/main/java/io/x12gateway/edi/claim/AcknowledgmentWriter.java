package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.ServiceDate;

import java.util.List;

/** Records to 277CA. */
final class AcknowledgmentWriter {
    private final SegmentList out = new SegmentList();

    private AcknowledgmentWriter() {}

    static List<Segment> segments(ClaimAcknowledgment acknowledgment) {
        var writer = new AcknowledgmentWriter();
        writer.out.add(acknowledgment.beginning().segment());
        writer.source(acknowledgment);
        return writer.out.segments();
    }

    private void source(ClaimAcknowledgment acknowledgment) {
        int level = out.level(0, "20", true);
        out.add(acknowledgment.source().segment());
        out.add(acknowledgment.receipt().segment());
        out.all(acknowledgment.dates(), ServiceDate::segment);
        submitter(level, acknowledgment.submitter());
    }

    private void submitter(int parent, ClaimAcknowledgment.Submitter submitter) {
        int level = out.level(parent, "21", !submitter.providers().isEmpty());
        out.add(submitter.name().segment());
        out.add(submitter.batch().segment());
        out.all(submitter.answers(), Answer::segment);
        submitter.totals().write(out);
        for (var provider : submitter.providers()) provider(level, provider);
    }

    private void provider(int parent, ClaimAcknowledgment.BillingProvider provider) {
        int level = out.level(parent, "19", !provider.patients().isEmpty());
        out.add(provider.name().segment());
        provider.answer().ifPresent(this::answer);
        for (var patient : provider.patients()) {
            out.lowestLevel(level, "PT");
            out.add(patient.name().segment());
            for (var claim : patient.claims()) claim(claim);
        }
    }

    private void answer(ClaimAcknowledgment.ProviderAnswer answer) {
        out.add(answer.trace().segment());
        out.all(answer.answers(), Answer::segment);
        out.all(answer.references(), Reference::segment);
        answer.totals().write(out);
    }

    private void claim(ClaimAcknowledgment.ClaimAnswer claim) {
        out.add(claim.claim().segment());
        out.all(claim.answers(), Answer::segment);
        out.all(claim.references(), Reference::segment);
        out.add(claim.date().segment());
        for (var line : claim.lines()) line(line);
    }

    private void line(ClaimAcknowledgment.LineAnswer line) {
        out.add(
                "SVC",
                line.procedure().text(),
                Decimal.text(line.charge()),
                "",
                line.revenueCode(),
                "",
                "",
                Decimal.text(line.units()));
        out.all(line.answers(), Answer::segment);
        out.all(line.references(), Reference::segment);
        out.one(line.date(), ServiceDate::segment);
    }
}
