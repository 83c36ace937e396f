package io.x12gateway.edi.validation;

/** The vocabulary of findings. Names are stable: partners build rules on them. */
public enum FindingCode {
    // the file
    EMPTY,
    NOT_X12,
    TRUNCATED_ISA,
    ISA_LENGTH,
    ENCODING,
    BYTE_ORDER_MARK,
    TEXT_OUTSIDE_INTERCHANGE,
    FINDINGS_CUT_OFF,
    // the interchange: TA1
    INTERCHANGE_ELEMENT,
    INTERCHANGE_DELIMITER,
    INTERCHANGE_VERSION,
    INTERCHANGE_CONTROL_NUMBER_MISMATCH,
    INTERCHANGE_GROUP_COUNT,
    INTERCHANGE_STRUCTURE,
    INTERCHANGE_TRUNCATED,
    INTERCHANGE_DUPLICATE,
    SENDER_UNKNOWN,
    SENDER_NOT_CALLER,
    RECEIVER_UNKNOWN,
    USAGE_NOT_ALLOWED,
    // the group: AK9
    GROUP_TYPE_UNSUPPORTED,
    GROUP_VERSION_UNSUPPORTED,
    GROUP_TRAILER_MISSING,
    GROUP_CONTROL_NUMBER_MISMATCH,
    GROUP_CONTROL_NUMBER_SYNTAX,
    GROUP_CONTROL_NUMBER_DUPLICATE,
    GROUP_TRANSACTION_COUNT,
    GROUP_ELEMENT,
    // the transaction set: IK5
    TRANSACTION_UNSUPPORTED,
    TRANSACTION_GUIDE,
    TRANSACTION_NOT_IN_GROUP,
    TRANSACTION_NOT_AGREED,
    TRANSACTION_TRAILER_MISSING,
    TRANSACTION_CONTROL_NUMBER_MISMATCH,
    TRANSACTION_CONTROL_NUMBER_SYNTAX,
    TRANSACTION_CONTROL_NUMBER_DUPLICATE,
    TRANSACTION_SEGMENT_COUNT,
    // segments: IK3
    SEGMENT_UNKNOWN,
    SEGMENT_UNEXPECTED,
    SEGMENT_MISSING,
    SEGMENT_TOO_MANY,
    SEGMENT_NOT_IN_SET,
    SEGMENT_OUT_OF_ORDER,
    SEGMENT_NOT_USED,
    SEGMENT_SITUATIONAL_MISSING,
    LOOP_TOO_MANY,
    LOOP_MISSING,
    // elements: IK4
    ELEMENT_MISSING,
    ELEMENT_CONDITIONAL_MISSING,
    ELEMENT_TOO_MANY,
    ELEMENT_TOO_SHORT,
    ELEMENT_TOO_LONG,
    ELEMENT_CHARACTER,
    ELEMENT_CODE,
    ELEMENT_CODE_IN_GUIDE,
    ELEMENT_DATE,
    ELEMENT_TIME,
    ELEMENT_EXCLUSION,
    ELEMENT_REPETITIONS,
    ELEMENT_COMPONENTS,
    ELEMENT_NOT_USED,
    ELEMENT_PATTERN,
    // situational rules
    HL_SEQUENCE,
    HL_PARENT,
    HL_CHILD,
    BALANCE_TRANSACTION,
    BALANCE_CLAIM,
    BALANCE_SERVICE,
    NPI_CHECK_DIGIT,

    // values with a form or check digit of their own
    /** A Medicare beneficiary identifier (MBI) of the wrong form. */
    MBI_FORMAT,
    /** A bank's routing number whose check digit does not fit. */
    ROUTING_NUMBER_CHECK_DIGIT,
    /** A state or province that the postal service does not know. */
    STATE_UNKNOWN,
    /** A ZIP code that is neither five nor nine digits. */
    ZIP_FORMAT,
    /** A type of bill that is neither three nor four characters of its form. */
    BILL_TYPE,

    // code lists
    /** A code that its dated list does not know. */
    CODE_UNKNOWN,
    /** A code that was not in force on the day it was used. */
    CODE_NOT_IN_FORCE,
    /** Codes that may not be used together. */
    CODE_COMBINATION,

    // dates, traces, numbers
    /** A date after the day the transaction set was made. */
    DATE_FUTURE,
    /** A date before what may be asked for. */
    DATE_TOO_OLD,
    /** Dates in the wrong order, or one without the other. */
    DATE_ORDER,
    /** A birth date that nobody living has. */
    BIRTH_DATE,
    /** The same trace number twice in a transaction set. */
    TRACE_DUPLICATE,
    /** A group number (LX01) that does not ascend. */
    GROUP_NUMBER_SEQUENCE,

