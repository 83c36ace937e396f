package io.x12gateway.edi.synthesis;

import io.x12gateway.edi.synthesis.Spot.Scope;
import org.jspecify.annotations.Nullable;

/** ISA to IEA around what the composer of a set writes. */
final class InterchangeComposer {
    private final Synthesis order;
    private final Pen pen;
    private final @Nullable Spoiler spoiler;
    private final Composer body;

    InterchangeComposer(Synthesis order, Pen pen, @Nullable Spoiler spoiler) {
        this.order = order;
        this.pen = pen;
        this.spoiler = spoiler;
        body = Composers.of(order.type(), order.seed());
    }

    long compose() {
        long control = 1 + Math.floorMod(order.seed(), 999_999_999L);
        begin(Scope.INTERCHANGE);
        isa(control);
        for (int group = 0; group < order.groups(); group++) group(group);
        pen.segment("IEA").number(order.groups()).number(control, 9).end();
        pen.flush();
        return pen.written();
    }

    private void isa(long control) {
        var blank = " ".repeat(10);
        pen.segment("ISA").text("00").text(blank).text("00").text(blank);
        pen.text("ZZ").text("SYNTHETIC-FROM ").text("ZZ").text("SYNTHETIC-TO   ");
        pen.text(Invention.shortToday()).text("0915").text("^").text("00501").number(control, 9);
        pen.text("0").text("T").text(":").end();
    }

    private void group(int group) {
        int first = share(order.transactions(), order.groups(), group);
        int end = share(order.transactions(), order.groups(), group + 1);
        begin(Scope.GROUP);
        pen.segment("GS")
                .text(order.type().functionalId())
                .text("SYNTHETICFROM")
                .text("SYNTHETICTO");
        pen.text(Invention.today())
                .text("0915")
                .number(group + 1)
                .text("X")
                .text(order.type().guide())
                .end();
        int number = 0;
        for (int set = first; set < end; set++) number = transaction(set, set - first + 1, number);
        pen.segment("GE").number(end - first).number(group + 1).end();
    }

    /** @return the number that was given */
    private int transaction(int set, int own, int before) {
        begin(Scope.SET);
        int number = before > 0 && spoiler != null && spoiler.repeatsNumber() ? before : own;
        int first = share(order.units(), order.transactions(), set);
        int end = share(order.units(), order.transactions(), set + 1);
        pen.count();
        pen.segment("ST").text(order.type().setId()).number(number, 4);
        if (order.type().namesGuideInHeader()) pen.text(order.type().guide());
        pen.end();
        body.compose(pen, set, first, end - first);
        pen.segment("SE").number(pen.segments() + 1).number(number, 4).end();
        return number;
    }

    private void begin(Scope scope) {
        if (spoiler != null) spoiler.begin(scope);
    }

    /** Where part {@code part} of {@code parts} begins, if {@code whole} is divided evenly. */
    private static int share(int whole, int parts, int part) {
        return (int) ((long) whole * part / parts);
    }
}
