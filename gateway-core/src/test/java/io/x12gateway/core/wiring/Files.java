package io.x12gateway.core.wiring;

import java.util.ArrayList;
import java.util.List;

/** Files as invented partners send them. */
public final class Files {
    private Files() {}

    public static String interchange(String sender, int number, String... groups) {
        return isa(sender, "GATEWAY", number, "0", "T")
                + String.join("", groups)
                + "IEA*%d*%09d~\n".formatted(groups.length, number);
    }

    public static String isa(String sender, String receiver, int number, String ta1, String usage) {
        return "ISA*00*          *00*          *ZZ*%-15s*ZZ*%-15s*261121*1000*^*00501*%09d*%s*%s*:~\n"
                .formatted(sender, receiver, number, ta1, usage);
    }

    public static String group(String functionalId, String sender, int number, String guide, String... sets) {
        return "GS*%s*%s*GATEWAY*20261121*1000*%d*X*%s~\n".formatted(functionalId, sender, number, guide)
                + String.join("", sets)
                + "GE*%d*%d~\n".formatted(sets.length, number);
    }

    public static String eligibilityGroup(int number, String... sets) {
        return group("HS", "CH0001", number, "005010X279A1", sets);
    }

    public static String claimStatusGroup(int number, String... sets) {
        return group("HR", "CH0001", number, "005010X212", sets);
    }

    public static String remittanceGroup(int number, String... sets) {
        return group("HP", "MAC01", number, "005010X221A1", sets);
    }

    private static String set(String id, String number, String guide, List<String> body) {
        return "ST*%s*%s%s~\n".formatted(id, number, guide.isEmpty() ? "" : "*" + guide) + String.join("~\n", body)
                + "~\n" + "SE*%d*%s~\n".formatted(body.size() + 2, number);
    }

    public static String inquiry270(String number, String trace, String npi) {
        return set(
                "270",
                number,
                "005010X279A1",
                List.of(
                        "BHT*0022*13*REF" + trace + "*20261121*0915",
                        "HL*1**20*1",
                        "NM1*PR*2*CMS*****PI*CMS",
                        "HL*2*1*21*1",
                        "NM1*1P*2*RIVERBEND CLINIC*****XX*" + npi,
                        "HL*3*2*22*0",
                        "TRN*1*" + trace + "*9CH0001XYZ",
                        "NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73",
                        "DMG*D8*19480307",
                        "DTP*291*D8*20261121",
                        "EQ*30"));
    }

    /** One set that asks for several patients, each provider for one; {@code asked} is a trace and an NPI each. */
    public static String several270(String number, String reference, String... asked) {
        var body = new ArrayList<>(
                List.of("BHT*0022*13*" + reference + "*20261121*0915", "HL*1**20*1", "NM1*PR*2*CMS*****PI*CMS"));
        int level = 1;
        int receiver = 0;
        var provider = "";
        for (var each : asked) {
            var parts = each.split(" ", -1);
            if (!parts[1].equals(provider)) {
                provider = parts[1];
                receiver = ++level;
                body.add("HL*" + receiver + "*1*21*1");
                body.add("NM1*1P*2*RIVERBEND CLINIC*****XX*" + provider);
            }
            body.add("HL*" + ++level + "*" + receiver + "*22*0");
            body.add("TRN*1*" + parts[0] + "*9CH0001XYZ");
            body.add("NM1*IL*1*SAMPLE" + parts[0] + "*MARIA****MI*1EG4TE5MK73");
            body.add("DMG*D8*19480307");
            body.add("DTP*291*D8*20261121");
            body.add("EQ*30");
        }
        return set("270", number, "005010X279A1", body);
    }

    public static String request276(String number, String trace, String npi) {
        return set(
                "276",
                number,
                "005010X212",
                List.of(
                        "BHT*0010*13*REF" + trace + "*20261121*1000",
                        "HL*1**20*1",
                        "NM1*PR*2*EXAMPLE MAC PART B*****PI*09999",
                        "HL*2*1*21*1",
                        "NM1*41*2*CLEARWAY EDI*****46*CH0001",
                        "HL*3*2*19*1",
                        "NM1*1P*2*RIVERBEND CLINIC*****XX*" + npi,
                        "HL*4*3*22*0",
                        "DMG*D8*19480307*F",
                        "NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73",
                        "TRN*1*" + trace,
                        "REF*EJ*ACCT1001",
                        "AMT*T3*240",
                        "DTP*472*RD8*20261001-20261001"));
    }

