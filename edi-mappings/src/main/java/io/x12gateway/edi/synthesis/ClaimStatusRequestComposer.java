package io.x12gateway.edi.synthesis;

/** 276 (005010X212). */
final class ClaimStatusRequestComposer implements Composer {
    private static final long STREAM = 0x276;

    private final Chance chance;
    private final People people;
    private final Branches branches = new Branches();

    ClaimStatusRequestComposer(long seed) {
        chance = new Chance(seed);
        people = new People(chance);
    }

    @Override
    public void compose(Pen pen, int set, int first, int claims) {
        branches.begin();
        chance.of(STREAM, set);
        pen.segment("BHT").text("0010").text("13").text("CSQ").more(set + 1);
        pen.text(Invention.today()).text("0915").end();
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
        if (!dependent) people.born(pen);
        people.member(pen, "IL");
        if (dependent) {
            branches.open(pen, 4, "23", "");
            people.born(pen);
            people.person(pen, "QC");
        }
        int claims = chance.oneIn(8) ? 2 : 1;
        for (int i = 0; i < claims; i++) claim(pen, number, i);
    }

    private void claim(Pen pen, int number, int more) {
        int service = chance.between(20, 300);
        pen.segment("TRN")
                .text("1")
                .text("CS")
                .more(number)
                .more(more == 0 ? "" : "-2")
                .end();
        if (chance.oneIn(2))
            pen.segment("REF")
                    .text("1K")
                    .text("ICN")
                    .more(20_000_000_000L + number)
                    .end();
        if (chance.oneIn(4)) pen.segment("REF").text("BLT").text("131").end();
        if (chance.oneIn(2))
            pen.segment("REF").text("EJ").text("ACCT").more(number).end();
        pen.segment("AMT").text("T3").money(chance.between(5000, 90_000)).end();
        people.date(pen, "472", service);
        if (!chance.oneIn(5)) return;
        int lines = chance.between(1, 3);
        for (int i = 0; i < lines; i++) line(pen, i, service);
    }

    private void line(Pen pen, int number, int service) {
        pen.segment("SVC").parts("HC", chance.pick(Invention.PROCEDURE)).money(chance.between(1000, 30_000));
        pen.none(4).number(chance.between(1, 3)).end();
        pen.segment("REF").text("FJ").text("L").more(number + 1).end();
        pen.segment("DTP")
                .text("472")
                .text("D8")
                .text(Invention.daysAgo(service))
                .end();
    }
}
