package io.x12gateway.edi.schema;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.schema.ElementPlan.Kind;
import io.x12gateway.edi.schema.ElementPlan.Usage;
import io.xlate.edi.schema.EDIComplexType;
import io.xlate.edi.schema.EDIReference;
import io.xlate.edi.schema.EDISimpleType;
import io.xlate.edi.schema.EDISyntaxRule;
import io.xlate.edi.schema.EDIType;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.implementation.CompositeImplementation;
import io.xlate.edi.schema.implementation.EDITypeImplementation;
import io.xlate.edi.schema.implementation.ElementImplementation;
import io.xlate.edi.schema.implementation.LoopImplementation;
import io.xlate.edi.schema.implementation.PolymorphicImplementation;
import io.xlate.edi.schema.implementation.SegmentImplementation;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Turns a StAEDI schema, standard and implementation, into a {@link TransactionPlan} through its public interface. */
final class PlanCompiler {
    private final TransactionType type;
    private final Schema schema;

    PlanCompiler(TransactionType type, Schema schema) {
        this.type = type;
        this.schema = schema;
    }

    TransactionPlan compile() {
        var guide = Objects.requireNonNull(schema.getImplementation(), "schema without implementation");
        var parts = parts(guide);
        var root = new LoopPlan("", 0, 1, 1, parts, notUsed(schema.getStandard(), parts));
        return new TransactionPlan(type, root, idsOf(schema.getStandard()));
    }

    private List<Part> parts(PolymorphicImplementation loop) {
        var parts = new ArrayList<Part>();
        EDIType previous = null;
        int slot = 0;
        for (var each : loop.getSequence()) {
            if (isTransactionEnvelope(each)) continue;
            var standard = each.getReferencedType();
            if (previous == null || !previous.getId().equals(standard.getId())) slot++;
            previous = standard;
            parts.add(part(each, slot));
        }
        return parts;
    }

    /** StAEDI adds ST and SE around what the file says; here they belong to the envelope. */
    private static boolean isTransactionEnvelope(EDITypeImplementation each) {
        var id = each.getReferencedType().getId();
        return each instanceof SegmentImplementation && (id.equals("ST") || id.equals("SE"));
    }

    private Part part(EDITypeImplementation each, int slot) {
        return switch (each) {
            case SegmentImplementation segment -> segment(segment, slot);
            case LoopImplementation loop -> loop(loop, slot);
            default -> throw new IllegalStateException("neither segment nor loop: " + each.getId());
        };
    }

    private LoopPlan loop(LoopImplementation loop, int slot) {
        var parts = new ArrayList<>(parts(loop));
        var by = discriminator(loop);
        if (by != null) parts.set(0, parts.getFirst().opener().told(by));
        var notUsed = notUsed((EDIComplexType) loop.getReferencedType(), parts);
        return new LoopPlan(loop.getCode(), slot, loop.getMinOccurs(), loop.getMaxOccurs(), parts, notUsed);
    }

    /** What stands or opens a loop right in this one by the standard, and in none of the guide's parts of it. */
    private static Map<String, Set<String>> notUsed(EDIComplexType standard, List<Part> parts) {
        var notUsed = new HashMap<String, Set<String>>();
        for (var reference : standard.getReferences()) {
            var each = reference.getReferencedType();
            if (each.isType(EDIType.Type.SEGMENT)) notUsed.putIfAbsent(each.getId(), Set.of());
            else if (each instanceof EDIComplexType loop) notUsed.putIfAbsent(opener(loop), idsOf(loop));
        }
        for (var part : parts) notUsed.remove(part.opener().id());
        return notUsed;
    }

    private static String opener(EDIComplexType loop) {
        return loop.getReferences().getFirst().getReferencedType().getId();
    }

    private SegmentPlan segment(SegmentImplementation segment, int slot) {
        var standard = (EDIComplexType) segment.getReferencedType();
        return new SegmentPlan(
                standard.getId(),
                text(segment.getTitle()),
                slot,
                segment.getMinOccurs(),
                segment.getMaxOccurs(),
                discriminator(segment),
                elements(standard, segment.getSequence()),
                notes(standard));
    }

    private static @Nullable Discriminator discriminator(PolymorphicImplementation use) {
        var found = use.getDiscriminator();
        if (found == null) return null;
        return new Discriminator(
                found.getElementPosition(), Math.max(0, found.getComponentPosition()), found.getValueSet());
    }

