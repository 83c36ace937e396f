package io.x12gateway.samples.claims.ledger;

import io.x12gateway.samples.data.DataFolder;

/**
 * Who pays: the packaged {@code claims-system/payer.yaml}.
 *
 * @param id ISA06 and GS02 of its files
 * @param taxId nine digits; with a 1 before them BPR10 and TRN03
 * @param contractor REF*2U
 */
public record Payer(
        String id,
        String name,
        String taxId,
        String street,
        String city,
        String state,
        String zip,
        String contractor,
        String bank,
        String account,
        String claimsPhone,
        String ediPhone,
        String website) {

    public static Payer packaged() {
        return DataFolder.packagedFile("claims-system/payer.yaml", Payer.class);
    }

    /** TRN03 and BPR10. */
    public String traceAssigner() {
        return "1" + taxId;
    }
}
