package io.x12gateway.edi.synthesis;

/** 837P (005010X222A1) and 837I (005010X223A2): claims that are the sum of their lines. */
final class ClaimComposer implements Composer {
    private static final long STREAM = 0x837;
    private static final int LINES_MAX = 5;

    private final boolean institutional;
    private final Chance chance;
    private final People people;
    private final Branches branches = new Branches();
    private final long[] charges = new long[LINES_MAX];

    private ClaimComposer(boolean institutional, long seed) {
        this.institutional = institutional;
        chance = new Chance(seed);
        people = new People(chance);
    }

    static ClaimComposer professional(long seed) {
        return new ClaimComposer(false, seed);
    }

    static ClaimComposer institutional(long seed) {
        return new ClaimComposer(true, seed);
    }

    @Override
    public void compose(Pen pen, int set, int first, int claims) {
        branches.begin();
        chance.of(STREAM, set);
        pen.segment("BHT").text("0019").text("00").text("BATCH").more(set + 1);
        pen.text(Invention.today()).text("0915").text("CH").end();
        people.organisation(pen, "41", "SYNTHETIC CLEARINGHOUSE", "46", "CH9999");
        pen.segment("PER")
                .text("IC")
                .text("EDI DESK")
                .text("TE")
                .text(Invention.phone(chance))
                .end();
        people.organisation(pen, "40", "SYNTHETIC HEALTH PLAN", "46", "99777");
        for (int i = 0; i < claims; i++) {
            chance.of(STREAM + 1, first + i);
            if (i == 0 || chance.oneIn(8)) provider(pen);
            pen.unit();
            patient(pen);
            claim(pen, first + i);
        }
    }

    private void provider(Pen pen) {
        branches.open(pen, 0, "20", "1");
        if (chance.oneIn(2))
            pen.segment("PRV")
                    .text("BI")
                    .text("PXC")
                    .text(institutional ? "282N00000X" : "207Q00000X")
                    .end();
        people.organisation(pen, "85", chance.pick(Invention.CLINIC), "XX", Invention.npi(chance));
        people.address(pen);
        pen.segment("REF").text("EI").text(Invention.taxId(chance)).end();
    }

    private void patient(Pen pen) {
        boolean dependent = chance.oneIn(6);
        boolean medicare = chance.oneIn(2);
        branches.open(pen, 1, "22", dependent ? "1" : "0");
        pen.segment("SBR")
                .text("P")
                .text(dependent ? "" : "18")
                .none(6)
                .text(!medicare ? "CI" : institutional ? "MA" : "MB")
                .end();
        people.member(pen, "IL", medicare);
        if (!dependent) {
            people.address(pen);
            people.born(pen);
        }
        people.organisation(pen, "PR", "SYNTHETIC HEALTH PLAN", "PI", "99777");
        if (!dependent) return;
        branches.open(pen, 2, "23", "0");
        pen.segment("PAT").text(chance.oneIn(2) ? "19" : "01").end();
        people.person(pen, "QC");
        people.address(pen);
        people.born(pen);
    }

    private void claim(Pen pen, int number) {
        boolean inpatient = institutional && chance.oneIn(3);
        boolean replaces = chance.oneIn(12);
        int service = chance.between(10, 200);
        int lines = chance.between(1, LINES_MAX);
        long total = 0;
        for (int i = 0; i < lines; i++) total += charges[i] = chance.between(1500, 60_000);
        pen.segment("CLM").text("ACCT").more(number).money(total).none(2);
        var frequency = replaces ? "7" : "1";
        if (institutional) pen.parts(inpatient ? "11" : "13", "A", frequency).none();
        else pen.parts("11", "B", frequency).text("Y");
        pen.text("A").text("Y").text("Y").end();
        dates(pen, inpatient, service);
        if (!institutional && chance.oneIn(6))
            pen.segment("AMT").text("F5").money(chance.between(500, 2500)).end();
        if (replaces)
            pen.segment("REF")
                    .text("F8")
                    .text("ICN")
                    .more(19_000_000_000L + number)
                    .end();
        if (chance.oneIn(2))
            pen.segment("REF").text("D9").text("CW").more(number).end();
        if (chance.oneIn(4))
            pen.segment("REF").text("EA").text("MRN").more(number).end();
        int diagnoses = diagnoses(pen, inpatient);
        providers(pen);
        for (int i = 0; i < lines; i++) line(pen, i, inpatient, service, diagnoses);
    }

