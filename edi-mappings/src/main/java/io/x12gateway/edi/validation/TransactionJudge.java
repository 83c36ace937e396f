package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.codelist.CodeLists;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.CompiledLoop;
import io.x12gateway.edi.schema.CompiledSchema;
import io.x12gateway.edi.schema.Guides;

import java.util.Arrays;
import java.util.List;

/**
 * Judges what stands between ST and SE, segment by segment where its bytes lie, one transaction set after the other.
 * The hot run answers for what is in order and builds nothing; whatever it does not accept is diagnosed on the spot,
 * segment by segment, so that a damaged set costs little more than a sound one and none is read twice.
 */
final class TransactionJudge {
    private static final SituationalRule[] NO_RULES = {};
    private static final Onlooker[] NOBODY = {};

    private final TransactionType type;

    /** What its rules were made with. */
    private final CodeLists lists = CodeLists.standard();

    private final StructureMatcher matcher;
    private final SituationalRule[] rules;

    /** Whom each use of a segment concerns, by its number. */
    private final Onlooker[][] concerned;

    /** Which uses begin a business unit, or a level of one. */
    private final boolean[] counting;

    private final BusinessUnits units = new BusinessUnits();
    private Findings findings = Findings.NOTHING;

    TransactionJudge(TransactionType type) {
        this(type, SituationalRules.of(type));
    }

    /** @param rules that judge beside the schema */
    TransactionJudge(TransactionType type, List<SituationalRule> rules) {
        var schema = Guides.compiled(type);
        this.type = type;
        this.matcher = new StructureMatcher(schema);
        this.rules = rules.toArray(NO_RULES);
        this.concerned = new Onlooker[schema.uses()][];
        this.counting = new boolean[schema.uses()];
        concern(schema, schema.root());
    }

    private void concern(CompiledSchema schema, CompiledLoop loop) {
        for (int i = 0; i < loop.size(); i++) {
            var inner = loop.loop(i);
            if (inner != null) concern(schema, inner);
            else {
                var use = loop.opener(i);
                counting[use.number()] = BusinessUnits.concerns(use.plan());
                concerned[use.number()] = Arrays.stream(rules)
                        .filter(rule -> rule.concerns(loop.plan().code(), use.plan()))
                        .map(rule -> rule.onlooker(loop.plan().code(), use.plan()))
                        .toArray(size -> size == 0 ? NOBODY : new Onlooker[size]);
            }
        }
    }

    CodeLists lists() {
        return lists;
    }

    TransactionType type() {
        return type;
    }

    /** The next transaction set. */
    void begin(Findings into) {
        findings = into;
        units.begin();
        matcher.begin(into);
        for (var rule : rules) rule.begin();
    }

    /** Holds on to nothing of the last set while it waits for the next. */
    void forget() {
        findings = Findings.NOTHING;
        matcher.forget();
    }

    void segment(SegmentView segment) {
        var placed = matcher.place(segment);
        if (placed == null) {
            var misplaced = segment.segment();
            for (var rule : rules) rule.misplaced(misplaced);
            units.judged(findings.size());
            return;
        }
        var use = placed.use();
        int number = use.number();
        if (counting[number]) units.see(placed, findings.size());
        if (!use.accepts(segment)) ElementRules.check(placed, findings);
        // what stands in a loop without its beginning would be taken for part of something else
        if (findings.structureFaults() == 0 || !matcher.assuming())
            for (var onlooker : concerned[number]) onlooker.see(placed, findings);
        units.judged(findings.size());
    }

    /** The set is complete, with {@code trailer} standing where it ends. */
    void end(SegmentView trailer) {
        matcher.end(trailer);
        for (var rule : rules) rule.end(findings);
        units.judged(findings.size());
    }

    /** The inquiries and claims of which something is told. */
    List<BusinessUnit> units() {
        return units.told();
    }
}
