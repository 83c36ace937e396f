package io.x12gateway.samples.hets;

import java.util.List;

/** What becomes of a question. */
sealed interface Decision {

    /**
     * The answer is this beneficiary's benefits.
     *
     * @param corrected whether the number that was asked for is not the one in force
     */
    record Found(Personas.Named beneficiary, Period dates, boolean corrected) implements Decision {}

    /** No answer below this level; one reason for each fault. */
    record Refused(At level, List<Reason> reasons) implements Decision {
        public Refused {
            reasons = reasons.stream().distinct().limit(REASONS_MAX).toList();
        }

        Refused(At level, Reason only) {
            this(level, List.of(only));
        }
    }

    int REASONS_MAX = 9;

    /** Where the AAA stands. */
    enum At {
        /** 2000A: the data base itself. */
        SYSTEM,
        /** 2100A. */
        SOURCE,
        /** 2100B. */
        PROVIDER,
        /** 2100C. */
        SUBSCRIBER
    }

    /** AAA03 and AAA04 (005010X279A1), with AAA01 {@code N} unless the request was in order. */
    enum Reason {
        AUTHORIZATION("41", "C"),
        SUBMITTER_SUSPENDED("41", "N"),
        UNAVAILABLE("42", "R"),
        PROVIDER_ID("43", "C"),
        PROVIDER_INELIGIBLE("50", "N"),
        PROVIDER_UNKNOWN("51", "C"),
        DATES_INVALID("57", "C"),
        BIRTH_DATE_MISSING("58", "C"),
        BEFORE_BIRTH("60", "C"),
        AFTER_DEATH("61", "C"),
        DATES_TOO_OLD("62", "C"),
        DATES_IN_FUTURE("63", "C"),
        BIRTH_DATE_DIFFERS("71", "C"),
        MEMBER_ID("72", "C"),
        NAME("73", "C"),
        GENDER("74", "C"),
        NOT_FOUND("75", "C"),
        PAYER_ID("79", "C");

        private final String code;
        private final String followUp;

        Reason(String code, String followUp) {
            this.code = code;
            this.followUp = followUp;
        }

        String code() {
            return code;
        }

        String followUp() {
            return followUp;
        }

        /** AAA01: {@code Y} if the request was in order and could not be worked on. */
        boolean requestWasValid() {
            return this == UNAVAILABLE;
        }
    }
}
