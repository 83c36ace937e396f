package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Location;
import io.x12gateway.edi.validation.Onlooker;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SegmentwiseRule;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The three balances of an 835 (005010X221A1, 1.10.2.1), to the cent: line SVC02 - adjustments = SVC03; claim CLP03 -
 * all its adjustments = CLP04; payment BPR02 = sum of CLP04 - sum of PLB. What is no number is left to the grammar, and
 * then nothing that rests on it is judged.
 */
final class BalanceRule implements SegmentwiseRule {
    private static final Set<String> SEGMENTS = Set.of("BPR", "CLP", "SVC", "CAS", "PLB");

    private final Payment payment = new Payment();
    private final Claim claim = new Claim();
    private final Line line = new Line();

    /** Where a segment with two amounts stood, and what they were. */
    private abstract static class Amounts {
        final Sum charge = new Sum();
        final Sum paid = new Sum();
        final Sum adjustments = new Sum();
        boolean open;
        boolean readable;
        private String loop = "";
        private String segment = "";
        int position;
        private final long[] spans = new long[4];

        void open(Placed placed, int chargeElement, int paidElement) {
            open = true;
            if (!loop.equals(placed.loop())) loop = placed.loop();
            if (!segment.equals(placed.id())) segment = placed.id();
            position = placed.position();
            charge.clear();
            paid.clear();
            adjustments.clear();
            readable = chargeElement == 0 || charge.add(placed.view(), chargeElement);
            if (placed.has(paidElement)) readable &= paid.add(placed.view(), paidElement);
            note(placed, chargeElement, 0);
            note(placed, paidElement, 2);
        }

        private void note(Placed placed, int element, int at) {
            var view = placed.view();
            spans[at] = view.offset() + view.start(element) - view.start(0);
            spans[at + 1] = view.length(element);
        }

        Location chargeAt(int element) {
            return at(element, 0);
        }

        Location paidAt(int element) {
            return at(element, 2);
        }

        private Location at(int element, int span) {
            return new Location(
                    loop, segment, position, element, 0, 0, 782, new ByteSpan(spans[span], spans[span + 1]));
        }
    }

    private static final class Payment extends Amounts {
        private final Sum claimsPaid = new Sum();

        /** How much the unbalanced claims pay too much: a payment off by just that needs no finding of its own. */
        private final Sum claimsOff = new Sum();

        private int claims;
    }

    private static final class Claim extends Amounts {
        private final Sum lineCharges = new Sum();
        private int lines;

        /** How much the unbalanced lines pay too much: a claim off by just that needs no finding of its own. */
        private final Sum linesOff = new Sum();

        private int structureFaults;
        private final byte[] number = new byte[40];
        private int numberLength;

        void number(SegmentView clp) {
            numberLength = Math.min(number.length, clp.length(7));
            System.arraycopy(clp.bytes(), clp.start(7), number, 0, numberLength);
        }

        /** The payer's claim number names the claim; the patient's account number (CLP01) stays out of messages. */
        String name() {
            if (numberLength == 0) return "at segment " + position;
            return new String(number, 0, numberLength, StandardCharsets.ISO_8859_1);
        }
    }

    private static final class Line extends Amounts {}

