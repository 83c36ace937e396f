package io.x12gateway.edi.validation;

import java.util.stream.Stream;

/**
 * The codes that a finding becomes in an acknowledgment; empty where it has none. TA105 rejects the interchange; AK905
 * the group; IK502 the transaction set; IK304 and IK403 name a segment and an element of it (005010X231A1).
 *
 * @param claimStatus the STC01 composite of a 277CA, such as {@code A7:562:85}: a claim, batch or provider is refused,
 *     while its transaction set stands (005010X214)
 */
public record AckCodes(String ta105, String ak905, String ik502, String ik304, String ik403, String claimStatus) {
    public static final AckCodes NONE = new AckCodes("", "", "", "", "", "");

    /** Each code after the element that it stands in, such as {@code IK304 3}. */
    public Stream<String> told() {
        return Stream.of(
                        named("TA105", ta105),
                        named("AK905", ak905),
                        named("IK502", ik502),
                        named("IK304", ik304),
                        named("IK403", ik403),
                        named("STC01", claimStatus))
                .filter(each -> !each.isEmpty());
    }

    private static String named(String element, String code) {
        return code.isEmpty() ? "" : element + " " + code;
    }

    public static AckCodes interchange(String ta105) {
        return new AckCodes(ta105, "", "", "", "", "");
    }

    public static AckCodes group(String ak905) {
        return new AckCodes("", ak905, "", "", "", "");
    }

    public static AckCodes transaction(String ik502) {
        return new AckCodes("", "", ik502, "", "", "");
    }

    public static AckCodes segment(String ik304) {
        return new AckCodes("", "", ik304.startsWith("I") ? "I5" : "5", ik304, "", "");
    }

    public static AckCodes element(String ik403) {
        return new AckCodes("", "", ik403.startsWith("I") ? "I5" : "5", "8", ik403, "");
    }

    /** @param status category, status and, where it says more, entity: {@code A7:178}, {@code A7:562:85} */
    public static AckCodes claim(String status) {
        return new AckCodes("", "", "", "", "", status);
    }

    /**
     * For a warning that a profile made an error. What it is about is missing though the situation asks for it, or stands
     * there and should not; a value that stands where it may does not have the form agreed.
     */
    static AckCodes raised(FindingCode code, Location location) {
        if (location.segment().isEmpty()) return transaction("5");
        boolean missing = location.span().length() == 0;
        if (location.element() == 0) return segment(missing ? "I6" : "I9");
        if (missing) return element("I9");
        return element(code == FindingCode.PAYMENT_BANK_DATA ? "I13" : "I12");
    }
}
