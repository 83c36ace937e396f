package io.x12gateway.edi.synthesis;

import io.x12gateway.edi.synthesis.ClaimDraft.Kind;

/**
 * 835 (005010X221A1): the payment's total stands ahead of its claims, so the amounts of a set are drawn once to be added
 * up and once more to be written.
 */
final class RemittanceComposer implements Composer {
    private static final long STREAM = 0x835;

    /** Amounts have at most ten digits (element 782); the claims of a set may not exceed that together. */
    private static final long TOTAL_MAX = 9_000_000_000L;

    private static final int PRICE_MAX = 45_000;
    private static final int CLAIMS_PER_HEADER = 200;
    private static final String[] DENIALS = {"29", "50", "97", "119"};
    private static final String[] REMARKS = {"N522", "N115", "M15", "N130", "N381", "N19"};

    private final Chance chance;
    private final People people;

    private long recovered;
    private long interest;
    private long carried;

    RemittanceComposer(long seed) {
        chance = new Chance(seed);
        people = new People(chance);
    }

    @Override
    public void compose(Pen pen, int set, int first, int claims) {
        var draft = new ClaimDraft((int) Math.min(PRICE_MAX, TOTAL_MAX / claims / ClaimDraft.LINES_MAX));
        long paid = 0;
        for (int i = 0; i < claims; i++) {
            draft.draw(chance, first + i);
            paid += draft.paid;
        }
        chance.of(STREAM, set);
        adjustProvider(paid);
        var npi = Invention.npi(chance);
        header(pen, set, paid - recovered - interest - carried, npi);
        for (int i = 0; i < claims; i += CLAIMS_PER_HEADER)
            claims(pen, i / CLAIMS_PER_HEADER + 1, first + i, Math.min(CLAIMS_PER_HEADER, claims - i), draft, npi);
        providerAdjustments(pen, first, npi);
    }

    /** A payment is never negative: what is owed is carried forward. */
    private void adjustProvider(long paid) {
        boolean any = paid > 50_00 && chance.oneIn(2);
        recovered = any ? chance.between(100, 2500) : 0;
        interest = any && chance.oneIn(2) ? -chance.between(1, 300) : 0;
        carried = paid < 0 ? paid : 0;
    }

    private void header(Pen pen, int set, long total, String npi) {
        var payerTax = "1" + Invention.taxId(chance);
        boolean check = chance.oneIn(4);
        boolean division = chance.oneIn(4);
        pen.segment("BPR").text(total > 0 ? "I" : "H").money(total).text("C");
        if (total == 0) pen.text("NON").none(11);
        else if (check) pen.text("CHK").none(11);
        else bank(pen, payerTax, division);
        pen.text(Invention.today()).end();
        pen.segment("TRN")
                .text("1")
                .text(check ? "CHK" : "EFT")
                .more(1_000_000L + set)
                .text(payerTax);
        if (division) pen.text("999999999");
        pen.end();
        if (chance.oneIn(2)) pen.segment("REF").text("EV").text("SYNTHETIC").end();
        if (chance.oneIn(3)) pen.segment("REF").text("F2").text("V1").end();
        pen.segment("DTM").text("405").text(Invention.daysAgo(1)).end();
        payer(pen);
        payee(pen, npi);
    }

    private void bank(Pen pen, String payerTax, boolean division) {
        pen.text("ACH").text(chance.oneIn(3) ? "CTX" : "CCP");
        pen.text("01").text(Invention.routingNumber(chance)).text("DA").number(chance.below(1_000_000), 9);
        pen.text(payerTax).text(division ? "999999999" : "");
        pen.text("01").text(Invention.routingNumber(chance)).text(chance.oneIn(4) ? "SG" : "DA");
        pen.number(chance.below(1_000_000), 9);
    }

    private void payer(Pen pen) {
        pen.segment("N1").text("PR").text(chance.pick(Invention.PAYER));
        if (chance.oneIn(3)) pen.text("XV").text("H9999");
        pen.end();
        people.address(pen);
        if (chance.oneIn(2)) pen.segment("REF").text("2U").text("09999").end();
        if (chance.oneIn(2))
            pen.segment("PER")
                    .text("CX")
                    .text("CLAIMS")
                    .text("TE")
                    .text(Invention.phone(chance))
                    .end();
        pen.segment("PER").text("BL").text("EDI DESK").text("TE").text(Invention.phone(chance));
        if (chance.oneIn(2)) pen.text("EM").text("EDI@PLAN.EXAMPLE");
        pen.end();
        if (chance.oneIn(2))
            pen.segment("PER")
                    .text("IC")
                    .none()
                    .text("UR")
                    .text("WWW.PLAN.EXAMPLE")
                    .end();
    }

