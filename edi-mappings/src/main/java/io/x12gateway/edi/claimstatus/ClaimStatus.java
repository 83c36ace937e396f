package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.ServiceDate;

import java.util.List;
import java.util.Optional;

/**
 * One claim found for an inquiry, or the news that none was. Loop 2200D or 2200E of the 277; several claims may answer
 * one inquiry, each with its trace.
 *
 * @param trace TRN02 of the 276
 * @param references {@code 1K} payer control number, {@code BLT}, {@code EJ} patient account, {@code XZ}, {@code VV},
 *     {@code D9}
 */
public record ClaimStatus(
        String trace,
        List<Status> statuses,
        List<Reference> references,
        Optional<ServiceDate> date,
        List<LineStatus> lines) {
    public ClaimStatus {
        statuses = List.copyOf(statuses);
        references = List.copyOf(references);
        lines = List.copyOf(lines);
    }

    static ClaimStatus read(Loop loop, List<LineStatus> lines) {
        return new ClaimStatus(
                loop.first().element(2),
                loop.all("STC", Status::read),
                loop.all("REF", Reference::read),
                loop.one("DTP", ServiceDate::read),
                lines);
    }

    void write(SegmentList out) {
        out.add("TRN", "2", trace);
        out.all(statuses, Status::segment);
        out.all(references, Reference::segment);
        out.one(date, ServiceDate::segment);
        for (var line : lines) line.write(out);
    }

    /** The value of REF {@code qualifier}, or the empty string. */
    public String reference(String qualifier) {
        return References.value(references, qualifier);
    }
}
