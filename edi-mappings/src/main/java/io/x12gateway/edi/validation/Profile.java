package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is agreed with one partner about the verdict: which levels are judged, and which rules only warn. Applied with
 * {@link ValidationReport#under(Profile, LocalDate)}; a lowered error no longer rejects.
 *
 * <p>Some rules are out of its reach, see {@link #fixed(FindingCode)}: where the envelope, the order of segments or the
 * tree of levels is wrong, data would be read in the wrong place, and a note could not make that safe. {@code INTERCHANGE},
 * {@code SNIP1} and {@code SNIP2} are always judged for the same reason.
 *
 * @param name of the partner, for people
 * @param levels those judged; findings of other levels are left out of the report
 * @param notesTold whether rules lowered to a warning are told in the 999 (IK5 and AK9 {@code E}); otherwise only the
 *     report holds them
 * @param rules in order; of those that fit a finding the last one decides
 */
public record Profile(String name, Set<Level> levels, boolean notesTold, List<Rule> rules) {
    private static final Set<Level> ALWAYS = EnumSet.of(Level.INTERCHANGE, Level.SNIP1, Level.SNIP2);

    /** Every level and every rule as it stands. */
    public static final Profile STRICT = new Profile("", EnumSet.allOf(Level.class), false, List.of());

    private static final Set<FindingCode> FIXED = EnumSet.of(
            FindingCode.EMPTY,
            FindingCode.NOT_X12,
            FindingCode.TRUNCATED_ISA,
            FindingCode.ISA_LENGTH,
            FindingCode.ENCODING,
            FindingCode.BYTE_ORDER_MARK,
            FindingCode.TEXT_OUTSIDE_INTERCHANGE,
            FindingCode.FINDINGS_CUT_OFF,
            FindingCode.INTERCHANGE_ELEMENT,
            FindingCode.INTERCHANGE_DELIMITER,
            FindingCode.INTERCHANGE_VERSION,
            FindingCode.INTERCHANGE_CONTROL_NUMBER_MISMATCH,
            FindingCode.INTERCHANGE_GROUP_COUNT,
            FindingCode.INTERCHANGE_STRUCTURE,
            FindingCode.INTERCHANGE_TRUNCATED,
            FindingCode.INTERCHANGE_DUPLICATE,
            FindingCode.SENDER_UNKNOWN,
            FindingCode.SENDER_NOT_CALLER,
            FindingCode.RECEIVER_UNKNOWN,
            FindingCode.USAGE_NOT_ALLOWED,
            FindingCode.GROUP_TYPE_UNSUPPORTED,
            FindingCode.GROUP_VERSION_UNSUPPORTED,
            FindingCode.GROUP_TRAILER_MISSING,
            FindingCode.GROUP_CONTROL_NUMBER_MISMATCH,
            FindingCode.GROUP_CONTROL_NUMBER_SYNTAX,
            FindingCode.GROUP_CONTROL_NUMBER_DUPLICATE,
            FindingCode.GROUP_TRANSACTION_COUNT,
            FindingCode.GROUP_ELEMENT,
            FindingCode.TRANSACTION_UNSUPPORTED,
            FindingCode.TRANSACTION_NOT_IN_GROUP,
            FindingCode.TRANSACTION_NOT_AGREED,
            FindingCode.TRANSACTION_TRAILER_MISSING,
            FindingCode.TRANSACTION_CONTROL_NUMBER_MISMATCH,
            FindingCode.TRANSACTION_CONTROL_NUMBER_SYNTAX,
            FindingCode.TRANSACTION_CONTROL_NUMBER_DUPLICATE,
            FindingCode.SEGMENT_UNKNOWN,
            FindingCode.SEGMENT_UNEXPECTED,
            FindingCode.SEGMENT_MISSING,
            FindingCode.SEGMENT_TOO_MANY,
            FindingCode.SEGMENT_NOT_IN_SET,
            FindingCode.SEGMENT_OUT_OF_ORDER,
            FindingCode.LOOP_MISSING,
            FindingCode.HL_SEQUENCE,
            FindingCode.HL_PARENT);

    /**
     * One rule lowered or raised.
     *
     * @param type only in this transaction set; empty for all
     * @param place only there, as {@link Location#label()} has it, with or without the loop: {@code 2100C NM109},
     *     {@code NM109}; empty for everywhere
     * @param until the last day on which it counts; empty for always
     */
    public record Rule(
            FindingCode code,
            Optional<TransactionType> type,
            String place,
            Severity severity,
            Optional<LocalDate> until) {
        public Rule {
            if (fixed(code)) throw new IllegalArgumentException(code + " can't be lowered or raised");
        }

        private boolean fits(Finding finding, Optional<TransactionType> in, LocalDate day) {
            if (finding.code() != code || type.isPresent() && !type.equals(in)) return false;
            if (until.isPresent() && day.isAfter(until.get())) return false;
            return place.isEmpty() || at(finding.location());
        }

        private boolean at(Location location) {
            var label = location.label();
            return label.equals(place) || label.endsWith(" " + place);
        }
    }

    public Profile {
        var judged = EnumSet.copyOf(ALWAYS);
        judged.addAll(levels);
        levels = Collections.unmodifiableSet(judged);
        rules = List.copyOf(rules);
    }

    /** Reads the text form; see {@code docs/reference/partner-profiles.md}. */
    public static Profile parse(String text) throws ProfileException {
        return new ProfileReading(text).read();
    }

    /** Whether no partner can have it judged otherwise. */
    public static boolean fixed(FindingCode code) {
        return FIXED.contains(code);
    }

    /**
     * What counts for answers that give back what was let in: in another set, and at another place, so that a lowered
     * rule is lowered everywhere. Raised rules are about what the partner sends.
     */
    public Profile ofAnswers() {
        var lowered = rules.stream()
                .filter(rule -> rule.severity() == Severity.WARNING)
                .map(rule -> new Rule(rule.code(), Optional.empty(), "", rule.severity(), rule.until()))
                .toList();
        return new Profile(name, levels, notesTold, lowered);
    }

    /** The findings as this partner is told them. */
    List<Finding> applied(List<Finding> findings, Optional<TransactionType> in, LocalDate day) {
        return findings.stream()
                .filter(finding -> levels.contains(finding.level()))
                .map(finding -> applied(finding, in, day))
                .toList();
    }

    private Finding applied(Finding finding, Optional<TransactionType> in, LocalDate day) {
        for (var rule : rules.reversed()) if (rule.fits(finding, in, day)) return as(rule.severity(), finding);
        return finding;
    }

    private Finding as(Severity severity, Finding finding) {
        if (finding.severity() == severity) return finding;
        if (severity == Severity.ERROR) return finding.asError();
        return notesTold ? finding.asNote() : finding.asWarning();
    }
}
