package io.x12gateway.edi.mapping;

import java.util.Optional;

/** What a roster can tell of an inquiry. The constant's name is the field's name in a layout, in lower camel case. */
enum RosterField {
    PAYER_NAME(Kind.TEXT, 60),
    PAYER_ID(Kind.TEXT, 80),
    SUBMITTER_NAME(Kind.TEXT, 60),
    SUBMITTER_ID(Kind.TEXT, 80),
    PROVIDER_NAME(Kind.TEXT, 60),
    PROVIDER_FIRST_NAME(Kind.TEXT, 35),
    PROVIDER_NPI(Kind.NPI, 10),
    MEMBER_ID(Kind.TEXT, 80),
    LAST_NAME(Kind.TEXT, 60),
    FIRST_NAME(Kind.TEXT, 35),
    BIRTH_DATE(Kind.DATE, 8),
    GENDER(Kind.GENDER, 1),
    DEPENDENT_LAST_NAME(Kind.TEXT, 60),
    DEPENDENT_FIRST_NAME(Kind.TEXT, 35),
    DEPENDENT_BIRTH_DATE(Kind.DATE, 8),
    DEPENDENT_GENDER(Kind.GENDER, 1),
    SERVICE_DATE(Kind.DATE, 8),
    SERVICE_END_DATE(Kind.DATE, 8),
    SERVICE_TYPES(Kind.CODES, 200),
    TRACE_NUMBER(Kind.TEXT, 50),
    TRACE_ASSIGNER(Kind.ASSIGNER, 10),
    PATIENT_ACCOUNT(Kind.TEXT, 50),
    PAYER_CONTROL_NUMBER(Kind.TEXT, 50),
    BILL_TYPE(Kind.TEXT, 50),
    CHARGE(Kind.AMOUNT, 18);

    /** How a value must look. */
    enum Kind {
        TEXT,
        /** In the date format of the layout. */
        DATE,
        /** F, M or U. */
        GENDER,
        /** Ten digits with a right check digit. */
        NPI,
        /** Money with a point before the cents. */
        AMOUNT,
        /** Two-character codes with blanks between. */
        CODES,
        /** Exactly ten characters. */
        ASSIGNER
    }

    private final Kind kind;
    private final int lengthMax;

    RosterField(Kind kind, int lengthMax) {
        this.kind = kind;
        this.lengthMax = lengthMax;
    }

    Kind kind() {
        return kind;
    }

    int lengthMax() {
        return lengthMax;
    }

    /** Such as {@code memberId}. */
    String label() {
        var label = new StringBuilder();
        boolean upper = false;
        for (char c : name().toCharArray()) {
            if (c == '_') upper = true;
            else {
                label.append(upper ? c : Character.toLowerCase(c));
                upper = false;
            }
        }
        return label.toString();
    }

    static Optional<RosterField> of(String label) {
        for (var field : values()) if (field.label().equals(label)) return Optional.of(field);
        return Optional.empty();
    }
}