    // 835
    /** The amount of a payment does not fit the way it is paid. */
    PAYMENT_METHOD,
    /** Bank data that the way of payment needs, or that it has no use for. */
    PAYMENT_BANK_DATA,
    /** The payer is named differently in BPR and TRN. */
    PAYMENT_PAYER_ID,
    /** A payee named by NPI without his tax id. */
    PAYEE_TAX_ID,
    /** An amount that does not fit the claim's status. */
    CLAIM_STATUS_AMOUNT,
    /** CLP05 is not the sum of the adjustments that the patient owes. */
    PATIENT_RESPONSIBILITY,
    /** Inpatient and outpatient adjudication (MIA, MOA) in one claim. */
    CLAIM_ADJUDICATION,
    /** An adjustment of nothing. */
    ADJUSTMENT_ZERO,
    /** An adjustment of the whole charge by a reason that may only reduce it. */
    ADJUSTMENT_WHOLE_CHARGE,
    /** An adjustment reason that needs a remark code has none. */
    REMARK_MISSING,
    /** Neither the claim nor its lines tell when the service was given. */
    SERVICE_DATE_MISSING,
    /** TS3 totals that are not those of the claims below. */
    GROUP_TOTALS,
    /** A provider adjustment (PLB) for a provider not named by a valid NPI. */
    PROVIDER_ADJUSTMENT_ID,

    // 270, 271
    /** Too little is told of a person for the payer's search options. */
    SEARCH_OPTION,
    /** A benefit line without the amount or share that it is about. */
    BENEFIT_AMOUNT,

    // 271, 277
    /** Something follows below a level that was rejected. */
    REJECTED_LEVEL,

    // 276, 277
    /** Nothing by which a payer could find the claim. */
    CLAIM_KEY_MISSING,
    /** A claim status that needs an entity or a second status has none. */
    STATUS_INCOMPLETE,
    /** An amount that the claim's status calls for is missing. */
    STATUS_AMOUNT,

    // claims: 277CA
    /** The tax id of the billing provider is not nine digits (A7:128:85). */
    CLAIM_TAX_ID,
    /** A taxonomy code of the wrong form (A7:145). */
    CLAIM_TAXONOMY,
    /** A ZIP code without all nine digits where they are needed (A7:500:85; a note of a place of service). */
    CLAIM_ZIP,
    /** A member id that is no Medicare number, where Medicare is to pay (A7:164:IL). */
    CLAIM_MEMBER_ID,
    /** A last name without a letter (A7:504). */
    CLAIM_NAME,
    /** A birth date after the day of the transaction (A7:158). */
    CLAIM_BIRTH_DATE,
    /** It is contradictory who the patient is, or a fact of his is missing (A8:156, A6:126:IL, A6:158:IL). */
    CLAIM_PATIENT,
    /** A place of service that is not in the list (A7:249). */
    CLAIM_PLACE_OF_SERVICE,
    /** A type of bill of the wrong form (A7:228). */
    CLAIM_BILL_TYPE,
    /** A claim frequency that there is not (A7:535). */
    CLAIM_FREQUENCY,
    /** A diagnosis of the wrong form, named twice, or of another edition than the others (A7:255). */
    CLAIM_DIAGNOSIS,
    /** A line points to a diagnosis that the claim has not (A7:477). */
    CLAIM_POINTER,
    /** A procedure code of the wrong form (A7:507). */
    CLAIM_PROCEDURE,
    /** A modifier of the wrong form (A7:453). */
    CLAIM_MODIFIER,
    /** A revenue code that is not four digits (A7:455). */
    CLAIM_REVENUE_CODE,
    /** A line of no units (A7:476). */
    CLAIM_UNITS,
    /** A service after the day of the transaction, or too long before it (A7:187, A7:188, A3:718). */
    CLAIM_DATE,
    /** Nobody is named who rendered the service for an organization; a note. */
    CLAIM_RENDERING_PROVIDER,
    /** A replacement or void does not name the claim it replaces (A6:464). */
    CLAIM_ORIGINAL_MISSING,
    /** A payer of second rank is not told what the first one paid (A6:286). */
    CLAIM_OTHER_PAYER,
    /** An inpatient bill without admission date or type (A7:189, A7:231). */
    CLAIM_ADMISSION,

    // 999
    /** Counts of a group (AK9) that are not those of its sets. */
    ACKNOWLEDGMENT_COUNT,
    /** A verdict that its own errors contradict. */
    ACKNOWLEDGMENT_VERDICT
}
