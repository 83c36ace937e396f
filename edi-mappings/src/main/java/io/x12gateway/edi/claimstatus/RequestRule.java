package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.schema.CodeSet;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Found;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Location;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Masking;
import io.x12gateway.edi.validation.Onlooker;
import io.x12gateway.edi.validation.Packed;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SegmentwiseRule;

import java.util.Set;

/**
 * What a 276 must tell so that a claim can be found: the birth date of a subscriber who is the patient, and for each claim
 * at least one key. What a payer would answer with a status instead is a warning that names it: dates after the day the
 * request was made (BHT04), bill types of no known form.
 */
final class RequestRule implements SegmentwiseRule {
    private static final Set<String> SEGMENTS = Set.of("BHT", "HL", "DMG", "NM1", "TRN", "REF", "AMT", "DTP", "SVC");
    private static final int OLDEST_BIRTH = 1850_01_01;

    private final Mark subscriber = new Mark();
    private final Mark claim = new Mark();
    private String claimLoop = "";
    private int today;
    private boolean key;
    private boolean dated;

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return SEGMENTS.contains(use.id());
    }

    @Override
    public void begin() {
        today = 0;
        subscriber.clear();
        claim.clear();
    }

    @Override
    public Onlooker onlooker(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "BHT" -> (bht, findings) -> today = Packed.day(bht.key(4));
            case "HL" -> this::level;
            case "DMG" -> this::birth;
            case "NM1" -> this::named;
            case "TRN" -> this::open;
            case "REF" -> this::reference;
            case "DTP" -> this::date;
            default -> (amount, findings) -> key = true;
        };
    }

    @Override
    public void end(Findings findings) {
        close(findings);
    }

    private void level(Placed hl, Findings findings) {
        close(findings);
        subscriber.clear();
        if (hl.says(3, "22") && hl.says(4, "0")) subscriber.set(hl, 4);
    }

    /** DMG stands before the name. */
    private void named(Placed nm1, Findings findings) {
        if (!subscriber.isSet() || !nm1.loop().equals("2100D")) return;
        findings.add(Fault.of(FindingCode.SEGMENT_SITUATIONAL_MISSING, Level.SNIP4, missing(nm1))
                .expected("DMG with the birth date")
                .message("The subscriber is the patient (HL04 is 0), but DMG with the birth date is missing.")
                .fix("Add DMG*D8* and the birth date before the name.")
                .trigger(subscriber.at())
                .codes(AckCodes.segment("I6")));
        subscriber.clear();
    }

    private static Location missing(Placed nm1) {
        var before = new ByteSpan(nm1.span().offset(), 0);
        return new Location("2000D", "DMG", nm1.position(), 0, 0, 0, 0, before);
    }

    private void birth(Placed dmg, Findings findings) {
        subscriber.clear();
        int day = Packed.day(dmg.key(2));
        if (day == 0 || day >= OLDEST_BIRTH && (today == 0 || day <= today)) return;
        findings.add(Fault.of(FindingCode.BIRTH_DATE, Level.SNIP7, dmg.at(2))
                .found(new Found(dmg.element(2), true))
                .expected("a day from 1850 to the day of the request")
                .message("The birth date %s; payers answer that with status D0:158."
                        .formatted(day < OLDEST_BIRTH ? "is before 1850" : "is after the day of the request"))
                .fix("Correct DMG02.")
                .warning());
    }

    private void open(Placed trn, Findings findings) {
        close(findings);
        claim.set(trn, 2);
        claimLoop = trn.loop();
        key = false;
        dated = false;
    }

    private void reference(Placed ref, Findings findings) {
        key = true;
        if (ref.says(1, "BLT") && !billType(ref.key(2)))
            findings.add(Fault.of(FindingCode.BILL_TYPE, Level.SNIP5, ref.at(2))
                    .value(Masking.shown(ref.element(2)))
                    .expected("two digits of the facility and the frequency, such as 131")
                    .message("REF02 is no type of bill; payers answer that with status 228.")
                    .fix("Write the three characters of the bill type, or four with a leading zero.")
                    .trigger(ref.at(1))
                    .warning());
    }

    /** {@code 131}, {@code 0131} or {@code 32A}. */
    private static boolean billType(long key) {
        if (key == CodeSet.LONG) return false;
        int frequency = (int) (key & 0xFF);
        long facility = key >>> 8;
        if (facility >>> 24 != 0 || facility >>> 8 == 0) return false;
        for (long rest = facility; rest != 0; rest >>>= 8) if (!digit((int) (rest & 0xFF))) return false;
        return (facility >>> 16 == 0 || facility >>> 16 == '0') && (digit(frequency) || letter(frequency));
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private void date(Placed dtp, Findings findings) {
        key = true;
        dated = true;
        if (today == 0) return;
        int last = dtp.says(2, "RD8") ? Packed.day(dtp.element(3), 9) : Packed.day(dtp.key(3));
        if (last <= today) return;
        findings.add(Fault.of(FindingCode.DATE_FUTURE, Level.SNIP7, dtp.at(3))
                .value(Integer.toString(last))
                .expected("not after " + today)
                .message(
                        "The service is asked for after the day of the request; payers answer that with status D0:187.")
                .fix("Correct the date of service.")
                .warning());
    }

    private void close(Findings findings) {
        if (claim.isSet() && !key) keyless(findings);
        else if (claim.isSet() && !dated) undated(findings);
        claim.clear();
    }

    private void keyless(Findings findings) {
        findings.add(Fault.of(FindingCode.CLAIM_KEY_MISSING, Level.SNIP4, claim.missing(claimLoop, "REF"))
                .expected("at least one of REF, AMT, DTP and SVC")
                .message("The inquiry at segment %d gives nothing by which the claim could be found."
                        .formatted(claim.position()))
                .fix("Add the payer's claim number (REF*1K), or the date of service (DTP*472) and the charge (AMT*T3).")
                .trigger(claim.at())
                .codes(AckCodes.segment("I6")));
    }

    private void undated(Findings findings) {
        findings.add(Fault.of(FindingCode.SERVICE_DATE_MISSING, Level.SNIP4, claim.missing(claimLoop, "DTP"))
                .expected("DTP*472 for the claim or a line")
                .message("The inquiry at segment %d tells no date of service; payers answer that with status D0:187."
                        .formatted(claim.position()))
                .fix("Add DTP*472 with the day or period.")
                .warning());
    }
}
