package io.x12gateway.edi.validation;

import io.x12gateway.edi.schema.ElementPlan;

/**
 * Element 1250 says in which format the date or time in the following element 1251 is written: D8, RD8, DT, TM. The
 * grammar sees only text there.
 */
final class DateFormatRule implements SituationalRule {
    private static final int FORMAT = 1250;
    private static final int PERIOD = 1251;

    @Override
    public void begin() {}

    @Override
    public void see(Placed placed, Findings findings) {
        for (var element : placed.plan().elements()) if (element.number() == FORMAT) check(placed, element, findings);
    }

    private static void check(Placed placed, ElementPlan format, Findings findings) {
        int position = format.position() + 1;
        boolean period = placed.plan().element(position).stream().anyMatch(e -> e.number() == PERIOD);
        var value = placed.element(position);
        if (!period || value.isEmpty() || !Formats.characters(value)) return;
        switch (placed.element(format.position())) {
            case "D8" -> require(Formats.date(value), placed, position, "a date CCYYMMDD", findings);
            case "RD8" -> require(Formats.dateRange(value), placed, position, "two dates CCYYMMDD-CCYYMMDD", findings);
            case "DT" ->
                require(
                        value.length() == 12 && Formats.date(value.substring(0, 8)) && Formats.time(value.substring(8)),
                        placed,
                        position,
                        "date and time CCYYMMDDHHMM",
                        findings);
            case "TM" -> {
                if (!Formats.time(value) || value.length() != 4)
                    findings.add(fault(FindingCode.ELEMENT_TIME, placed, position, "a time HHMM")
                            .codes(AckCodes.element("9")));
            }
            default -> {
                // a format that the guide does not list is reported as a code
            }
        }
    }

    private static void require(boolean holds, Placed placed, int position, String expected, Findings findings) {
        if (!holds)
            findings.add(
                    fault(FindingCode.ELEMENT_DATE, placed, position, expected).codes(AckCodes.element("8")));
    }

    private static Fault fault(FindingCode code, Placed placed, int position, String expected) {
        var at = placed.at(position);
        var value = placed.element(position);
        var shown = placed.is("DMG") ? Masking.masked(value) : Masking.shown(value);
        return Fault.of(code, Level.SNIP1, at)
                .value(shown)
                .expected(expected)
                .message("%s is not %s, which its qualifier promises.".formatted(at.label(), expected))
                .fix("Write it as " + expected + ", the earlier date first.");
    }
}
