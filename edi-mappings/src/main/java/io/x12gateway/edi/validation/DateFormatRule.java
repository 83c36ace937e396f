package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.Calendar;
import io.x12gateway.edi.schema.CodeSet;
import io.x12gateway.edi.schema.ElementPlan.Usage;
import io.x12gateway.edi.schema.SegmentPlan;

import java.util.Optional;

/**
 * Element 1250 says in which format the date or time in the following element 1251 is written: D8, RD8, DT, TM. The
 * grammar sees only text there.
 */
final class DateFormatRule implements SituationalRule {
    private static final int FORMAT = 1250;
    private static final long DAY = CodeSet.key("D8");
    private static final long DAYS = CodeSet.key("RD8");
    private static final long MINUTE = CodeSet.key("DT");
    private static final long TIME = CodeSet.key("TM");

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return use.elements().stream()
                .anyMatch(element -> element.number() == FORMAT && element.usage() != Usage.NOT_USED);
    }

    @Override
    public void begin() {}

    @Override
    public void see(Placed placed, Findings findings) {
        for (int position : placed.use().periodFormats()) check(placed, position, findings);
    }

    private static void check(Placed placed, int format, Findings findings) {
        int position = format + 1;
        var view = placed.view();
        if (!view.has(position) || view.foreign(position)) return;
        long said = view.key(format);
        if (said == DAY)
            require(day(view, position, view.end(position)), placed, position, "a date CCYYMMDD", findings);
        else if (said == DAYS)
            require(range(view, position), placed, position, "two dates CCYYMMDD-CCYYMMDD", findings);
        else if (said == MINUTE)
            require(
                    view.length(position) == 12
                            && day(view, position, view.start(position) + 8)
                            && time(view, position, 8),
                    placed,
                    position,
                    "date and time CCYYMMDDHHMM",
                    findings);
        else if (said == TIME && (view.length(position) != 4 || !time(view, position, 0)))
            findings.add(fault(FindingCode.ELEMENT_TIME, placed, position, "a time HHMM")
                    .codes(AckCodes.element("9")));
        // a format that the guide does not list is reported as a code
    }

    private static boolean day(SegmentView view, int element, int to) {
        return Calendar.date(view.bytes(), view.start(element), to);
    }

    private static boolean range(SegmentView view, int element) {
        return Calendar.range(view.bytes(), view.start(element), view.end(element));
    }

    private static boolean time(SegmentView view, int element, int from) {
        return Calendar.time(view.bytes(), view.start(element) + from, view.end(element));
    }

    private static void require(boolean holds, Placed placed, int position, String expected, Findings findings) {
        if (!holds)
            findings.add(
                    fault(FindingCode.ELEMENT_DATE, placed, position, expected).codes(AckCodes.element("8")));
    }

    private static Fault fault(FindingCode code, Placed placed, int position, String expected) {
        var at = placed.at(position);
        var value = placed.element(position);
        return Fault.of(code, Level.SNIP1, at)
                .found(new Found(value, placed.is("DMG")))
                .expected(expected)
                .message("%s is not %s, which its qualifier promises.".formatted(at.label(), expected))
                .fix("Write it as " + expected + ", the earlier date first.")
                .edit(Optional.of(Mending.period(placed.element(position - 1), value))
                        .filter(text -> Mending.isPeriod(placed.element(position - 1), text))
                        .map(text -> SegmentEdits.set(placed.segment(), position, text)));
    }
}
