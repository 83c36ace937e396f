package io.x12gateway.edi.synthesis;

/** 999 (005010X231A1): one group of 276 or 270 sets answered, some of them refused. */
final class AcknowledgmentComposer implements Composer {
    private static final long STREAM = 0x999;
    private static final String[] CODES = {"1", "5", "6", "7", "8"};

    private final Chance chance;

    AcknowledgmentComposer(long seed) {
        chance = new Chance(seed);
    }

    @Override
    public void compose(Pen pen, int set, int first, int answered) {
        boolean eligibility = chance.of(STREAM, set).oneIn(2);
        int accepted = 0;
        for (int i = 0; i < answered; i++) if (!refused(first + i)) accepted++;
        var guide = eligibility ? "005010X279A1" : "005010X212";
        pen.segment("AK1")
                .text(eligibility ? "HS" : "HR")
                .number(set + 1)
                .text(guide)
                .end();
        for (int i = 0; i < answered; i++) {
            boolean refused = refused(first + i);
            pen.unit();
            pen.segment("AK2")
                    .text(eligibility ? "270" : "276")
                    .number(i + 1, 4)
                    .text(guide)
                    .end();
            if (refused) faults(pen);
            pen.segment("IK5").text(refused ? "R" : "A");
            if (refused) pen.text("5");
            pen.end();
        }
        pen.segment("AK9").text(accepted == answered ? "A" : accepted == 0 ? "R" : "P");
        pen.number(answered).number(answered).number(accepted).end();
    }

    private boolean refused(int unit) {
        return chance.of(STREAM + 1, unit).oneIn(3);
    }

    private void faults(Pen pen) {
        int faults = chance.between(1, 3);
        for (int i = 0; i < faults; i++) {
            int position = 5 + 7 * i + chance.below(5);
            if (chance.oneIn(4))
                pen.segment("IK3").text("BHT").number(2).none().text("3").end();
            else element(pen, position);
        }
    }

    private void element(Pen pen, int position) {
        pen.segment("IK3").text("DMG").number(position).none().text("8").end();
        if (chance.oneIn(2))
            pen.segment("CTX").parts("TRN02", "TRACE" + chance.below(1000)).end();
        pen.segment("IK4").text(chance.oneIn(2) ? "2" : "3");
        if (chance.oneIn(2)) pen.number(1251);
        else pen.none();
        pen.text(chance.pick(CODES));
        if (chance.oneIn(2)) pen.text("20260231");
        pen.end();
    }
}
