package io.x12gateway.edi.schema;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.schema.ElementPlan.Kind;
import io.x12gateway.edi.schema.ElementPlan.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

class GuidesTest {

    @ParameterizedTest
    @EnumSource
    void compilesEveryGuide(TransactionType type) {
        var plan = Guides.plan(type);
        assertThat(plan.type()).isEqualTo(type);
        assertThat(plan.root().parts()).isNotEmpty();
        assertThat(plan.standardIds()).containsAll(plan.root().segmentIds());
    }

    @Test
    void tellsHierarchicalLoopsApartByTheirLevelCode() {
        var levels = loopsOf(TransactionType.ELIGIBILITY_INQUIRY);
        assertThat(levels).extracting(LoopPlan::code).containsExactly("2000A", "2000B", "2000C", "2000D");
        assertThat(levels)
                .extracting(LoopPlan::slot)
                .containsOnly(levels.getFirst().slot());
        assertThat(levels)
                .extracting(level ->
                        Objects.requireNonNull(level.opener().discriminator()).element())
                .containsOnly(3);
    }

    @Test
    void knowsWhatAnElementIsAndWhetherTheGuideUsesIt() {
        var bpr = Guides.plan(TransactionType.REMITTANCE_ADVICE).root().opener();
        assertThat(bpr.id()).isEqualTo("BPR");
        assertThat(bpr.elements()).hasSize(21);
        assertThat(bpr.elements().get(1)).satisfies(amount -> {
            assertThat(amount.kind()).isEqualTo(Kind.DECIMAL);
            assertThat(amount.number()).isEqualTo(782);
            assertThat(amount.usage()).isEqualTo(Usage.REQUIRED);
            assertThat(amount.maxLength()).isEqualTo(18);
        });
        assertThat(bpr.elements().get(3).values()).containsExactlyInAnyOrder("ACH", "BOP", "CHK", "FWT", "NON");
        assertThat(bpr.elements().get(16).usage()).isEqualTo(Usage.NOT_USED);
        assertThat(bpr.notes()).hasSize(6);
    }

    @Test
    void keepsTheUsesOfOneSegmentInOneSlot() {
        var claim = loop(loop(Guides.plan(TransactionType.REMITTANCE_ADVICE).root(), "2000"), "2100");
        var names = claim.parts().stream().filter(part -> part.named("NM1")).toList();
        assertThat(names).hasSizeGreaterThan(5);
        assertThat(names).extracting(Part::slot).containsOnly(names.getFirst().slot());
        assertThat(names).filteredOn(Part::required).hasSize(1);
    }

    @Test
    void knowsCompositesAndTheirParts() {
        var line = loop(loop(loop(Guides.plan(TransactionType.REMITTANCE_ADVICE).root(), "2000"), "2100"), "2110");
        var procedure = line.opener().elements().getFirst();
        assertThat(procedure.composite()).isTrue();
        assertThat(procedure.components()).hasSize(8);
        assertThat(procedure.components().getFirst().usage()).isEqualTo(Usage.REQUIRED);
        assertThat(procedure.components().getFirst().values()).contains("HC");
    }

    private static LoopPlan loop(LoopPlan in, String code) {
        return in.parts().stream()
                .filter(LoopPlan.class::isInstance)
                .map(LoopPlan.class::cast)
                .filter(loop -> loop.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<LoopPlan> loopsOf(TransactionType type) {
        return Guides.plan(type).root().parts().stream()
                .filter(LoopPlan.class::isInstance)
                .map(LoopPlan.class::cast)
                .toList();
    }
}
