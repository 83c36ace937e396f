package io.x12gateway.edi.synthesis;

/** 270 (005010X279A1): payers, providers, subscribers and dependents. */
final class EligibilityInquiryComposer implements Composer {
    private static final long STREAM = 0x270;
    private static final String[] SERVICE_TYPES = {"30", "1", "35", "47", "48", "50", "86", "88", "98", "AL", "MH", "UC"
    };

    private final Chance chance;
    private final People people;
    private final Branches branches = new Branches();

    EligibilityInquiryComposer(long seed) {
        chance = new Chance(seed);
        people = new People(chance);
    }

    @Override
    public void compose(Pen pen, int set, int first, int patients) {
        branches.begin();
        chance.of(STREAM, set);
        pen.segment("BHT").text("0022").text("13").text("INQ").more(set + 1);
        pen.text(Invention.today()).text("0915").end();
        for (int i = 0; i < patients; i++) {
            chance.of(STREAM + 1, first + i);
            boolean payer = i == 0 || chance.oneIn(20);
            if (payer) payer(pen);
            if (payer || chance.oneIn(8)) provider(pen);
            pen.unit();
            patient(pen, first + i);
        }
    }

    private void payer(Pen pen) {
        branches.open(pen, 0, "20", "1");
        people.organisation(pen, "PR", chance.pick(Invention.PAYER), "PI", "99777");
    }

    private void provider(Pen pen) {
        branches.open(pen, 1, "21", "1");
        people.provider(pen, "1P");
        if (chance.oneIn(4))
            pen.segment("REF").text("TJ").text(Invention.taxId(chance)).end();
        if (chance.oneIn(4)) people.address(pen);
        if (chance.oneIn(3))
            pen.segment("PRV")
                    .text("RF")
                    .text("PXC")
                    .text(chance.pick(Invention.TAXONOMY))
                    .end();
    }

    private void patient(Pen pen, int number) {
        boolean dependent = chance.oneIn(6);
        branches.open(pen, 2, "22", dependent ? "1" : "0");
        if (!dependent || chance.oneIn(2)) trace(pen, number);
        people.member(pen, "IL");
        if (chance.oneIn(5))
            pen.segment("REF").text("6P").text("GROUP").more(chance.below(99)).end();
        if (chance.oneIn(5)) people.address(pen);
        if (!dependent) {
            people.born(pen);
            inquiry(pen, "C");
            return;
        }
        if (chance.oneIn(2)) people.born(pen);
        branches.open(pen, 3, "23", "0");
        trace(pen, number);
        people.person(pen, "03");
        if (chance.oneIn(4)) people.address(pen);
        people.born(pen);
        if (chance.oneIn(2))
            pen.segment("INS").text("N").text(chance.oneIn(2) ? "19" : "01").end();
        inquiry(pen, "D");
    }

    private void trace(Pen pen, int number) {
        pen.segment("TRN")
                .text("1")
                .text("TRACE")
                .more(number)
                .text("9SYNTHETIC")
                .end();
    }

    /** @param level the letter of the patient's loop: C or D */
    private void inquiry(Pen pen, String level) {
        boolean diagnosed = chance.oneIn(6);
        if (diagnosed)
            pen.segment("HI").parts("ABK", chance.pick(Invention.DIAGNOSIS)).end();
        people.date(pen, "291", chance.below(60));
        int questions = chance.oneIn(4) ? chance.between(2, 3) : 1;
        for (int i = 0; i < questions; i++) question(pen, level, diagnosed);
    }

    private void question(Pen pen, String level, boolean diagnosed) {
        boolean procedure = chance.oneIn(8);
        pen.segment("EQ").text(procedure ? "" : chance.pick(SERVICE_TYPES));
        if (!procedure && chance.oneIn(5)) pen.again("33").again("4");
        if (procedure) {
            pen.parts("HC", chance.pick(Invention.PROCEDURE));
            if (diagnosed) pen.none(2).text("1");
        }
        pen.end();
        if (level.equals("C") && chance.oneIn(20))
            pen.segment("AMT").text("R").money(chance.between(100, 9900)).end();
        if (chance.oneIn(10)) pen.segment("III").text("ZZ").text("11").end();
        if (chance.oneIn(15))
            pen.segment("REF").text("G1").text("AUTH").more(chance.below(999)).end();
        if (chance.oneIn(10)) people.date(pen, "291", chance.below(30));
    }
}
