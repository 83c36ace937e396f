package io.x12gateway.samples.claims.ledger;

import io.x12gateway.samples.data.DataFolder;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/**
 * A provider whom the claims system pays.
 *
 * @param taxId nine digits
 * @param bank nine digits; {@code account} at that bank
 * @param balance amounts that runs take from the payee (positive) or give to it (negative) beside the claims
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
     * @param reason PLB03-1, such as {@code WO} overpayment recovery, {@code 72} authorised return, {@code IR} tax
     *     withholding or {@code CT} capitation
     * @param reference PLB03-2
     * @param amount dollars; positive reduces the payment
     * @param percent instead of an amount: so much of what the claims are paid
     * @param once whether the first run alone has it
     */
    public record BalanceItem(
            String reason,
            String reference,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal percent,
            boolean once) {
        public BalanceItem {
            if ((amount == null) == (percent == null))
                throw new IllegalArgumentException(
                        "balance item " + reason + " " + reference + " needs an amount or a percent, not both");
        }
    }

    private record File(List<Payee> payees) {}

    /** Those that come with the program, in the order in which they are paid: {@code claims-system/payees.yaml}. */
    public static List<Payee> packaged() {
        return List.copyOf(
                DataFolder.packagedFile("claims-system/payees.yaml", File.class).payees());
    }

    /** Those of a file of the same form. */
    public static List<Payee> read(Path file) {
        return List.copyOf(DataFolder.readFile(file, File.class).payees());
    }
}
