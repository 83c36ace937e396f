package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.Trace;

import java.util.List;

/**
 * Why nothing below a receiver or a provider is answered. Loop 2200B (its trace gives back BHT03 of the 276) or 2200C
 * (its trace is {@code 0}) of the 277.
 */
public record LevelStatus(Trace trace, List<Status> statuses) {
    public LevelStatus {
        statuses = List.copyOf(statuses);
    }

    /** For 2200B. */
    public static LevelStatus ofRequest(String requestReference, Status status) {
        return new LevelStatus(new Trace("2", requestReference, "", ""), List.of(status));
    }

    /** For 2200C. */
    public static LevelStatus ofProvider(Status status) {
        return new LevelStatus(new Trace("1", "0", "", ""), List.of(status));
    }

    static LevelStatus read(Loop loop) {
        return new LevelStatus(Trace.read(loop.first()), loop.all("STC", Status::read));
    }

    void write(SegmentList out) {
        out.add(trace.segment());
        out.all(statuses, Status::segment);
    }
}
