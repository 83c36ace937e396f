package io.x12gateway.routes;

/** Interchanges as the test partners send them. Patients are invented. */
public final class TestX12 {
    private TestX12() {}

    /** A 270 without fault. */
    public static String inquiry(TestPartner partner, int control) {
        return interchange(partner.interchangeId(), "GATEWAY", control, birthDate("19480307"));
    }

    /** A 270 whose birth date is none: a 999 rejects it. */
    public static String inquiryWithBadDate(TestPartner partner, int control) {
        return interchange(partner.interchangeId(), "GATEWAY", control, birthDate("19481399"));
    }

    /** A 270 that is addressed to somebody else: a TA1 rejects it. */
    public static String inquiryForSomebodyElse(TestPartner partner, int control) {
        return interchange(partner.interchangeId(), "ELSEWHERE", control, birthDate("19480307"));
    }

    private static String birthDate(String date) {
        return "DMG*D8*" + date + "~\n";
    }

    private static String interchange(String sender, String receiver, int control, String birthDate) {
        return "ISA*00*          *00*          *ZZ*%-15s*ZZ*%-15s*261121*0915*^*00501*%09d*0*T*:~\n"
                        .formatted(sender, receiver, control)
                + "GS*HS*" + sender + "*" + receiver + "*20261121*0915*" + control + "*X*005010X279A1~\n"
                + "ST*270*0001*005010X279A1~\n"
                + "BHT*0022*13*REQ" + control + "*20261121*0915~\n"
                + "HL*1**20*1~\nNM1*PR*2*CMS*****PI*CMS~\n"
                + "HL*2*1*21*1~\nNM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~\n"
                + "HL*3*2*22*0~\nTRN*1*TRACE" + control + "*9RIVERBEND~\n"
                + "NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~\n"
                + birthDate
                + "DTP*291*D8*20261121~\nEQ*30~\n"
                + "SE*13*0001~\nGE*1*" + control + "~\nIEA*1*%09d~\n".formatted(control);
    }
}
