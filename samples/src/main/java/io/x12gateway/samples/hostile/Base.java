package io.x12gateway.samples.hostile;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Interchanges without fault, for recipes to spoil. Patients are invented. */
enum Base {
    /** An eligibility inquiry. */
    S270("HS", "005010X279A1", """
            ST*270*0001*005010X279A1~
            BHT*0022*13*REQ{number}*{date}*0915~
            HL*1**20*1~
            NM1*PR*2*CMS*****PI*CMS~
            HL*2*1*21*1~
            NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
            HL*3*2*22*0~
            TRN*1*TRACE{number}*9ROOKHOSTI~
            NM1*IL*1*TESTPERSON*MARIA****MI*9RK4TE5MK73~
            DMG*D8*19480307*F~
            DTP*291*D8*{date}~
            EQ*30~
            SE*13*0001~
            """),
    /** A claim status request. */
    S276("HR", "005010X212", """
            ST*276*0001*005010X212~
            BHT*0010*13*REF{number}*{date}*1000~
            HL*1**20*1~
            NM1*PR*2*SAMPLE PAYER*****PI*CMS~
            HL*2*1*21*1~
            NM1*41*2*ROOK HOSTILE*****46*{sender}~
            HL*3*2*19*1~
            NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
            HL*4*3*22*0~
            DMG*D8*19480307*F~
            NM1*IL*1*TESTPERSON*MARIA****MI*9RK4TE5MK73~
            TRN*1*TRACE{number}~
            AMT*T3*125~
            DTP*472*D8*20261001~
            SE*15*0001~
            """),
    /** A remittance advice that balances. */
    S835("HP", "005010X221A1", """
            ST*835*0001~
            BPR*H*0*C*NON************{date}~
            TRN*1*NP{number}*1999999999~
            REF*EV*GATEWAY~
            DTM*405*{date}~
            N1*PR*EXAMPLE MAC PART B~
            N3*1 MEDICARE PLAZA~
            N4*CAPITAL*OH*43004~
            REF*2U*09999~
            PER*CX*CLAIMS*TE*8005550122~
            PER*BL*EDI DESK*TE*8005550111~
            PER*IC**UR*WWW.EXAMPLEMAC.TEST~
            N1*PE*FARFIELD PRACTICE*XX*1900000013~
            N3*500 RIVER ROAD~
            N4*FIELDTON*OH*440010001~
            REF*TJ*123456789~
            LX*1~
            CLP*ACCT1003*4*90*0*0*MB*2226279000200*11*1~
            NM1*QC*1*TESTPERSON*OTIS****MI*9RK4TE5MK73~
            MOA***MA01~
            DTM*232*20261003~
            DTM*050*20261006~
            SVC*HC:99406*90*0**0~
            DTM*472*20261003~
            CAS*CO*97*90~
            REF*6R*L1~
            LQ*HE*M15~
            SE*28*0001~
            """);

    /** So many interchange numbers an input may use. */
    static final int NUMBERS = 20_000;

    private final String functionalId;
    private final String guide;
    private final String set;

    Base(String functionalId, String guide, String set) {
        this.functionalId = functionalId;
        this.guide = guide;
        this.set = set.replace("\n", "");
    }

    static Base of(String name) {
        return valueOf("S" + name.toUpperCase(Locale.ROOT));
    }

    String interchange(String sender, int number) {
        var today = LocalDate.now(ZoneId.systemDefault());
        var isa = "ISA*00*          *00*          *ZZ*%-15s*ZZ*GATEWAY        *{yymmdd}*0915*^*00501*%09d*0*P*:~"
                .formatted(sender, number);
        var group =
                "GS*%s*{sender}*GATEWAY*{date}*0915*{number}*X*%s~%sGE*1*{number}~".formatted(functionalId, guide, set);
        return (isa + group + "IEA*1*%09d~".formatted(number))
                .replace("{yymmdd}", today.format(DateTimeFormatter.ofPattern("yyMMdd")))
                .replace("{date}", today.format(DateTimeFormatter.BASIC_ISO_DATE))
                .replace("{sender}", sender)
                .replace("{number}", Integer.toString(number));
    }
}
