package io.x12gateway.core.reconciliation;

/** What can be wrong between remittances and transfers. */
public enum Difference {
    /** Both are there and tell of different amounts. */
    AMOUNT_DIFFERS,
    /** Both are there, on different days. */
    DATE_DIFFERS,
    /** The bank moved money that no 835 tells of: a remittance is missing. */
    TRANSFER_WITHOUT_REMITTANCE,
    /** An 835 tells of money that the bank did not list. */
    REMITTANCE_WITHOUT_TRANSFER,
    /** The 835 moves no money, by amount or by BPR04, and the bank lists a transfer. */
    TRANSFER_NOT_EXPECTED,
    /** One transfer is listed several times. */
    TRANSFER_DOUBLED,
    /** One payment was told of several times, each time the same. */
    REMITTANCE_DOUBLED,
    /** One payment was told of again and otherwise; the last one counts. */
    REMITTANCE_REISSUED,
    /** It was taken in and delivered to nobody: it is held, or an operator rejected it. */
    REMITTANCE_HELD,
    /** It was refused with a 999, such as for not being balanced, and none of the same trace number came since. */
    REMITTANCE_REFUSED,
    /** The bank names another payer for the same trace number and amount. */
    PAYER_DIFFERS
}