    private void payee(Pen pen, String npi) {
        pen.segment("N1")
                .text("PE")
                .text(chance.pick(Invention.CLINIC))
                .text("XX")
                .text(npi)
                .end();
        if (chance.oneIn(2)) people.address(pen);
        pen.segment("REF").text("TJ").text(Invention.taxId(chance)).end();
        if (chance.oneIn(6))
            pen.segment("RDM")
                    .text("EM")
                    .text("DESK")
                    .text("REMIT@CLINIC.EXAMPLE")
                    .end();
    }

    private void claims(Pen pen, int number, int first, int claims, ClaimDraft draft, String npi) {
        pen.segment("LX").number(number).end();
        if (chance.of(STREAM + number, first).oneIn(3)) summary(pen, first, claims, draft, npi);
        for (int i = 0; i < claims; i++) {
            pen.unit();
            draft.draw(chance, first + i);
            claim(pen, first + i, draft);
        }
    }

    private void summary(Pen pen, int first, int claims, ClaimDraft draft, String npi) {
        long charges = 0;
        for (int i = 0; i < claims; i++) {
            draft.draw(chance, first + i);
            charges += draft.charge;
        }
        pen.segment("TS3")
                .text(npi)
                .text("11")
                .text("20261231")
                .number(claims)
                .money(charges)
                .end();
    }

    private void claim(Pen pen, int number, ClaimDraft claim) {
        boolean institutional = claim.kind == Kind.INPATIENT || claim.kind == Kind.OUTPATIENT;
        int service = chance.between(20, 400);
        pen.segment("CLP")
                .text("ACCT")
                .more(number)
                .text(status(claim.kind))
                .money(claim.charge)
                .money(claim.paid);
        if (claim.patient != 0 || chance.oneIn(2)) pen.money(claim.patient);
        else pen.none();
        pen.text(institutional ? "MA" : chance.oneIn(3) ? "16" : "MB")
                .text("ICN")
                .more(20_000_000_000L + number);
        pen.text(institutional ? claim.kind == Kind.INPATIENT ? "11" : "13" : "11")
                .text("1");
        if (claim.kind == Kind.INPATIENT && chance.oneIn(2))
            pen.none().text("470").text("1.25");
        pen.end();
        if (claim.kind == Kind.INPATIENT) adjustments(pen, claim, 0);
        parties(pen, claim);
        if (claim.kind == Kind.INPATIENT) inpatient(pen, claim);
        else if (claim.kind == Kind.OUTPATIENT || chance.oneIn(3))
            pen.segment("MOA").none(2).text("MA01").end();
        references(pen, number);
        dates(pen, service);
        if (claim.paid > 0 && chance.oneIn(3))
            pen.segment("AMT").text("AU").money(claim.charge).end();
        if (claim.kind == Kind.INPATIENT)
            pen.segment("QTY").text("CA").number(chance.between(1, 9)).end();
        else for (int i = 0; i < claim.lines; i++) line(pen, claim, i, service, institutional);
    }

    private static String status(Kind kind) {
        return switch (kind) {
            case PROFESSIONAL, OUTPATIENT, INPATIENT -> "1";
            case SECONDARY -> "2";
            case DENIED -> "4";
            case REVERSAL -> "22";
        };
    }

    private void parties(Pen pen, ClaimDraft claim) {
        boolean dependent = chance.oneIn(8);
        var last = chance.pick(Invention.LAST);
        person(pen, "QC", last);
        if (chance.oneIn(3)) pen.text(chance.pick(Invention.FIRST).substring(0, 1));
        else pen.none();
        pen.none()
                .text(chance.oneIn(20) ? "JR" : "")
                .text("MI")
                .text(Invention.mbi(chance))
                .end();
        if (dependent) {
            person(pen, "IL", last);
            pen.none(3).text("MI").text(Invention.mbi(chance)).end();
        }
        if (chance.oneIn(30)) {
            person(pen, "74", last + "S");
            pen.end();
        }
        if (chance.oneIn(2)) {
            person(pen, "82", "PROVIDER");
            pen.none(3).text("XX").text(Invention.npi(chance)).end();
        }
        if (claim.paid > 0 && chance.oneIn(12))
            pen.segment("NM1")
                    .text("TT")
                    .text("2")
                    .text("SAMPLE SUPPLEMENT")
                    .none(4)
                    .text("PI")
                    .text("99777")
                    .end();
    }

