package io.x12gateway.edi.synthesis;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.schema.Guides;
import io.x12gateway.edi.schema.LoopPlan;
import io.x12gateway.edi.schema.Part;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class PlanSamplerTest {
    private static final int SAMPLES = 150;

    @ParameterizedTest
    @EnumSource(TransactionType.class)
    void whatIsDrawnKeepsTheGrammar(TransactionType type) {
        for (var sampler : List.of(
                PlanSampler.of(type, 1),
                PlanSampler.of(type, 2).mixed(),
                PlanSampler.of(type, 3).rich(0.7))) {
            for (int i = 0; i < SAMPLES; i++) {
                var bytes = sampler.interchange(i);
                var wrong = X12.standard()
                        .validate(bytes)
                        .allFindings()
                        .filter(PlanSamplerTest::grammar)
                        .map(f -> f.code() + " " + f.message())
                        .toList();
                assertThat(wrong)
                        .as(
                                "%s number %d:%n%s",
                                type, i, new String(bytes, StandardCharsets.ISO_8859_1).replace("~", "~\n"))
                        .isEmpty();
            }
        }
    }

    private static boolean grammar(Finding finding) {
        var name = finding.code().name();
        boolean structure = name.startsWith("SEGMENT_") || name.startsWith("LOOP_") || name.startsWith("ELEMENT_");
        return structure && (finding.level() == Level.SNIP1 || finding.level() == Level.SNIP2);
    }

    @ParameterizedTest
    @EnumSource(TransactionType.class)
    void everySegmentOfTheGuideIsDrawn(TransactionType type) {
        var drawn = new HashSet<String>();
        var sampler = PlanSampler.of(type, 4).rich(0.6);
        for (int i = 0; i < SAMPLES; i++)
            for (var segment : sampler.body(i)) drawn.add(segment.substring(0, segment.indexOf('*')));
        assertThat(drawn).containsAll(ids(Guides.plan(type).root()));
    }

    private static Set<String> ids(Part part) {
        return switch (part) {
            case SegmentPlan segment -> Set.of(segment.id());
            case LoopPlan loop -> loop.segmentIds();
        };
    }

    @ParameterizedTest
    @EnumSource(TransactionType.class)
    void theSameNumberGivesTheSameSet(TransactionType type) {
        assertThat(PlanSampler.of(type, 9).body(3))
                .isEqualTo(PlanSampler.of(type, 9).body(3));
        assertThat(PlanSampler.of(type, 9).body(3))
                .isNotEqualTo(PlanSampler.of(type, 9).body(4));
    }
}