    private final Sum owed = new Sum();

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return SEGMENTS.contains(use.id());
    }

    @Override
    public void begin() {
        payment.open = false;
        payment.readable = true;
        payment.adjustments.clear();
        payment.claimsPaid.clear();
        payment.claimsOff.clear();
        payment.claims = 0;
        claim.open = false;
        line.open = false;
    }

    @Override
    public Onlooker onlooker(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "CAS" -> (cas, findings) -> adjust(cas);
            case "SVC" -> this::openLine;
            case "CLP" -> this::openClaim;
            case "PLB" -> this::adjustProvider;
            default -> (bpr, findings) -> openPayment(bpr);
        };
    }

    @Override
    public void end(Findings findings) {
        closeClaim(findings);
        closePayment(findings);
    }

    private void openPayment(Placed bpr) {
        boolean readable = payment.readable;
        payment.open(bpr, 0, 2);
        payment.readable &= readable && bpr.has(2);
    }

    private void openClaim(Placed clp, Findings findings) {
        closeClaim(findings);
        claim.open(clp, 3, 4);
        claim.readable &= clp.has(4);
        claim.lineCharges.clear();
        claim.lines = 0;
        claim.linesOff.clear();
        claim.structureFaults = findings.structureFaults();
        claim.number(clp.view());
        payment.claims++;
        if (!payment.claimsPaid.add(clp.view(), 4)) payment.readable = false;
    }

    private void openLine(Placed svc, Findings findings) {
        closeLine(findings);
        if (!claim.open) return;
        line.open(svc, 2, 3);
        claim.lines++;
        if (!claim.lineCharges.add(svc.view(), 2)) claim.readable = false;
    }

    private void adjust(Placed cas) {
        if (!claim.open) return;
        for (int i = 3; i <= cas.elements(); i += 3) {
            if (!cas.has(i)) continue;
            boolean amount = claim.adjustments.add(cas.view(), i);
            claim.readable &= amount;
            if (line.open) line.readable &= amount && line.adjustments.add(cas.view(), i);
        }
    }

    private void adjustProvider(Placed plb, Findings findings) {
        closeClaim(findings);
        for (int i = 4; i <= plb.elements(); i += 2)
            if (plb.has(i) && !payment.adjustments.add(plb.view(), i)) payment.readable = false;
    }

    private void closeLine(Findings findings) {
        if (!line.open) return;
        line.open = false;
        if (!claim.readable || !line.readable || claim.structureFaults != findings.structureFaults()) return;
        owed.set(line.charge);
        owed.subtract(line.adjustments);
        if (owed.is(line.paid)) return;
        claim.linesOff.add(line.paid);
        claim.linesOff.subtract(owed);
        findings.add(Fault.of(FindingCode.BALANCE_SERVICE, Level.SNIP3, line.paidAt(3))
                .value(line.paid.toString())
                .expected(owed.toString())
                .message("Line %d of claim %s does not balance: charge %s less adjustments %s is %s, but SVC03 pays %s."
                        .formatted(claim.lines, claim.name(), line.charge, line.adjustments, owed, line.paid))
                .fix("Correct SVC02, SVC03 or the line's CAS amounts.")
                .codes(AckCodes.transaction("I5")));
    }

    private void closeClaim(Findings findings) {
        closeLine(findings);
        if (!claim.open) return;
        claim.open = false;
        if (!claim.readable || claim.structureFaults != findings.structureFaults()) return;
        owed.set(claim.charge);
        owed.subtract(claim.adjustments);
        if (!owed.is(claim.paid)) {
            if (followsFromItsLines()) return;
            payment.claimsOff.add(claim.paid);
            payment.claimsOff.subtract(owed);
            findings.add(Fault.of(FindingCode.BALANCE_CLAIM, Level.SNIP3, claim.paidAt(4))
                    .value(claim.paid.toString())
                    .expected(owed.toString())
                    .message("Claim %s does not balance: charge %s less adjustments %s is %s, but CLP04 pays %s."
                            .formatted(claim.name(), claim.charge, claim.adjustments, owed, claim.paid))
                    .fix("Correct CLP03, CLP04 or the CAS amounts of the claim and its lines.")
                    .codes(AckCodes.transaction("I5")));
        } else if (claim.lines > 0 && !claim.charge.is(claim.lineCharges))
            findings.add(Fault.of(FindingCode.BALANCE_CLAIM, Level.SNIP3, claim.chargeAt(3))
                    .value(claim.charge.toString())
                    .expected(claim.lineCharges.toString())
                    .message("Claim %s charges %s, but its lines charge %s together."
                            .formatted(claim.name(), claim.charge, claim.lineCharges))
                    .fix("Correct CLP03 or the SVC02 of the lines.")
                    .codes(AckCodes.transaction("I5")));
    }

    private boolean followsFromItsLines() {
        var mended = new Sum();
        mended.set(owed);
        mended.add(claim.linesOff);
        return mended.is(claim.paid);
    }

    private void closePayment(Findings findings) {
        if (!payment.open || !payment.readable || findings.structureFaults() > 0) return;
        owed.set(payment.claimsPaid);
        owed.subtract(payment.adjustments);
        if (owed.is(payment.paid)) return;
        var mended = new Sum();
        mended.set(owed);
        mended.subtract(payment.claimsOff);
        if (mended.is(payment.paid)) return;
        findings.add(Fault.of(FindingCode.BALANCE_TRANSACTION, Level.SNIP3, payment.paidAt(2))
                .value(payment.paid.toString())
                .expected(owed.toString())
                .message("The payment does not balance: %d claims pay %s, provider adjustments take %s, which is %s,"
                                .formatted(payment.claims, payment.claimsPaid, payment.adjustments, owed)
                        + " but BPR02 is " + payment.paid + ".")
                .fix("Correct BPR02, the CLP04 amounts or the PLB segments.")
                .codes(AckCodes.transaction("I5")));
    }
}
