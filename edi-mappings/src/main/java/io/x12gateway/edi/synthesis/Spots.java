package io.x12gateway.edi.synthesis;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.synthesis.Spot.Scope;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static io.x12gateway.edi.synthesis.Spot.cent;
import static io.x12gateway.edi.synthesis.Spot.clear;
import static io.x12gateway.edi.synthesis.Spot.countUp;
import static io.x12gateway.edi.synthesis.Spot.followedBy;
import static io.x12gateway.edi.synthesis.Spot.lastDigit;
import static io.x12gateway.edi.synthesis.Spot.put;
import static io.x12gateway.edi.synthesis.Spot.remove;
import static io.x12gateway.edi.synthesis.Spot.set;
import static io.x12gateway.edi.synthesis.Spot.twice;
import static io.x12gateway.edi.synthesis.Spot.unit;

/** Where each defect strikes in each transaction set. */
final class Spots {
    private static final String FEBRUARY_31 = "20260231";
    private static final Map<Defect, Spot> ENVELOPE = envelope();
    private static final Map<TransactionType, Map<Defect, Spot>> SETS = sets();

    private Spots() {}

    static Optional<Spot> of(Defect defect, TransactionType type) {
        if (defect == Defect.TRANSACTION_GUIDE && !type.namesGuideInHeader()) return Optional.empty();
        var common = ENVELOPE.get(defect);
        if (common != null) return Optional.of(common);
        var own = SETS.get(type);
        return own == null ? Optional.empty() : Optional.ofNullable(own.get(defect));
    }

    private static Map<Defect, Spot> envelope() {
        var spots = new EnumMap<Defect, Spot>(Defect.class);
        spots.put(Defect.TRANSACTION_SEGMENT_COUNT, set("SE", countUp(1)));
        spots.put(Defect.TRANSACTION_CONTROL_NUMBER_MISMATCH, set("SE", countUp(2)));
        spots.put(Defect.TRANSACTION_CONTROL_NUMBER_DUPLICATE, set("ST", segment -> java.util.List.of(segment)));
        spots.put(Defect.TRANSACTION_GUIDE, set("ST", put(3, "005010X999")));
        spots.put(Defect.GROUP_TRANSACTION_COUNT, Spot.in(Scope.GROUP, "GE", countUp(1)));
        spots.put(Defect.GROUP_CONTROL_NUMBER_MISMATCH, Spot.in(Scope.GROUP, "GE", countUp(2)));
        spots.put(Defect.INTERCHANGE_GROUP_COUNT, Spot.in(Scope.INTERCHANGE, "IEA", countUp(1)));
        spots.put(Defect.INTERCHANGE_CONTROL_NUMBER_MISMATCH, Spot.in(Scope.INTERCHANGE, "IEA", countUp(2)));
        return spots;
    }

    private static Map<TransactionType, Map<Defect, Spot>> sets() {
        var sets = new HashMap<TransactionType, Map<Defect, Spot>>();
        sets.put(TransactionType.REMITTANCE_ADVICE, remittance());
        sets.put(TransactionType.ELIGIBILITY_INQUIRY, eligibility());
        sets.put(TransactionType.ELIGIBILITY_RESPONSE, eligibility());
        sets.put(TransactionType.CLAIM_STATUS_REQUEST, claimStatusRequest());
        sets.put(TransactionType.CLAIM_STATUS_RESPONSE, claimStatusResponse());
        sets.put(TransactionType.PROFESSIONAL_CLAIM, professionalClaim());
        sets.put(TransactionType.INSTITUTIONAL_CLAIM, institutionalClaim());
        sets.put(TransactionType.CLAIM_ACKNOWLEDGMENT, claimAcknowledgment());
        sets.put(TransactionType.IMPLEMENTATION_ACKNOWLEDGMENT, acknowledgment());
        return sets;
    }

