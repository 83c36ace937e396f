package io.x12gateway.edi.schema;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.FindingCode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The classes of {@code second-opinion/disagreements.md} where only this judge finds fault, told by what it finds. */
enum Disagreement {
    DATE_FORMATS {
        @Override
        boolean explains(TransactionType type, List<String> body, Finding finding) {
            return Set.of(FindingCode.ELEMENT_DATE, FindingCode.ELEMENT_TIME).contains(finding.code())
                    && finding.location().elementReference() == PERIOD;
        }
    },
    YEAR_LONG_PAST {
        @Override
        boolean explains(TransactionType type, List<String> body, Finding finding) {
            var value = value(body, finding);
            return finding.code() == FindingCode.ELEMENT_DATE
                    && value.matches("\\d{8}")
                    && value.compareTo(FIRST_YEAR) < 0;
        }
    },
    AMOUNT_OF_MORE_THAN_TEN_DIGITS {
        @Override
        boolean explains(TransactionType type, List<String> body, Finding finding) {
            long digits =
                    value(body, finding).chars().filter(Character::isDigit).count();
            return finding.code() == FindingCode.ELEMENT_TOO_LONG
                    && finding.location().elementReference() == AMOUNT
                    && digits > 10
                    && digits <= 18;
        }
    },
    CONTROL_CHARACTER {
        @Override
        boolean explains(TransactionType type, List<String> body, Finding finding) {
            return value(body, finding).chars().anyMatch(c -> c < ' ');
        }
    },
    BLANK_VALUE {
        @Override
        boolean explains(TransactionType type, List<String> body, Finding finding) {
            return finding.code() == FindingCode.ELEMENT_CHARACTER
                    && Arrays.stream(value(body, finding).split("\\^", -1)).anyMatch(String::isBlank);
        }
    },
    BARE_POINT {
        @Override
        boolean explains(TransactionType type, List<String> body, Finding finding) {
            return finding.code() == FindingCode.ELEMENT_CHARACTER
                    && value(body, finding).matches("-?\\d+\\.");
        }
    },
    CODES_THAT_ARE_NUMBERS {
        @Override
        boolean explains(TransactionType type, List<String> body, Finding finding) {
            return finding.code() == FindingCode.ELEMENT_CODE
                    && finding.location().elementReference() == DIAGNOSIS_POINTER
                    && value(body, finding).matches("-?\\d+");
        }
    },
    BEFORE_DISCRIMINATOR {
        @Override
        boolean explains(TransactionType type, List<String> body, Finding finding) {
            var at = finding.location();
            return LOST.contains(finding.code())
                    && at.element() > 0
                    && at.element() < discriminating(Guides.plan(type).root(), at.segment());
        }
    },
    REQUIRED_USE_SKIPPED {
        @Override
        boolean explains(TransactionType type, List<String> body, Finding finding) {
            int there = finding.location().segmentPosition() - 2;
            return finding.code() == FindingCode.SEGMENT_MISSING
                    && (named(body, there, finding) || named(body, there - 1, finding));
        }
    },
    NEXT_OF_A_USE {
        @Override
        boolean explains(TransactionType type, List<String> body, Finding finding) {
            int there = finding.location().segmentPosition() - 2;
            return finding.code() == FindingCode.ELEMENT_MISSING
                    && finding.location().segment().equals(CONTEXT)
                    && named(body, there - 1, finding);
        }
    };

    /** The only segment whose use is told by a composite that may repeat. */
    private static final String CONTEXT = "CTX";

    /** The data element of dates in the form that another element names. */
    private static final int PERIOD = 1251;

    /** The data element of amounts of money. */
    private static final int AMOUNT = 782;

    private static final String FIRST_YEAR = "1600";

    /** The only number for which a guide lists codes. */
    private static final int DIAGNOSIS_POINTER = 1328;

    /** What StAEDI finds in an element before it knows which use of the segment this is. */
    private static final Set<FindingCode> LOST = Set.of(
            FindingCode.ELEMENT_TOO_LONG,
            FindingCode.ELEMENT_TOO_SHORT,
            FindingCode.ELEMENT_CHARACTER,
            FindingCode.ELEMENT_CODE);

    /** @param body the segments between ST and SE */
    abstract boolean explains(TransactionType type, List<String> body, Finding finding);

    static Optional<Disagreement> of(TransactionType type, List<String> body, Finding finding) {
        return Arrays.stream(values())
                .filter(each -> each.explains(type, body, finding))
                .findFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String value(List<String> body, Finding finding) {
        var at = finding.location();
        int there = at.segmentPosition() - 2;
        if (at.element() == 0 || there < 0 || there >= body.size()) return "";
        var elements = body.get(there).split("\\*", -1);
        if (at.element() >= elements.length) return "";
        if (at.component() == 0) return elements[at.element()];
        var components = elements[at.element()].split(":", -1);
        return at.component() <= components.length ? components[at.component() - 1] : "";
    }

    private static boolean named(List<String> body, int index, Finding finding) {
        return index >= 0
                && index < body.size()
                && body.get(index).startsWith(finding.location().segment() + "*");
    }

    /** The last element that tells one use of a segment from another; 0 if none does. */
    private static int discriminating(Part part, String segment) {
        return switch (part) {
            case SegmentPlan use ->
                use.id().equals(segment) && use.discriminator() != null
                        ? use.discriminator().element()
                        : 0;
            case LoopPlan loop ->
                loop.parts().stream()
                        .mapToInt(each -> discriminating(each, segment))
                        .max()
                        .orElse(0);
        };
    }
}