    /** One plan per position of the standard; a guide that lists positions does not use the others. */
    private static List<ElementPlan> elements(EDIComplexType standard, List<EDITypeImplementation> guide) {
        var plans = new ArrayList<ElementPlan>();
        int position = 0;
        for (var reference : standard.getReferences()) {
            position++;
            if (guide.isEmpty()) {
                plans.add(asStandard(reference, position));
                continue;
            }
            var use = position <= guide.size() ? guide.get(position - 1) : null;
            plans.add(use == null ? notUsed(reference, position) : element(reference, use, position));
        }
        return plans;
    }

    private static ElementPlan element(EDIReference reference, EDITypeImplementation use, int position) {
        var usage = use.getMinOccurs() > 0 ? Usage.REQUIRED : Usage.SITUATIONAL;
        var title = text(use.getTitle());
        return switch (use) {
            case CompositeImplementation composite -> {
                var parts = elements((EDIComplexType) composite.getReferencedType(), composite.getSequence());
                yield composite(reference, position, usage, parts, title);
            }
            case ElementImplementation element ->
                simple((EDISimpleType) element.getReferencedType(), reference, position, usage, codes(element), title);
            default -> throw new IllegalStateException("neither element nor composite: " + use.getId());
        };
    }

    private static Set<String> codes(ElementImplementation element) {
        var own = element.getValueSet();
        return own == null ? Set.of() : own;
    }

    private static ElementPlan asStandard(EDIReference reference, int position) {
        return plain(reference, position, reference.getMinOccurs() > 0 ? Usage.REQUIRED : Usage.SITUATIONAL);
    }

    private static ElementPlan notUsed(EDIReference reference, int position) {
        return plain(reference, position, Usage.NOT_USED);
    }

    private static ElementPlan plain(EDIReference reference, int position, Usage usage) {
        return switch (reference.getReferencedType()) {
            case EDIComplexType composite -> composite(reference, position, usage, elements(composite, List.of()), "");
            case EDISimpleType element -> simple(element, reference, position, usage, element.getValueSet(), "");
            default -> throw new IllegalStateException("neither element nor composite at " + position);
        };
    }

    private static ElementPlan composite(
            EDIReference reference, int position, Usage usage, List<ElementPlan> parts, String title) {
        return new ElementPlan(
                position, usage, Kind.COMPOSITE, 0, 0, 0, reference.getMaxOccurs(), Set.of(), parts, title);
    }

    private static ElementPlan simple(
            EDISimpleType type, EDIReference reference, int position, Usage usage, Set<String> values, String title) {
        return new ElementPlan(
                position,
                usage,
                kind(type.getBase()),
                type.getNumber(),
                (int) type.getMinLength(),
                (int) type.getMaxLength(),
                reference.getMaxOccurs(),
                values,
                List.of(),
                title);
    }

    private static Kind kind(EDISimpleType.Base base) {
        return switch (base) {
            case STRING, BINARY -> Kind.TEXT;
            case IDENTIFIER -> Kind.CODE;
            case NUMERIC -> Kind.INTEGER;
            case DECIMAL -> Kind.DECIMAL;
            case DATE -> Kind.DATE;
            case TIME -> Kind.TIME;
        };
    }

    private static List<SyntaxNote> notes(EDIComplexType standard) {
        return standard.getSyntaxRules().stream().map(PlanCompiler::note).toList();
    }

    private static SyntaxNote note(EDISyntaxRule rule) {
        var type =
                switch (rule.getType()) {
                    case PAIRED -> SyntaxNote.Type.PAIRED;
                    case REQUIRED -> SyntaxNote.Type.REQUIRED;
                    case EXCLUSION -> SyntaxNote.Type.EXCLUSION;
                    case CONDITIONAL -> SyntaxNote.Type.CONDITIONAL;
                    case LIST -> SyntaxNote.Type.LIST;
                    case SINGLE, FIRSTONLY ->
                        throw new IllegalStateException("X12 has no such syntax note: " + rule.getType());
                };
        return new SyntaxNote(type, rule.getPositions());
    }

    private static Set<String> idsOf(EDIComplexType standard) {
        var ids = new HashSet<String>();
        for (var reference : standard.getReferences()) {
            var each = reference.getReferencedType();
            if (each.isType(EDIType.Type.SEGMENT)) ids.add(each.getId());
            else if (each instanceof EDIComplexType loop) ids.addAll(idsOf(loop));
        }
        return ids;
    }

    private static String text(@Nullable String title) {
        return title == null ? "" : title;
    }
}
