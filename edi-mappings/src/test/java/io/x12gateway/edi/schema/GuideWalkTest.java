package io.x12gateway.edi.schema;

import io.x12gateway.edi.Samples;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.SegmentReader;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class GuideWalkTest {

    @Test
    void followsLoopsIntoLoopsAndOutAgain() {
        var loops = new ArrayList<String>();
        var bytes = Samples.bytes("005010X221A1/valid/835-two-claims");
        var report = X12.standard().validate(bytes);
        report.transactions()
                .forEach(each -> walk(
                                bytes, report.interchanges().getFirst().header().delimiters(), each)
                        .forEach((position, stop) ->
                                loops.add(stop.loop() + "/" + stop.use().id() + (stop.opens() ? "!" : ""))));
        assertThat(loops)
                .containsSubsequence(
                        "/BPR",
                        "1000A/N1!",
                        "1000A/PER",
                        "1000B/N1!",
                        "2000/LX!",
                        "2100/CLP!",
                        "2100/NM1",
                        "2110/SVC!",
                        "2110/CAS",
                        "2110/SVC!",
                        "2100/CLP!",
                        "2110/SVC!",
                        "2110/LQ",
                        "/PLB");
    }

    /** Where the judge speaks of an element, it has placed the segment: the walk must come to the same place. */
    @Test
    void standsWhereTheJudgeStands() {
        int compared = 0;
        for (var file : Samples.all()) {
            var bytes = Samples.read(file);
            for (var interchange : X12.standard().validate(bytes).interchanges()) {
                var delimiters = interchange.header().delimiters();
                for (var group : interchange.groups())
                    for (var transaction : group.transactions()) {
                        var stops = walk(bytes, delimiters, transaction);
                        for (var finding : transaction.findings()) compared += compare(finding, stops, file.toString());
                    }
            }
        }
        assertThat(compared).isGreaterThan(30);
    }

    private static int compare(Finding finding, Map<Integer, GuideWalk.Stop> stops, String file) {
        var at = finding.location();
        var stop = stops.get(at.segmentPosition());
        if (stop == null || at.elementReference() == 0 || !stop.use().id().equals(at.segment())) return 0;
        var teller = stop.use().discriminator();
        if (teller != null && teller.element() == at.element()) return 0; // the judge could not tell which use it is
        assertThat(stop.loop()).as(file + " " + at).isEqualTo(at.loop());
        return 1;
    }

    private static Map<Integer, GuideWalk.Stop> walk(
            byte[] bytes, io.x12gateway.edi.envelope.Delimiters delimiters, TransactionReport transaction) {
        var stops = new HashMap<Integer, GuideWalk.Stop>();
        var type = transaction.type();
        if (type.isEmpty()) return stops;
        var walk = new GuideWalk(Guides.plan(type.get()));
        var span = transaction.span();
        var segments = new SegmentReader(bytes, (int) span.offset(), (int) span.length(), delimiters, span.offset());
        for (var segment : segments)
            if (!List.of("ST", "SE").contains(segment.id()))
                walk.next(segment).ifPresent(stop -> stops.put(segment.position(), stop));
        return stops;
    }

    @Test
    void placesASegmentWhoseLoopIsMissing() {
        var walk = new GuideWalk(Guides.plan(TransactionType.REMITTANCE_ADVICE));
        var stop = walk.next(io.x12gateway.edi.envelope.Segment.of("SVC", "HC:99213", "150", "96"));
        assertThat(stop.orElseThrow().use().id()).isEqualTo("SVC");
        assertThat(walk.next(io.x12gateway.edi.envelope.Segment.of("ZZZ"))).isEmpty();
    }
}
