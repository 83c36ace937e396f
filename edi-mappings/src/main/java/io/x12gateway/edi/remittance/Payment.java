package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Dates;
import io.x12gateway.edi.segment.Decimal;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * How and when the money moves. BPR.
 *
 * @param handling BPR01: {@code I} remittance only, {@code H} notification only, and others
 * @param amount BPR02, never negative
 * @param creditOrDebit BPR03
 * @param method BPR04: {@code ACH CHK NON} and others
 * @param format BPR05
 * @param payerAccount BPR06-09
 * @param payerId BPR10, ten characters, equal to TRN03
 * @param payerCode BPR11
 * @param payeeAccount BPR12-15
 * @param date BPR16: EFT effective date or cheque date
 */
public record Payment(
        String handling,
        BigDecimal amount,
        String creditOrDebit,
        String method,
        String format,
        BankAccount payerAccount,
        String payerId,
        String payerCode,
        BankAccount payeeAccount,
        LocalDate date) {
    private static final int DATE = 16;

    public Payment {
        amount = Decimal.canonical(amount);
    }

    /** A bank and an account in it; all empty where no money moves electronically. */
    public record BankAccount(String bankQualifier, String bank, String accountQualifier, String account) {
        public static final BankAccount NONE = new BankAccount("", "", "", "");

        static BankAccount read(Segment bpr, int from) {
            return new BankAccount(
                    bpr.element(from), bpr.element(from + 1), bpr.element(from + 2), bpr.element(from + 3));
        }
    }

    static Payment read(Segment bpr) {
        return new Payment(
                bpr.element(1),
                Decimal.required(bpr, 2),
                bpr.element(3),
                bpr.element(4),
                bpr.element(5),
                BankAccount.read(bpr, 6),
                bpr.element(10),
                bpr.element(11),
                BankAccount.read(bpr, 12),
                Dates.required(bpr, DATE));
    }

    Segment segment() {
        return Segment.of(
                "BPR",
                handling,
                Decimal.text(amount),
                creditOrDebit,
                method,
                format,
                payerAccount.bankQualifier(),
                payerAccount.bank(),
                payerAccount.accountQualifier(),
                payerAccount.account(),
                payerId,
                payerCode,
                payeeAccount.bankQualifier(),
                payeeAccount.bank(),
                payeeAccount.accountQualifier(),
                payeeAccount.account(),
                Dates.text(date));
    }
}