    private void dates(Pen pen, boolean inpatient, int service) {
        if (!institutional) {
            if (chance.oneIn(6))
                pen.segment("DTP")
                        .text("431")
                        .text("D8")
                        .text(Invention.daysAgo(service + 3))
                        .end();
            return;
        }
        if (inpatient) pen.segment("DTP").text("096").text("TM").text("1100").end();
        pen.segment("DTP")
                .text("434")
                .text("RD8")
                .text(Invention.daysAgo(service))
                .more("-");
        pen.more(Invention.daysAgo(inpatient ? service - 3 : service)).end();
        if (inpatient)
            pen.segment("DTP")
                    .text("435")
                    .text("DT")
                    .text(Invention.daysAgo(service))
                    .more("0930")
                    .end();
        pen.segment("CL1").text("1").text("1").text("01").end();
    }

    /** @return how many there are to point at */
    private int diagnoses(Pen pen, boolean inpatient) {
        int first = chance.below(Invention.DIAGNOSIS.length);
        var principal = Invention.DIAGNOSIS[first];
        var second = Invention.DIAGNOSIS[(first + 1) % Invention.DIAGNOSIS.length];
        if (!institutional) {
            boolean two = chance.oneIn(2);
            pen.segment("HI").parts("ABK", principal);
            if (two) pen.parts("ABF", second);
            pen.end();
            return two ? 2 : 1;
        }
        pen.segment("HI")
                .parts("ABK", principal, "", "", "", "", "", "", inpatient ? "Y" : "")
                .end();
        if (inpatient) pen.segment("HI").parts("ABJ", principal).end();
        else pen.segment("HI").parts("APR", principal).end();
        if (chance.oneIn(2))
            pen.segment("HI")
                    .parts("ABF", second, "", "", "", "", "", "", inpatient ? "N" : "")
                    .end();
        if (inpatient) pen.segment("HI").parts("BE", "80", "", "", "3").end();
        return 1;
    }

    private void providers(Pen pen) {
        if (!institutional && chance.oneIn(5)) person(pen, "DN");
        person(pen, institutional ? "71" : "82");
        if (chance.oneIn(2))
            pen.segment("PRV")
                    .text(institutional ? "AT" : "PE")
                    .text("PXC")
                    .text("207Q00000X")
                    .end();
    }

    private void person(Pen pen, String role) {
        pen.segment("NM1")
                .text(role)
                .text("1")
                .text("PROVIDER")
                .text(chance.pick(Invention.FIRST))
                .none(3);
        pen.text("XX").text(Invention.npi(chance)).end();
    }

    private void line(Pen pen, int number, boolean inpatient, int service, int diagnoses) {
        pen.segment("LX").number(number + 1).end();
        if (institutional) institutionalLine(pen, number, inpatient);
        else professionalLine(pen, number, diagnoses);
        if (!inpatient)
            pen.segment("DTP")
                    .text("472")
                    .text("D8")
                    .text(Invention.daysAgo(service))
                    .end();
        if (chance.oneIn(2))
            pen.segment("REF").text("6R").text("L").more(number + 1).end();
    }

    private void professionalLine(Pen pen, int number, int diagnoses) {
        pen.segment("SV1");
        if (chance.oneIn(4)) pen.parts("HC", chance.pick(Invention.PROCEDURE), "25");
        else pen.parts("HC", chance.pick(Invention.PROCEDURE));
        pen.money(charges[number]).text("UN").number(chance.between(1, 4)).none(2);
        if (diagnoses > 1 && chance.oneIn(2)) pen.parts("1", "2");
        else pen.text("1");
        pen.end();
    }

    private void institutionalLine(Pen pen, int number, boolean inpatient) {
        if (inpatient && number == 0)
            pen.segment("SV2")
                    .text("0120")
                    .none()
                    .money(charges[0])
                    .text("DA")
                    .number(3)
                    .end();
        else
            pen.segment("SV2")
                    .text(number % 2 == 0 ? "0300" : "0450")
                    .parts("HC", chance.pick(Invention.PROCEDURE))
                    .money(charges[number])
                    .text("UN")
                    .number(chance.between(1, 4))
                    .end();
    }
}
