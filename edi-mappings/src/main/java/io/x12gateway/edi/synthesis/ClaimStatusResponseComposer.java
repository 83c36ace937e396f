package io.x12gateway.edi.synthesis;

/** 277 (005010X212): claims in every state between receipt and payment. */
final class ClaimStatusResponseComposer implements Composer {
    private static final long STREAM = 0x277;

    private final Chance chance;
    private final People people;
    private final Branches branches = new Branches();

    ClaimStatusResponseComposer(long seed) {
        chance = new Chance(seed);
        people = new People(chance);
    }

    @Override
    public void compose(Pen pen, int set, int first, int claims) {
        branches.begin();
        chance.of(STREAM, set);
        pen.segment("BHT").text("0010").text("08").text("CSQ").more(set + 1);
        pen.text(Invention.today()).text("0916").text("DG").end();
        for (int i = 0; i < claims; i++) {
            chance.of(STREAM + 1, first + i);
            boolean payer = i == 0 || chance.oneIn(25);
            if (payer) payer(pen);
            if (payer || chance.oneIn(8)) provider(pen);
            pen.unit();
            patient(pen, first + i);
        }
    }

    private void payer(Pen pen) {
        branches.open(pen, 0, "20", "1");
        people.organisation(pen, "PR", chance.pick(Invention.PAYER), "PI", "99777");
        if (chance.oneIn(2))
            pen.segment("PER")
                    .text("IC")
                    .text("HELP DESK")
                    .text("TE")
                    .text(Invention.phone(chance))
                    .end();
        branches.open(pen, 1, "21", "1");
        people.organisation(pen, "41", "SYNTHETIC CLEARINGHOUSE", "46", "CH9999");
    }

    private void provider(Pen pen) {
        branches.open(pen, 2, "19", "1");
        people.provider(pen, "1P");
    }

    private void patient(Pen pen, int number) {
        boolean dependent = chance.oneIn(6);
        branches.open(pen, 3, "22", dependent ? "1" : "0");
        people.member(pen, "IL");
        if (dependent) {
            branches.open(pen, 4, "23", "");
            people.person(pen, "QC");
        }
        claim(pen, number);
    }

    private void claim(Pen pen, int number) {
        int service = chance.between(30, 300);
        long charge = chance.between(5000, 90_000);
        int state = chance.below(4);
        pen.segment("TRN").text("2").text("CS").more(number).end();
        pen.segment("STC");
        if (state == 0) pen.parts("F1", "65");
        else if (state == 1) pen.parts("F2", "107");
        else if (state == 2) pen.parts("P1", "20");
        else pen.parts("A2", "20");
        pen.text(Invention.daysAgo(service / 2)).none().money(charge);
        if (state == 0) {
            pen.money(charge * 4 / 5).text(Invention.daysAgo(service / 2)).none();
            pen.text(Invention.daysAgo(service / 3)).text("EFT").more(number);
        } else pen.money(0);
        pen.end();
        pen.segment("REF").text("1K").text("ICN").more(20_000_000_000L + number).end();
        if (chance.oneIn(4)) pen.segment("REF").text("BLT").text("131").end();
        if (chance.oneIn(2))
            pen.segment("REF").text("EJ").text("ACCT").more(number).end();
        people.date(pen, "472", service);
        if (chance.oneIn(4)) line(pen, charge, state == 0, service);
    }

    private void line(Pen pen, long charge, boolean paid, int service) {
        pen.segment("SVC").parts("HC", chance.pick(Invention.PROCEDURE)).money(charge);
        pen.money(paid ? charge * 4 / 5 : 0).none(3).number(1).end();
        pen.segment("STC");
        if (paid) pen.parts("F1", "65");
        else pen.parts("P1", "20");
        pen.text(Invention.daysAgo(service / 2)).end();
        pen.segment("REF").text("FJ").text("L1").end();
        pen.segment("DTP")
                .text("472")
                .text("D8")
                .text(Invention.daysAgo(service))
                .end();
    }
}