    /** Breaks a transaction set beyond repair for a judge: its birth date is none. */
    public static String claim837(String number, String npi) {
        return set(
                "837",
                number,
                "005010X222A1",
                List.of(
                        "BHT*0019*00*BATCH1*20261121*1000*CH",
                        "NM1*41*2*CLEARWAY EDI*****46*CH0001",
                        "PER*IC*EDI DESK*TE*8005550111",
                        "NM1*40*2*EXAMPLE MAC PART B*****46*09999",
                        "HL*1**20*1",
                        "NM1*85*2*RIVERBEND CLINIC*****XX*" + npi,
                        "N3*500 RIVER ROAD",
                        "N4*FIELDTON*OH*440010001",
                        "REF*EI*123456789",
                        "HL*2*1*22*0",
                        "SBR*P*18*******MB",
                        "NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73",
                        "N3*12 ORCHARD LANE",
                        "N4*FIELDTON*OH*44001",
                        "DMG*D8*19480307*F",
                        "NM1*PR*2*EXAMPLE MAC PART B*****PI*09999",
                        "CLM*ACCT1001*200***11:B:1*Y*A*Y*Y",
                        "HI*ABK:I10",
                        "NM1*82*1*HART*ELENA****XX*1100000011",
                        "LX*1",
                        "SV1*HC:99214*200*UN*1***1",
                        "DTP*472*D8*20261001"));
    }

    /** A set of claims, each {@code account charge diagnosis}, of one provider, each of a patient of his own. */
    public static String claims837(String number, String reference, String npi, String... claims) {
        var segments = new ArrayList<String>(List.of(
                "BHT*0019*00*" + reference + "*20261121*1000*CH",
                "NM1*41*2*CLEARWAY EDI*****46*CH0001",
                "PER*IC*EDI DESK*TE*8005550111",
                "NM1*40*2*EXAMPLE MAC PART B*****46*09999",
                "HL*1**20*1",
                "NM1*85*2*RIVERBEND CLINIC*****XX*" + npi,
                "N3*500 RIVER ROAD",
                "N4*FIELDTON*OH*440010001",
                "REF*EI*123456789"));
        int level = 2;
        for (var claim : claims) {
            var parts = claim.split(" ", -1);
            segments.addAll(List.of(
                    "HL*" + level++ + "*1*22*0",
                    "SBR*P*18*******MB",
                    "NM1*IL*1*SAMPLE*PATIENT****MI*1EG4TE5MK73",
                    "N3*12 ORCHARD LANE",
                    "N4*FIELDTON*OH*44001",
                    "DMG*D8*19480307*F",
                    "NM1*PR*2*EXAMPLE MAC PART B*****PI*09999",
                    "CLM*" + parts[0] + "*" + parts[1] + "***11:B:1*Y*A*Y*Y",
                    "REF*D9*D" + parts[0],
                    "HI*ABK:" + parts[2],
                    "NM1*82*1*HART*ELENA****XX*1100000011",
                    "LX*1",
                    "SV1*HC:99214*" + parts[1] + "*UN*1***1",
                    "DTP*472*D8*20261001",
                    "REF*6R*L1"));
        }
        return set("837", number, "005010X222A1", segments);
    }

    /** GS to GE. */
    public static String claimGroup(int number, String... sets) {
        return group("HC", "CH0001", number, "005010X222A1", sets);
    }

    public static String broken(String set) {
        return set.replace("19480307", "19481307");
    }

    /** An advice about nothing but what is withheld and given back: no claim is in it. */
    public static String adjustmentsOnly835(String number, String trace, String npi, int paid) {
        return set(
                "835",
                number,
                "",
                List.of(
                        "BPR*I*" + paid
                                + "*C*ACH*CCP*01*122000661*DA*0001234*1999999999**01*122000661*DA*77712*20261125",
                        "TRN*1*" + trace + "*1999999999",
                        "DTM*405*20261121",
                        "N1*PR*EXAMPLE MAC PART B",
                        "N3*1 MAIN ST",
                        "N4*SAMPLETOWN*MD*212010000",
                        "PER*BL*EDI HELP DESK*TE*8005550100",
                        "N1*PE*RIVERBEND CLINIC*XX*" + npi,
                        "REF*TJ*123456789",
                        "PLB*" + npi + "*20261231*L6:INTEREST*-" + paid));
    }

    public static String remittance835(String number, String trace, String npi, int paid) {
        return set(
                "835",
                number,
                "",
                List.of(
                        "BPR*I*" + paid
                                + "*C*ACH*CCP*01*122000661*DA*0001234*1999999999**01*122000661*DA*77712*20261125",
                        "TRN*1*" + trace + "*1999999999",
                        "DTM*405*20261121",
                        "N1*PR*EXAMPLE MAC PART B",
                        "N3*1 MAIN ST",
                        "N4*SAMPLETOWN*MD*212010000",
                        "PER*BL*EDI HELP DESK*TE*8005550100",
                        "N1*PE*RIVERBEND CLINIC*XX*" + npi,
                        "REF*TJ*123456789",
                        "LX*1",
                        "CLP*ACCT" + trace + "*1*" + paid + "*" + paid + "**MB*ICN" + trace + "*11*1",
                        "NM1*QC*1*SAMPLEA*MARIA****MI*1EG4TE5MK73",
                        "DTM*232*20261001"));
    }
}