    private void person(Pen pen, String role, String last) {
        pen.segment("NM1").text(role).text("1").text(last).text(chance.pick(Invention.FIRST));
    }

    private void inpatient(Pen pen, ClaimDraft claim) {
        pen.segment("MIA").number(chance.below(9));
        pen.none(2).money(Math.abs(claim.charge)).text("MA01");
        if (chance.oneIn(3)) pen.none(14).text("N522");
        pen.end();
    }

    private void references(Pen pen, int number) {
        if (chance.oneIn(3))
            pen.segment("REF").text("EA").text("MRN").more(number).end();
        if (chance.oneIn(6))
            pen.segment("REF").text("1L").text("GROUP").more(chance.below(99)).end();
        if (chance.oneIn(8))
            pen.segment("REF").text("G2").text("PROV").more(chance.below(99)).end();
    }

    private void dates(Pen pen, int service) {
        pen.segment("DTM").text("232").text(Invention.daysAgo(service)).end();
        if (chance.oneIn(2))
            pen.segment("DTM").text("233").text(Invention.daysAgo(service - 1)).end();
        pen.segment("DTM").text("050").text(Invention.daysAgo(service - 5)).end();
        if (chance.oneIn(15))
            pen.segment("PER")
                    .text("CX")
                    .text("CLAIMS")
                    .text("TE")
                    .text(Invention.phone(chance))
                    .end();
    }

    private void line(Pen pen, ClaimDraft claim, int i, int service, boolean institutional) {
        var procedure = chance.pick(Invention.PROCEDURE);
        pen.segment("SVC");
        if (chance.oneIn(4)) pen.parts("HC", procedure, "25");
        else pen.parts("HC", procedure);
        pen.money(claim.lineCharge[i]).money(claim.linePaid[i]);
        if (institutional) pen.text(chance.pick(Invention.REVENUE));
        else pen.none();
        int units = chance.between(1, 3);
        if (claim.kind == Kind.DENIED) pen.number(0);
        else if (claim.kind == Kind.REVERSAL) pen.text("-1");
        else pen.number(units);
        if (chance.oneIn(12)) pen.parts("HC", "99211").none();
        pen.end();
        if (chance.oneIn(5)) {
            pen.segment("DTM").text("150").text(Invention.daysAgo(service)).end();
            pen.segment("DTM").text("151").text(Invention.daysAgo(service - 1)).end();
        } else pen.segment("DTM").text("472").text(Invention.daysAgo(service)).end();
        adjustments(pen, claim, i);
        pen.segment("REF").text("6R").text("L").more(i + 1).end();
        if (chance.oneIn(10)) pen.segment("REF").text("0K").text("L99999").end();
        if (claim.linePaid[i] > 0)
            pen.segment("AMT").text("B6").money(allowed(claim, i)).end();
        if (chance.oneIn(20)) pen.segment("QTY").text("ZK").number(units).end();
        if (claim.kind == Kind.DENIED || chance.oneIn(5))
            pen.segment("LQ").text("HE").text(chance.pick(REMARKS)).end();
    }

    private static long allowed(ClaimDraft claim, int i) {
        return claim.lineCharge[i] - claim.contract[i];
    }

    private void adjustments(Pen pen, ClaimDraft claim, int i) {
        if (claim.denied[i] != 0) {
            pen.segment("CAS")
                    .text("CO")
                    .text(chance.pick(DENIALS))
                    .money(claim.denied[i])
                    .end();
            return;
        }
        adjust(pen, "CO", "45", claim.contract[i], "253", claim.sequestration[i]);
        adjust(pen, "OA", "23", claim.earlierPayer[i], "", 0);
        adjust(pen, "PR", "1", claim.deductible[i], "2", claim.coinsurance[i]);
    }

    private static void adjust(Pen pen, String group, String reason, long amount, String second, long more) {
        if (amount == 0 && more == 0) return;
        pen.segment("CAS").text(group);
        if (amount != 0) pen.text(reason).money(amount);
        if (amount != 0 && more != 0) pen.none();
        if (more != 0) pen.text(second).money(more);
        pen.end();
    }

    private void providerAdjustments(Pen pen, int first, String npi) {
        if (recovered == 0 && interest == 0 && carried == 0) return;
        pen.segment("PLB").text(npi).text("20261231");
        if (recovered != 0) pen.parts("WO", "ICN" + (19_000_000_000L + first)).money(recovered);
        if (interest != 0) pen.parts("L6", "INT" + Invention.today()).money(interest);
        if (carried != 0) pen.parts("FB", "CF" + Invention.today()).money(carried);
        pen.end();
    }
}
