package io.x12gateway.samples.claims;

import io.x12gateway.samples.data.DataFolder;

import java.math.BigDecimal;
import java.util.List;

/**
 * A provider whom the claims system pays.
 *
 * @param taxId nine digits
 * @param bank nine digits; {@code account} at that bank
 * @param balance amounts that every run takes from the payee (positive) or gives to it (negative) beside the claims
 */
public record Payee(
        String npi,
        String name,
        String taxId,
        String street,
        String city,
        String state,
        String zip,
        String bank,
        String account,
        List<BalanceItem> balance) {
    public Payee {
        balance = balance == null ? List.of() : List.copyOf(balance);
    }

    /**
     * One adjustment of the payee's balance.
     *
     * @param reason PLB03-1, such as {@code WO} overpayment recovery or {@code L6} interest
     * @param reference PLB03-2
     * @param amount dollars; positive reduces the payment
     */
    public record BalanceItem(String reason, String reference, BigDecimal amount) {}

    private record File(List<Payee> payees) {}

    /** Those that come with the program, in the order in which they are paid: {@code claims-system/payees.yaml}. */
    public static List<Payee> packaged() {
        return List.copyOf(
                DataFolder.packagedFile("claims-system/payees.yaml", File.class).payees());
    }
}
