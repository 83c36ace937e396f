package io.x12gateway.routes.pipeline;

import io.x12gateway.core.payload.Digest;

import java.nio.charset.StandardCharsets;

/** The files of one invented claim, from its 837 to the correction of its payment. */
final class TracedClaim {
    static final String CLINIC = "trace-clinic";
    static final String PAYER = "trace-payer";
    static final String AGENCY = "trace-agency";
    static final String STRANGER = "trace-stranger";
    static final String CLAIM = "TRACE-ACCT-7";
    static final String PAYERS_NUMBER = "2226279000777";
    static final String OTHER_CLAIM = "TRACE-ACCT-8";
    static final String CHECK = "EFT0000777";

    private TracedClaim() {}

    /** The partners who have to do with it, and one who has not. Their tokens are their ids. */
    static String partnersFile() {
        return "partners:\n"
                + partner(CLINIC, "TRACECLINIC", agreement("\"276\", \"277\", \"837\""))
                + partner(PAYER, "TRACEPAYER", "    kind: payer\n" + agreement("\"835\", \"277\""))
                + partner(
                        STRANGER, "TRACESTRANGE", agreement("\"276\", \"835\"").replace("1234567893", "1200000028"))
                + partner(AGENCY, "TRACEAGENCY", """
                      delegations:
                        - { provider: "1234567893", transaction: "835", from: 2020-01-01 }
                  """);
    }

    private static String agreement(String transactions) {
        return """
                    agreements:
                      - transactions: [%s]
                        providers: ["1234567893"]
                        from: 2020-01-01
                """.formatted(transactions);
    }

    private static String partner(String id, String isa, String rights) {
        return """
                  - id: %s
                    name: %s
                    identities:
                      - { qualifier: ZZ, id: %s }
                    applicationId: %s
                    usages: [T]
                    credentials:
                      apiTokenSha256: ["%s"]
                """.formatted(
                        id,
                        id,
                        isa,
                        isa,
                        Digest.of(id.getBytes(StandardCharsets.US_ASCII)).sha256())
                + rights;
    }

    /** Its 837P. */
    static String submitted() {
        return interchange(
                "TRACECLINIC", "HC", "005010X222A1", "000000837", "837*0001*005010X222A1", """
                BHT*0019*00*TRACEBATCH1*20261121*0915*CH~
                NM1*41*2*TRACE CLINIC*****46*TRACECLINIC~
                PER*IC*EDI DESK*TE*8005550111~
                NM1*40*2*GATEWAY*****46*GATEWAY~
                HL*1**20*1~
                NM1*85*2*RIVERBEND CLINIC*****XX*1234567893~
                N3*500 RIVER ROAD~
                N4*FIELDTON*OH*440010001~
                REF*EI*123456789~
                HL*2*1*22*0~
                SBR*P*18*******MB~
                NM1*IL*1*SAMPLEC*OTIS****MI*1EG4TE5MK73~
                N3*9 MILL STREET~
                N4*FIELDTON*OH*440010001~
                DMG*D8*19480214*M~
                NM1*PR*2*EXAMPLE MAC*****PI*09999~
                CLM*%s*90***11:B:1*Y*A*Y*Y~
                HI*ABK:Z720~
                LX*1~
                SV1*HC:99406*90*UN*1***1~
                DTP*472*D8*20261003~
                """.formatted(CLAIM));
    }

    /** The payer's 277CA. */
    static String acknowledged() {
        return interchange("TRACEPAYER", "HN", "005010X214", "000000214", "277*0001*005010X214", """
                BHT*0085*08*PAYERS-OWN-1*20261121*0930*TH~
                HL*1**20*1~
                NM1*PR*2*EXAMPLE MAC PART B*****PI*09999~
                TRN*1*RECEIPT-1~
                DTP*050*D8*20261121~
                DTP*009*D8*20261121~
                HL*2*1*21*1~
                NM1*41*2*TRACE CLINIC*****46*TRACECLINIC~
                TRN*2*TRACEBATCH1~
                STC*A1:19:PR*20261121*WQ*90~
                QTY*90*1~
                AMT*YU*90~
                HL*3*2*19*1~
                NM1*85*2*RIVERBEND CLINIC*****XX*1234567893~
                TRN*1*0~
                STC*A1:19:PR**WQ*90~
                QTY*QA*1~
                AMT*YU*90~
                HL*4*3*PT~
                NM1*QC*1*SAMPLEC*OTIS****MI*1EG4TE5MK73~
                TRN*2*%s~
                STC*A2:20:PR*20261121*WQ*90~
                REF*1K*%s~
                DTP*472*D8*20261003~
                """.formatted(
                        CLAIM, PAYERS_NUMBER));
    }

