package io.x12gateway.edi.validation;

import io.x12gateway.edi.codelist.CodeList;
import io.x12gateway.edi.codelist.CodeLists;
import io.x12gateway.edi.schema.SegmentPlan;

import java.util.function.Predicate;

/**
 * States and ZIP codes of addresses in the United States, which are those that name no other country: N402 is one that the
 * postal service knows, N403 has five or nine digits.
 */
public final class AddressRule implements SituationalRule {
    private final CodeList states = CodeLists.standard().list("state");
    private final Predicate<String> otherwise;

    public AddressRule() {
        this(loop -> false);
    }

    /** @param otherwise the loops whose ZIP codes another rule judges */
    public AddressRule(Predicate<String> otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return use.id().equals("N4");
    }

    @Override
    public void begin() {}

    @Override
    public void see(Placed placed, Findings findings) {
        if (!placed.is("N4") || placed.has(4) && !placed.says(4, "US")) return;
        if (placed.has(2)) state(placed, findings);
        if (placed.has(3) && !holdsZip(placed) && !otherwise.test(placed.loop()) && !canadian(placed))
            zip(placed, findings);
    }

    private void state(Placed n4, Findings findings) {
        if (!states.misses(n4.key(2))) return;
        findings.add(Fault.of(FindingCode.STATE_UNKNOWN, Level.SNIP5, n4.at(2))
                .value(Masking.shown(n4.element(2)))
                .expected("the two letters of a state or territory")
                .message("%s is no state, territory or province (list of %s)."
                        .formatted(n4.at(2).label(), states.version()))
                .fix("Use the two letters of the postal service; outside the United States name the country in N404.")
                .warning());
    }

    private boolean canadian(Placed n4) {
        return states.find(n4.element(2)).filter(state -> state.has("canada")).isPresent();
    }

    /** Builds nothing. */
    private static boolean holdsZip(Placed n4) {
        var view = n4.view();
        int length = view.length(3);
        return (length == 5 || length == 9) && Formats.digits(view.bytes(), view.start(3), view.end(3));
    }

    private static void zip(Placed n4, Findings findings) {
        findings.add(Fault.of(FindingCode.ZIP_FORMAT, Level.SNIP5, n4.at(3))
                .found(new Found(n4.element(3), true))
                .expected("five or nine digits")
                .message("%s is no ZIP code of five or nine digits."
                        .formatted(n4.at(3).label()))
                .fix("Write the ZIP code without dash or blank.")
                .warning());
    }
}