    private static Map<Defect, Spot> remittance() {
        var spots = new EnumMap<Defect, Spot>(Defect.class);
        spots.put(Defect.SEGMENT_MISSING, patient(remove()));
        spots.put(Defect.SEGMENT_TOO_MANY, patient(twice()));
        spots.put(Defect.SEGMENT_UNKNOWN, patient(followedBy("ZZZ", "1")));
        spots.put(Defect.SEGMENT_NOT_IN_SET, patient(followedBy("CLM", "1", "1")));
        spots.put(Defect.ELEMENT_MISSING, unit("CLP", clear(6)));
        spots.put(Defect.ELEMENT_CONDITIONAL_MISSING, patient(clear(9)).where(9, ""));
        spots.put(Defect.ELEMENT_TOO_MANY, patient(put(13, "X")));
        spots.put(Defect.ELEMENT_NOT_USED, patient(put(6, "DR")));
        spots.put(Defect.ELEMENT_TOO_SHORT, set("N4", put(1, "X")));
        spots.put(Defect.ELEMENT_TOO_LONG, unit("CLP", put(7, "9".repeat(51))));
        spots.put(Defect.ELEMENT_CHARACTER, unit("CLP", put(1, "ACCT\u0001")));
        spots.put(Defect.ELEMENT_CODE, unit("CLP", put(6, "Q9")));
        spots.put(Defect.ELEMENT_DATE, unit("DTM", put(2, FEBRUARY_31)).where(1, "050"));
        spots.put(Defect.BALANCE_SERVICE, unit("SVC", cent(3)));
        spots.put(Defect.BALANCE_CLAIM, unit("CLP", cent(4)).where(2, "1"));
        spots.put(Defect.BALANCE_TRANSACTION, set("BPR", cent(2)).where(1, "I"));
        spots.put(
                Defect.NPI_CHECK_DIGIT, unit("NM1", lastDigit(9)).where(1, "82").where(8, "XX"));
        return spots;
    }

    private static Spot patient(Spot.Change change) {
        return unit("NM1", change).where(1, "QC");
    }

    /** What the sets with an HL tree have in common. */
    private static Map<Defect, Spot> tree() {
        var spots = new EnumMap<Defect, Spot>(Defect.class);
        spots.put(Defect.SEGMENT_MISSING, set("BHT", remove()));
        spots.put(Defect.SEGMENT_UNKNOWN, subscriber(followedBy("ZZZ", "1")));
        spots.put(Defect.SEGMENT_NOT_IN_SET, subscriber(followedBy("CLM", "1", "1")));
        spots.put(Defect.ELEMENT_MISSING, unit("TRN", clear(2)));
        spots.put(Defect.ELEMENT_TOO_MANY, subscriber(put(13, "X")));
        spots.put(Defect.ELEMENT_NOT_USED, subscriber(put(6, "DR")));
        spots.put(Defect.ELEMENT_TOO_LONG, unit("TRN", put(2, "T".repeat(51))));
        spots.put(Defect.ELEMENT_CHARACTER, unit("TRN", put(2, "T\u0001")));
        spots.put(Defect.ELEMENT_TIME, set("BHT", put(5, "0961")));
        spots.put(
                Defect.HL_SEQUENCE, unit("HL", put(1, "900001")).where(3, "22").where(4, "0"));
        spots.put(Defect.HL_PARENT, unit("HL", put(2, "900001")).where(3, "22"));
        spots.put(
                Defect.NPI_CHECK_DIGIT, unit("NM1", lastDigit(9)).where(1, "1P").where(8, "XX"));
        return spots;
    }

    private static Spot subscriber(Spot.Change change) {
        return unit("NM1", change).where(1, "IL");
    }

    private static Map<Defect, Spot> eligibility() {
        var spots = tree();
        spots.put(Defect.SEGMENT_TOO_MANY, unit("DMG", twice()));
        spots.put(Defect.ELEMENT_CONDITIONAL_MISSING, subscriber(clear(9)).where(9, ""));
        spots.put(Defect.ELEMENT_TOO_SHORT, unit("TRN", put(3, "9SHORT")));
        spots.put(Defect.ELEMENT_CODE, unit("DMG", put(3, "Q")));
        spots.put(Defect.ELEMENT_DATE, unit("DMG", put(2, FEBRUARY_31)));
        return spots;
    }

    private static Map<Defect, Spot> claimStatusRequest() {
        var spots = tree();
        spots.put(Defect.SEGMENT_TOO_MANY, unit("DMG", twice()));
        spots.put(Defect.ELEMENT_TOO_SHORT, set("NM1", put(9, "X")).where(1, "41"));
        spots.put(Defect.ELEMENT_CODE, unit("DMG", put(3, "Q")));
        spots.put(Defect.ELEMENT_DATE, unit("DMG", put(2, FEBRUARY_31)));
        return spots;
    }

    private static Map<Defect, Spot> claimStatusResponse() {
        var spots = tree();
        spots.put(Defect.SEGMENT_TOO_MANY, unit("DTP", twice()).where(1, "472"));
        spots.put(Defect.ELEMENT_TOO_SHORT, set("NM1", put(9, "X")).where(1, "41"));
        spots.put(Defect.ELEMENT_CODE, unit("HL", put(4, "7")).where(3, "22").where(4, "0"));
        spots.put(Defect.ELEMENT_DATE, unit("STC", put(2, FEBRUARY_31)));
        return spots;
    }

