package io.x12gateway.edi.validation;

/**
 * The vocabulary of findings. Names are stable: partners build rules on them. The comment on each is its meaning in
 * {@code docs/reference/errors.md}, which a test makes from this file and from the examples that it judges.
 */
public enum FindingCode {
    // the file
    /** The file is empty or holds nothing but blanks. */
    EMPTY,
    /** The file is something else than X12. */
    NOT_X12,
    /** The bytes end within an ISA. */
    TRUNCATED_ISA,
    /** An ISA element does not have its fixed width, or the elements can't be told apart. */
    ISA_LENGTH,
    /** The file is in UTF-16 or EBCDIC. */
    ENCODING,
    /** A UTF-8 byte order mark stands before the ISA; it is skipped. */
    BYTE_ORDER_MARK,
    /** Bytes that belong to no interchange: padding is skipped, anything else is refused. */
    TEXT_OUTSIDE_INTERCHANGE,
    /** There is more to tell about one envelope than is listed. */
    FINDINGS_CUT_OFF,
    // the interchange: TA1
    /** An ISA element has no legal value. */
    INTERCHANGE_ELEMENT,
    /** A separator can't be one, or ISA11 names none. */
    INTERCHANGE_DELIMITER,
    /** ISA12 is not 00501. */
    INTERCHANGE_VERSION,
    /** IEA02 does not repeat ISA13. */
    INTERCHANGE_CONTROL_NUMBER_MISMATCH,
    /** IEA01 is not the number of groups. */
    INTERCHANGE_GROUP_COUNT,
    /** Envelopes are not nested as they should be, or nothing is in them. */
    INTERCHANGE_STRUCTURE,
    /** The file ends before IEA. */
    INTERCHANGE_TRUNCATED,
    /** The sender used this ISA13 before. */
    INTERCHANGE_DUPLICATE,
    /** Nobody here is known by ISA05 and ISA06. */
    SENDER_UNKNOWN,
    /** ISA06 belongs to somebody else than the one who sent it. */
    SENDER_NOT_CALLER,
    /** ISA07 and ISA08 are not this gateway's. */
    RECEIVER_UNKNOWN,
    /** ISA15 does not fit the environment or the agreement. */
    USAGE_NOT_ALLOWED,
    // the group: AK9
    /** GS01 does not go with the guide in GS08. */
    GROUP_TYPE_UNSUPPORTED,
    /** GS08 names a guide that is not supported. */
    GROUP_VERSION_UNSUPPORTED,
    /** A group has no GE. */
    GROUP_TRAILER_MISSING,
    /** GE02 does not repeat GS06. */
    GROUP_CONTROL_NUMBER_MISMATCH,
    /** GS06 is no number of one to nine digits. */
    GROUP_CONTROL_NUMBER_SYNTAX,
    /** GS06 was used before in the interchange. */
    GROUP_CONTROL_NUMBER_DUPLICATE,
    /** GE01 is not the number of transaction sets. */
    GROUP_TRANSACTION_COUNT,
    /** An element of GS that no 999 can tell of has no legal value. */
    GROUP_ELEMENT,
    // the transaction set: IK5
    /** ST01 names no transaction set, or one that is not supported. */
    TRANSACTION_UNSUPPORTED,
    /** ST03 does not repeat GS08. */
    TRANSACTION_GUIDE,
    /** ST01 does not belong in a group of this type. */
    TRANSACTION_NOT_IN_GROUP,
    /** The partner has no agreement for this transaction set. */
    TRANSACTION_NOT_AGREED,
    /** A transaction set has no SE. */
    TRANSACTION_TRAILER_MISSING,
    /** SE02 does not repeat ST02. */
    TRANSACTION_CONTROL_NUMBER_MISMATCH,
    /** ST02 does not have four to nine characters. */
    TRANSACTION_CONTROL_NUMBER_SYNTAX,
    /** ST02 was used before in the group. */
    TRANSACTION_CONTROL_NUMBER_DUPLICATE,
    /** SE01 is not the number of segments from ST to SE. */
    TRANSACTION_SEGMENT_COUNT,
    // segments: IK3
    /** X12 005010 has no such segment, or it is no segment id. */
    SEGMENT_UNKNOWN,
    /** The segment may not stand here. */
    SEGMENT_UNEXPECTED,
    /** A required segment is missing. */
    SEGMENT_MISSING,
    /** A segment stands more often than the guide allows. */
    SEGMENT_TOO_MANY,
    /** The transaction set has no such segment. */
    SEGMENT_NOT_IN_SET,
    /** A segment of the loop stands too late. */
    SEGMENT_OUT_OF_ORDER,
    /** X12 has the segment in this loop, but the guide does not use it. */
    SEGMENT_NOT_USED,
    /** A segment is missing that something else in the set calls for. */
    SEGMENT_SITUATIONAL_MISSING,
    /** A loop stands more often than the guide allows. */
    LOOP_TOO_MANY,
    /** The segment that should open a loop is missing. */
    LOOP_MISSING,
    // elements: IK4
    /** A required element is missing. */
    ELEMENT_MISSING,
    /** An element is missing that another one of the segment calls for. */
    ELEMENT_CONDITIONAL_MISSING,
    /** A segment has more elements than it is defined with; a note where they are empty. */
    ELEMENT_TOO_MANY,
    /** A value is too short. */
    ELEMENT_TOO_SHORT,
    /** A value is too long. */
    ELEMENT_TOO_LONG,
    /** A value holds a character that its type or X12 does not allow, or blanks only. */
    ELEMENT_CHARACTER,
    /** A code is not in the guide's list, and no guide here has it for that data element. */
    ELEMENT_CODE,
    /** A code is one of X12, but the guide does not list it here. */
    ELEMENT_CODE_IN_GUIDE,
    /** A date is none. */
    ELEMENT_DATE,
    /** A time of day is none. */
    ELEMENT_TIME,
    /** Of elements that exclude each other more than one is filled. */
    ELEMENT_EXCLUSION,
    /** An element repeats too often. */
    ELEMENT_REPETITIONS,
    /** An element has more components than it is defined with. */
    ELEMENT_COMPONENTS,
    /** An element is filled that the guide does not use. */
    ELEMENT_NOT_USED,
    // situational rules
    /** HL01 does not count the levels. */
    HL_SEQUENCE,
    /** HL02 names no earlier level that can be the parent. */
    HL_PARENT,
    /** HL04 does not tell the truth about levels below. */
    HL_CHILD,
    /** The payment is not the sum of its claims and provider adjustments. */
    BALANCE_TRANSACTION,
    /** A claim's charge, payment and adjustments do not balance. */
    BALANCE_CLAIM,
    /** A line's charge, payment and adjustments do not balance. */
    BALANCE_SERVICE,
    /** An NPI whose check digit does not fit. */
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
    /** A number in LX01 that does not ascend: of a group in an 835, of a line in a claim. */
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
    /** Totals (TS3 of an 835, QTY and AMT of a 277CA) that are not those of the claims below. */
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
