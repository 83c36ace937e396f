package io.x12gateway.samples.demo;

import java.util.List;
import java.util.Set;

/**
 * A party of the demo, as it would be enrolled.
 *
 * @param kind as the partner file calls it
 * @param interchangeId ISA06 and GS02
 * @param transactions what its agreement covers
 * @param providers NPIs that the agreement covers
 * @param delegatedRemittances NPIs whose 835 it receives by delegation
 */
record DemoPartner(
        String id,
        String name,
        String kind,
        String interchangeId,
        List<String> transactions,
        List<String> providers,
        List<String> delegatedRemittances) {

    static final String CLEARINGHOUSE = "quillway";
    static final String AGENCY = "cedar-billing";
    static final String PAYER = "mac-sample";

    private static final String RIVERBEND_CLINIC = "1234567893";
    private static final String HARBOR_THERAPY = "1450000025";
    private static final String LAKESIDE_HOSPITAL = "1670000037";
    private static final String FARFIELD_PRACTICE = "1900000013";
    private static final String BYGONE_SURGEONS = "1880000041";

    /** Passes the check of an NPI and belongs to nobody. */
    private static final String NOBODYS_NPI = "1100000011";

    /** Who have a server of their own that is told what happens. */
    static final Set<String> TOLD = Set.of(CLEARINGHOUSE, AGENCY);

    /** Passwords are for those alone whose programs cannot use keys. */
    boolean mayUseSftpPassword() {
        return id.equals(AGENCY);
    }

    /** A clearinghouse that asks, two billing agencies that are paid for, the payer whose system pays, and another payer. */
    static final List<DemoPartner> ALL = List.of(
            new DemoPartner(
                    CLEARINGHOUSE,
                    "Quillway Clearinghouse",
                    "clearinghouse",
                    "CH0001",
                    List.of("270", "271", "276", "277", "837"),
                    List.of(
                            RIVERBEND_CLINIC,
                            HARBOR_THERAPY,
                            LAKESIDE_HOSPITAL,
                            FARFIELD_PRACTICE,
                            BYGONE_SURGEONS,
                            NOBODYS_NPI),
                    List.of()),
            new DemoPartner(
                    AGENCY,
                    "Cedar Billing",
                    "billing-agency",
                    "CEDAR01",
                    List.of(),
                    List.of(),
                    List.of(RIVERBEND_CLINIC)),
            new DemoPartner(
                    "summit-billing",
                    "Summit Billing",
                    "billing-agency",
                    "SUMMIT1",
                    List.of(),
                    List.of(),
                    List.of(HARBOR_THERAPY, LAKESIDE_HOSPITAL)),
            new DemoPartner(
                    PAYER, "Medicare MAC Sample", "payer", "MACPAY1", List.of("835", "277"), List.of(), List.of()),
            new DemoPartner(
                    "harvest-mutual",
                    "Harvest Mutual",
                    "payer",
                    "HARVEST1",
                    List.of("835", "271", "277"),
                    List.of(),
                    List.of()));
}