    private static Map<Defect, Spot> professionalClaim() {
        var spots = claim();
        spots.put(Defect.ELEMENT_CONDITIONAL_MISSING, subscriber(clear(9)).where(9, ""));
        spots.put(
                Defect.ELEMENT_DATE,
                unit("DTP", put(3, FEBRUARY_31)).where(1, "472").where(2, "D8"));
        return spots;
    }

    private static Map<Defect, Spot> institutionalClaim() {
        var spots = claim();
        spots.put(
                Defect.ELEMENT_DATE,
                unit("DTP", put(3, FEBRUARY_31 + "-20260301")).where(1, "434"));
        return spots;
    }

    private static Map<Defect, Spot> claim() {
        var spots = tree();
        spots.put(Defect.SEGMENT_TOO_MANY, unit("SBR", twice()));
        spots.put(Defect.SEGMENT_NOT_IN_SET, subscriber(followedBy("CLP", "1", "1")));
        spots.put(Defect.ELEMENT_MISSING, unit("CLM", clear(7)));
        spots.put(Defect.ELEMENT_TOO_SHORT, set("NM1", put(9, "X")).where(1, "41"));
        spots.put(Defect.ELEMENT_TOO_LONG, unit("CLM", put(1, "A".repeat(39))));
        spots.put(Defect.ELEMENT_CHARACTER, unit("CLM", put(1, "ACCT\u0001")));
        spots.put(Defect.ELEMENT_CODE, unit("CLM", put(7, "Q")));
        spots.put(Defect.BALANCE_CLAIM, unit("CLM", cent(2)));
        spots.put(
                Defect.NPI_CHECK_DIGIT, unit("NM1", lastDigit(9)).where(1, "85").where(8, "XX"));
        return spots;
    }

    private static Map<Defect, Spot> claimAcknowledgment() {
        var spots = tree();
        spots.put(Defect.SEGMENT_UNKNOWN, patient(followedBy("ZZZ", "1")));
        spots.put(Defect.SEGMENT_NOT_IN_SET, patient(followedBy("CLM", "1", "1")));
        spots.put(Defect.SEGMENT_TOO_MANY, unit("DTP", twice()).where(1, "472"));
        spots.put(Defect.ELEMENT_TOO_MANY, patient(put(13, "X")));
        spots.put(Defect.ELEMENT_NOT_USED, patient(put(6, "DR")));
        spots.put(Defect.ELEMENT_TOO_SHORT, set("NM1", put(9, "X")).where(1, "41"));
        spots.put(Defect.ELEMENT_CODE, unit("STC", put(3, "Q")).where(2, ""));
        spots.put(Defect.ELEMENT_DATE, unit("STC", put(2, FEBRUARY_31)).where(2, ""));
        spots.put(Defect.HL_SEQUENCE, unit("HL", put(1, "900001")).where(3, "PT"));
        spots.put(Defect.HL_PARENT, unit("HL", put(2, "900001")).where(3, "PT"));
        spots.put(
                Defect.NPI_CHECK_DIGIT, unit("NM1", lastDigit(9)).where(1, "85").where(8, "XX"));
        return spots;
    }

    private static Map<Defect, Spot> acknowledgment() {
        var spots = new EnumMap<Defect, Spot>(Defect.class);
        spots.put(Defect.SEGMENT_MISSING, set("AK9", remove()));
        spots.put(Defect.SEGMENT_UNKNOWN, unit("AK2", followedBy("ZZZ", "1")));
        spots.put(Defect.SEGMENT_NOT_IN_SET, unit("AK2", followedBy("CLM", "1", "1")));
        spots.put(Defect.ELEMENT_MISSING, unit("IK3", clear(4)));
        spots.put(Defect.ELEMENT_TOO_MANY, unit("AK2", put(4, "X")));
        spots.put(Defect.ELEMENT_TOO_SHORT, unit("AK2", put(2, "1")));
        spots.put(Defect.ELEMENT_TOO_LONG, unit("AK2", put(2, "1234567890")));
        spots.put(Defect.ELEMENT_CHARACTER, unit("AK2", put(2, "0001\u0001")));
        spots.put(Defect.ELEMENT_CODE, unit("IK3", put(4, "99")));
        return spots;
    }
}
