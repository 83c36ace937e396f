package io.x12gateway.edi.synthesis;

/** 277CA (005010X214): counts and amounts stand ahead of the claims, so verdicts are drawn once to be added up. */
final class ClaimAcknowledgmentComposer implements Composer {
    private static final long STREAM = 0x277C;
    private static final int CLAIMS_PER_PROVIDER = 20;

    private final Chance chance;
    private final People people;
    private final Branches branches = new Branches();

    private int acceptedClaims;
    private int rejectedClaims;
    private long acceptedCents;
    private long rejectedCents;

    ClaimAcknowledgmentComposer(long seed) {
        chance = new Chance(seed);
        people = new People(chance);
    }

    @Override
    public void compose(Pen pen, int set, int first, int claims) {
        branches.begin();
        pen.segment("BHT").text("0085").text("08").text("CA").more(set + 1);
        pen.text(Invention.today()).text("0916").text("TH").end();
        branches.open(pen, 0, "20", "1");
        people.organisation(pen, "PR", "SYNTHETIC HEALTH PLAN", "PI", "99777");
        pen.segment("TRN").text("1").text("RCPT").more(set + 1).end();
        pen.segment("DTP").text("050").text("D8").text(Invention.today()).end();
        pen.segment("DTP").text("009").text("D8").text(Invention.today()).end();
        branches.open(pen, 1, "21", "1");
        people.organisation(pen, "41", "SYNTHETIC CLEARINGHOUSE", "46", "CH9999");
        pen.segment("TRN").text("2").text("BATCH").more(set + 1).end();
        addUp(first, claims);
        pen.segment("STC").parts("A1", "19", "PR").text(Invention.today()).text("WQ");
        pen.money(acceptedCents + rejectedCents).end();
        totals(pen, "90", "AA");
        for (int i = 0; i < claims; i += CLAIMS_PER_PROVIDER)
            provider(pen, first + i, Math.min(CLAIMS_PER_PROVIDER, claims - i));
    }

    private void addUp(int first, int claims) {
        acceptedClaims = 0;
        rejectedClaims = 0;
        acceptedCents = 0;
        rejectedCents = 0;
        for (int i = 0; i < claims; i++) {
            boolean accepted = accepted(first + i);
            long cents = cents();
            if (accepted) {
                acceptedClaims++;
                acceptedCents += cents;
            } else {
                rejectedClaims++;
                rejectedCents += cents;
            }
        }
    }

    private boolean accepted(int claim) {
        return !chance.of(STREAM, claim).oneIn(5);
    }

    /** The next draw after {@link #accepted}. */
    private long cents() {
        return chance.between(5000, 90_000);
    }

    private void totals(Pen pen, String accepted, String rejected) {
        if (acceptedClaims > 0)
            pen.segment("QTY").text(accepted).number(acceptedClaims).end();
        if (rejectedClaims > 0)
            pen.segment("QTY").text(rejected).number(rejectedClaims).end();
        if (acceptedClaims > 0)
            pen.segment("AMT").text("YU").money(acceptedCents).end();
        if (rejectedClaims > 0)
            pen.segment("AMT").text("YY").money(rejectedCents).end();
    }

    private void provider(Pen pen, int first, int claims) {
        addUp(first, claims);
        chance.of(STREAM + 1, first);
        branches.open(pen, 2, "19", "1");
        people.organisation(pen, "85", chance.pick(Invention.CLINIC), "XX", Invention.npi(chance));
        pen.segment("TRN").text("1").text("0").end();
        pen.segment("STC")
                .parts("A1", "19", "PR")
                .none()
                .text("WQ")
                .money(acceptedCents + rejectedCents)
                .end();
        totals(pen, "QA", "QC");
        for (int i = 0; i < claims; i++) {
            pen.unit();
            claim(pen, first + i);
        }
    }

    private void claim(Pen pen, int number) {
        boolean accepted = accepted(number);
        long cents = cents();
        branches.open(pen, 3, "PT", "");
        people.member(pen, "QC");
        pen.segment("TRN").text("2").text("ACCT").more(number).end();
        pen.segment("STC");
        if (accepted) pen.parts("A2", "20", "PR");
        else pen.parts("A7", "255");
        pen.text(Invention.today()).text(accepted ? "WQ" : "U").money(cents).end();
        if (accepted)
            pen.segment("REF")
                    .text("1K")
                    .text("ICN")
                    .more(20_000_000_000L + number)
                    .end();
        if (chance.oneIn(2))
            pen.segment("REF").text("D9").text("CW").more(number).end();
        people.date(pen, "472", chance.between(10, 200));
        if (!accepted && chance.oneIn(3)) line(pen, cents);
    }

    private void line(Pen pen, long cents) {
        pen.segment("SVC")
                .parts("HC", chance.pick(Invention.PROCEDURE))
                .money(cents)
                .end();
        pen.segment("STC").parts("A7", "454").none().text("U").end();
        pen.segment("REF").text("FJ").text("L1").end();
    }
}