    /** A 276 about it. */
    static String asked() {
        return interchange("TRACECLINIC", "HR", "005010X212", "000000276", "276*0001*005010X212", """
                BHT*0010*13*REF0001*20261121*1000~
                HL*1**20*1~
                NM1*PR*2*SAMPLE PAYER*****PI*CMS~
                HL*2*1*21*1~
                NM1*41*2*TRACE CLINIC*****46*TRACECLINIC~
                HL*3*2*19*1~
                NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
                HL*4*3*22*0~
                DMG*D8*19480214*M~
                NM1*IL*1*SAMPLEC*OTIS****MI*1EG4TE5MK73~
                TRN*1*TRACE-7~
                REF*1K*%s~
                REF*EJ*%s~
                AMT*T3*90~
                DTP*472*D8*20261003~
                """.formatted(
                        PAYERS_NUMBER, CLAIM));
    }

    /** The 835 that denies it. */
    static String denied() {
        return remittance(
                "000000835", "BPR*H*0*C*NON************20261125~\nTRN*1*NP0000777*1999999999~\n", """
                CLP*%1$s*4*90*0*0*MB*%2$s*11*1~
                NM1*QC*1*SAMPLEC*OTIS****MI*1EG4TE5MK73~
                DTM*232*20261003~
                SVC*HC:99406*90*0**0~
                DTM*472*20261003~
                CAS*CO*97*90~
                LQ*HE*M15~
                """.formatted(
                                CLAIM, PAYERS_NUMBER));
    }

    /** The 835 that takes the denial back and pays a part; another claim is denied in it. */
    static String takenBackAndPaid() {
        return remittance("000000836", """
                BPR*I*60*C*ACH*CCP*01*044000024*DA*111222*1999999999**01*041000014*DA*333444*20261204~
                TRN*1*%s*1999999999~
                """.formatted(CHECK), """
                CLP*%1$s*22*-90*0**MB*%2$s*11*1~
                NM1*QC*1*SAMPLEC*OTIS****MI*1EG4TE5MK73~
                DTM*232*20261003~
                SVC*HC:99406*-90*0**-1~
                DTM*472*20261003~
                CAS*CO*97*-90~
                CLP*%1$s*1*90*60*30*MB*2226338000777*11*1~
                NM1*QC*1*SAMPLEC*OTIS****MI*1EG4TE5MK73~
                REF*F8*%2$s~
                DTM*232*20261003~
                SVC*HC:99406*90*60**1~
                DTM*472*20261003~
                CAS*PR*2*30~
                CLP*%3$s*4*50*0*0*MB*2226338000888*11*1~
                NM1*QC*1*SAMPLED*VERA****MI*1EG4TE5MK72~
                DTM*232*20261004~
                SVC*HC:99406*50*0**0~
                DTM*472*20261004~
                CAS*CO*97*50~
                LQ*HE*M15~
                """.formatted(CLAIM, PAYERS_NUMBER, OTHER_CLAIM));
    }

    private static String remittance(String control, String payment, String claims) {
        return interchange("TRACEPAYER", "HP", "005010X221A1", control, "835*0001", payment + """
                        REF*EV*GATEWAY~
                        DTM*405*20261121~
                        N1*PR*EXAMPLE MAC PART B~
                        N3*1 MEDICARE PLAZA~
                        N4*CAPITAL*OH*43004~
                        PER*BL*EDI DESK*TE*8005550111~
                        N1*PE*RIVERBEND CLINIC*XX*1234567893~
                        N3*500 RIVER ROAD~
                        N4*FIELDTON*OH*440010001~
                        REF*TJ*123456789~
                        LX*1~
                        """ + claims);
    }

    private static String interchange(
            String sender, String functional, String guide, String control, String set, String body) {
        return "ISA*00*          *00*          *ZZ*%-15s*ZZ*GATEWAY        *261121*2301*^*00501*%s*0*T*:~\n"
                        .formatted(sender, control)
                + "GS*%s*%s*GATEWAY*20261121*2301*1*X*%s~\n".formatted(functional, sender, guide)
                + "ST*" + set + "~\n"
                + body
                + "SE*" + (body.lines().count() + 2) + "*0001~\nGE*1*1~\nIEA*1*" + control + "~\n";
    }
}
