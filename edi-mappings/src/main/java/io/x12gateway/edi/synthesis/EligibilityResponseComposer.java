package io.x12gateway.edi.synthesis;

/** 271 (005010X279A1): benefits, limits, other parties, and now and then a rejection. */
final class EligibilityResponseComposer implements Composer {
    private static final long STREAM = 0x271;
    private static final String[] REASONS = {"58", "71"};
    private static final String[] SERVICE_TYPES = {"30", "1", "35", "47", "48", "50", "86", "88", "98", "AL", "MH", "UC"
    };

    private final Chance chance;
    private final People people;
    private final Branches branches = new Branches();

    EligibilityResponseComposer(long seed) {
        chance = new Chance(seed);
        people = new People(chance);
    }

    @Override
    public void compose(Pen pen, int set, int first, int patients) {
        branches.begin();
        chance.of(STREAM, set);
        pen.segment("BHT").text("0022").text("11").text("INQ").more(set + 1);
        pen.text(Invention.today()).text("0916").end();
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
        if (chance.oneIn(2)) {
            pen.segment("PER").text("IC").text("HELP DESK").text("TE").text(Invention.phone(chance));
            if (chance.oneIn(2)) pen.text("UR").text("WWW.PLAN.EXAMPLE");
            pen.end();
        }
    }

    private void provider(Pen pen) {
        branches.open(pen, 1, "21", "1");
        people.provider(pen, "1P");
        if (chance.oneIn(4))
            pen.segment("REF").text("TJ").text(Invention.taxId(chance)).end();
        if (chance.oneIn(4))
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
        if (chance.oneIn(4))
            pen.segment("REF").text("6P").text("GROUP").more(chance.below(99)).end();
        if (chance.oneIn(4)) people.address(pen);
        if (!dependent) {
            answer(pen);
            return;
        }
        if (chance.oneIn(2)) people.born(pen);
        branches.open(pen, 3, "23", "0");
        trace(pen, number);
        people.person(pen, "03");
        answer(pen);
    }

    private void trace(Pen pen, int number) {
        pen.segment("TRN")
                .text("2")
                .text("TRACE")
                .more(number)
                .text("9SYNTHETIC")
                .end();
    }

    private void answer(Pen pen) {
        if (chance.oneIn(10)) {
            pen.segment("AAA")
                    .text("N")
                    .none()
                    .text(chance.pick(REASONS))
                    .text("C")
                    .end();
            people.born(pen);
            return;
        }
        people.born(pen);
        people.date(pen, "346", chance.between(60, 900));
        int benefits = chance.between(1, 6);
        pen.segment("EB")
                .text("1")
                .text("IND")
                .text(chance.pick(SERVICE_TYPES))
                .text("HM")
                .text("SYNTHETIC GOLD")
                .end();
        for (int i = 1; i < benefits; i++) benefit(pen);
        if (chance.oneIn(5)) otherParty(pen);
    }

    private void benefit(Pen pen) {
        int kind = chance.below(4);
        pen.segment("EB")
                .text(kind == 0 ? "C" : kind == 1 ? "A" : kind == 2 ? "B" : "F")
                .text("IND");
        pen.text(chance.pick(SERVICE_TYPES));
        if (chance.oneIn(3)) pen.again("33");
        pen.none(2);
        switch (kind) {
            case 0 -> pen.text("23").money(chance.between(10, 500) * 1000L);
            case 1 -> pen.none(2).text(".2");
            case 2 -> pen.text("27").money(chance.between(1, 60) * 500L);
            default -> pen.text("23").none(2).text("VS").number(chance.between(1, 40));
        }
        if (chance.oneIn(3)) {
            if (kind != 3) pen.none(kind == 1 ? 2 : 3);
            pen.text(chance.oneIn(2) ? "Y" : "N").text(chance.oneIn(2) ? "Y" : "W");
        }
        pen.end();
        if (kind == 3 && chance.oneIn(2))
            pen.segment("HSD").text("VS").number(12).none(2).text("29").end();
        if (chance.oneIn(8)) people.date(pen, "292", chance.between(10, 300));
        if (chance.oneIn(8)) pen.segment("MSG").text("SYNTHETIC BENEFIT").end();
    }

    private void otherParty(Pen pen) {
        pen.segment("EB").text("R").text("IND").text("30").end();
        pen.segment("LS").text("2120").end();
        people.organisation(pen, "PRP", "SAMPLE SUPPLEMENT", "PI", "99888");
        if (chance.oneIn(2)) people.address(pen);
        if (chance.oneIn(2))
            pen.segment("PER")
                    .text("IC")
                    .none()
                    .text("TE")
                    .text(Invention.phone(chance))
                    .end();
        pen.segment("LE").text("2120").end();
    }
}
