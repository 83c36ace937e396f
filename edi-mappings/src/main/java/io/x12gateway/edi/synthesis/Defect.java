package io.x12gateway.edi.synthesis;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Severity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The faults that can be put into an otherwise valid file. Each is a single fault: where it strikes, a correct judge
 * tells exactly one finding, of the code, level and severity that stand here.
 */
public enum Defect {
    /** A segment that must be there is left out. */
    SEGMENT_MISSING(FindingCode.SEGMENT_MISSING, Level.SNIP1),
    /** A segment that may stand once stands twice. */
    SEGMENT_TOO_MANY(FindingCode.SEGMENT_TOO_MANY, Level.SNIP1),
    /** A segment id that X12 does not know. */
    SEGMENT_UNKNOWN(FindingCode.SEGMENT_UNKNOWN, Level.SNIP1),
    /** A segment of another transaction set. */
    SEGMENT_NOT_IN_SET(FindingCode.SEGMENT_NOT_IN_SET, Level.SNIP1),
    /** An element that must be there is empty. */
    ELEMENT_MISSING(FindingCode.ELEMENT_MISSING, Level.SNIP1),
    /** A qualifier without its identifier. */
    ELEMENT_CONDITIONAL_MISSING(FindingCode.ELEMENT_CONDITIONAL_MISSING, Level.SNIP1),
    /** An element beyond the last that the segment has. */
    ELEMENT_TOO_MANY(FindingCode.ELEMENT_TOO_MANY, Level.SNIP1),
    /** An element that the guide does not use. */
    ELEMENT_NOT_USED(FindingCode.ELEMENT_NOT_USED, Level.SNIP2),
    ELEMENT_TOO_SHORT(FindingCode.ELEMENT_TOO_SHORT, Level.SNIP1),
    ELEMENT_TOO_LONG(FindingCode.ELEMENT_TOO_LONG, Level.SNIP1),
    /** A control character inside an element. */
    ELEMENT_CHARACTER(FindingCode.ELEMENT_CHARACTER, Level.SNIP1),
    /** A code that is not in the guide's list. */
    ELEMENT_CODE(FindingCode.ELEMENT_CODE, Level.SNIP2),
    /** The thirty-first of February. */
    ELEMENT_DATE(FindingCode.ELEMENT_DATE, Level.SNIP1),
    /** The sixty-first minute. */
    ELEMENT_TIME(FindingCode.ELEMENT_TIME, Level.SNIP1),
    /** An HL number out of sequence. */
    HL_SEQUENCE(FindingCode.HL_SEQUENCE, Level.SNIP1),
    /** An HL whose parent does not exist. */
    HL_PARENT(FindingCode.HL_PARENT, Level.SNIP1),
    /** A service line that pays a cent more than its charge less its adjustments. */
    BALANCE_SERVICE(FindingCode.BALANCE_SERVICE, Level.SNIP3),
    /** A claim that pays a cent more than its charge less all adjustments. */
    BALANCE_CLAIM(FindingCode.BALANCE_CLAIM, Level.SNIP3),
    /** A payment that is a cent more than its claims less the provider's adjustments. */
    BALANCE_TRANSACTION(FindingCode.BALANCE_TRANSACTION, Level.SNIP3),
    /** A provider number whose check digit is off by one. */
    NPI_CHECK_DIGIT(FindingCode.NPI_CHECK_DIGIT, Level.SNIP5, Severity.WARNING),
    /** SE01 is one too high. */
    TRANSACTION_SEGMENT_COUNT(FindingCode.TRANSACTION_SEGMENT_COUNT, Level.SNIP1),
    /** SE02 is not ST02. */
    TRANSACTION_CONTROL_NUMBER_MISMATCH(FindingCode.TRANSACTION_CONTROL_NUMBER_MISMATCH, Level.SNIP1),
    /** ST02 is that of the transaction set before; strikes from the second set of a group on. */
    TRANSACTION_CONTROL_NUMBER_DUPLICATE(FindingCode.TRANSACTION_CONTROL_NUMBER_DUPLICATE, Level.SNIP1),
    /** ST03 names another guide than GS08. */
    TRANSACTION_GUIDE(FindingCode.TRANSACTION_GUIDE, Level.SNIP2),
    /** GE01 is one too high. */
    GROUP_TRANSACTION_COUNT(FindingCode.GROUP_TRANSACTION_COUNT, Level.SNIP1),
    /** GE02 is not GS06. */
    GROUP_CONTROL_NUMBER_MISMATCH(FindingCode.GROUP_CONTROL_NUMBER_MISMATCH, Level.SNIP1),
    /** IEA01 is one too high. */
    INTERCHANGE_GROUP_COUNT(FindingCode.INTERCHANGE_GROUP_COUNT, Level.INTERCHANGE),
    /** IEA02 is not ISA13. */
    INTERCHANGE_CONTROL_NUMBER_MISMATCH(FindingCode.INTERCHANGE_CONTROL_NUMBER_MISMATCH, Level.INTERCHANGE);

    private final FindingCode code;
    private final Level level;
    private final Severity severity;

    Defect(FindingCode code, Level level) {
        this(code, level, Severity.ERROR);
    }

    Defect(FindingCode code, Level level, Severity severity) {
        this.code = code;
        this.level = level;
        this.severity = severity;
    }

    /** What a correct judge says of it. */
    public FindingCode code() {
        return code;
    }

    public Level level() {
        return level;
    }

    public Severity severity() {
        return severity;
    }

    /** Whether it can be put into this set: an 835 has no HL to spoil, a 270 no balance. */
    public boolean strikes(TransactionType type) {
        return Spots.of(this, type).isPresent();
    }

    /** Every defect that can be put into this set. */
    public static Set<Defect> of(TransactionType type) {
        var all = EnumSet.noneOf(Defect.class);
        for (var defect : values()) if (defect.strikes(type)) all.add(defect);
        return all;
    }

    /** As the command line has it: {@code segment-missing}. */
    public static Defect named(String name) {
        for (var defect : values()) if (defect.toString().equals(name.strip())) return defect;
        throw new IllegalArgumentException("no defect \"" + name + "\"; choose from " + Arrays.toString(values()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
