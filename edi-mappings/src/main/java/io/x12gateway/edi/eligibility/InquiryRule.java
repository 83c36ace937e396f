package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.schema.CodeSet;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.segment.Mbi;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Found;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Onlooker;
import io.x12gateway.edi.validation.Packed;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SegmentwiseRule;

import java.util.Set;

/**
 * What an information source would answer with AAA instead of benefits. It only warns and names the AAA: the verdict is
 * the source's. Birth dates are held against the day the inquiry was made (BHT04). Where Medicare is asked (2100A names
 * CMS), so are its search options, the form of its identifier and the period it answers for.
 */
final class InquiryRule implements SegmentwiseRule {
    private static final Set<String> SEGMENTS = Set.of("BHT", "HL", "NM1", "DMG", "DTP");
    private static final long CHILDLESS = CodeSet.key("0");
    private static final long SUBSCRIBER = CodeSet.key("22");
    private static final long DEPENDENT = CodeSet.key("23");
    private static final long CMS = CodeSet.key("CMS");
    private static final int OLDEST_BIRTH = 1850_01_01;
    private static final int YEARS_BACK = 4;

    /** Of NM109; what is longer the grammar has told. */
    private static final int LENGTH_MAX = 80;

    private static final int MONTHS_AHEAD = 4;

    private final Mark person = new Mark();
    private int today;
    private int earliest;
    private int latest;
    private boolean medicare;
    private boolean patient;
    private boolean lastName;
    private boolean firstName;
    private boolean birthDate;
    private boolean id;

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return SEGMENTS.contains(use.id());
    }

    @Override
    public void begin() {
        today = 0;
        medicare = false;
        patient = false;
        person.clear();
    }

    @Override
    public Onlooker onlooker(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "BHT" -> (bht, findings) -> made(Packed.day(bht.key(4)));
            case "HL" -> this::level;
            case "NM1" -> this::name;
            case "DMG" -> this::birth;
            default -> this::period;
        };
    }

    @Override
    public void end(Findings findings) {
        closePerson(findings);
    }

    private void made(int day) {
        today = day;
        earliest = day - YEARS_BACK * 10_000;
        int months = day / 100 % 100 + MONTHS_AHEAD;
        latest = months > 12 ? day + 10_000 + (MONTHS_AHEAD - 12) * 100 : day + MONTHS_AHEAD * 100;
    }

    private void level(Placed hl, Findings findings) {
        closePerson(findings);
        long level = hl.key(3);
        patient = hl.key(4) == CHILDLESS && (level == SUBSCRIBER || level == DEPENDENT);
    }

    private void name(Placed nm1, Findings findings) {
        switch (nm1.loop()) {
            case "2100A" -> medicare = nm1.key(9) == CMS;
            case "2100C" -> {
                person.set(nm1, 9);
                lastName = nm1.has(3);
                firstName = nm1.has(4);
                id = nm1.has(9) || nm1.has(8);
                birthDate = false;
                if (medicare && nm1.has(9) && nm1.says(8, "MI")) mbi(nm1, findings);
            }
            default -> {
                // a provider, or a dependent, whom Medicare does not have
            }
        }
    }

    private static void mbi(Placed nm1, Findings findings) {
        var number = nm1.element(9);
        if (Mbi.holds(number) || number.length() > LENGTH_MAX) return;
        findings.add(Fault.of(FindingCode.MBI_FORMAT, Level.SNIP7, nm1.at(9))
                .found(new Found(number, true))
                .expected("a Medicare beneficiary identifier of eleven characters without dashes")
                .message("NM109 has not the form of a Medicare beneficiary identifier; HETS answers AAA 72.")
                .fix("Copy it from the Medicare card: eleven characters, no dashes, never S, L, O, I, B or Z.")
                .trigger(nm1.at(8))
                .warning());
    }

    private void birth(Placed dmg, Findings findings) {
        birthDate |= dmg.loop().equals("2100C") && dmg.has(2);
        int day = Packed.day(dmg.key(2));
        if (day == 0 || day >= OLDEST_BIRTH && (today == 0 || day <= today)) return;
        findings.add(Fault.of(FindingCode.BIRTH_DATE, Level.SNIP7, dmg.at(2))
                .found(new Found(dmg.element(2), true))
                .expected("a day from 1850 to the day of the inquiry")
                .message("The birth date %s; sources answer that with AAA 58."
                        .formatted(day < OLDEST_BIRTH ? "is before 1850" : "is after the day of the inquiry"))
                .fix("Correct DMG02.")
                .warning());
    }

    private void period(Placed dtp, Findings findings) {
        if (!medicare || today == 0 || !dtp.says(1, "291")) return;
        if (dtp.says(2, "D8")) {
            int day = Packed.day(dtp.key(3));
            window(dtp, day, day, findings);
        } else if (dtp.says(2, "RD8")) range(dtp, findings);
    }

    private void range(Placed dtp, Findings findings) {
        var text = dtp.element(3);
        if (text.length() != 17) return;
        window(dtp, Packed.day(text, 0), Packed.day(text, 9), findings);
    }

    private void window(Placed dtp, int from, int to, Findings findings) {
        if (from > 0 && from < earliest)
            tell(
                    FindingCode.DATE_TOO_OLD,
                    dtp,
                    "not before " + earliest,
                    "The date asked for is more than %d years before the inquiry; HETS answers AAA 62."
                            .formatted(YEARS_BACK),
                    findings);
        if (to > latest)
            tell(
                    FindingCode.DATE_FUTURE,
                    dtp,
                    "not after " + latest,
                    "The date asked for is more than %d months after the inquiry; HETS answers AAA 63."
                            .formatted(MONTHS_AHEAD),
                    findings);
    }

    private static void tell(FindingCode code, Placed dtp, String expected, String message, Findings findings) {
        findings.add(Fault.of(code, Level.SNIP7, dtp.at(3))
                .found(new Found(dtp.element(3), true))
                .expected(expected)
                .message(message)
                .fix("Ask for a date that is answered.")
                .warning());
    }

    private void closePerson(Findings findings) {
        if (person.isSet() && patient && medicare) options(findings);
        person.clear();
        patient = false;
    }

    private void options(Findings findings) {
        if (!id) option("the Medicare beneficiary identifier", "72", findings);
        if (!lastName) option("the last name", "73", findings);
        if (!firstName && !birthDate) option("the first name or the birth date", "58", findings);
    }

    private void option(String what, String aaa, Findings findings) {
        findings.add(Fault.of(FindingCode.SEARCH_OPTION, Level.SNIP7, person.at())
                .expected("identifier, last name, and first name or birth date")
                .message("Medicare finds a person by identifier, last name, and first name or birth date, but %s is"
                                .formatted(what)
                        + " missing; HETS answers AAA " + aaa + ".")
                .fix("Add " + what + ".")
                .warning());
    }
}
