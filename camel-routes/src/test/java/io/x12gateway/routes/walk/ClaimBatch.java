package io.x12gateway.routes.walk;

import io.x12gateway.samples.scenario.Blanks;
import io.x12gateway.samples.scenario.HttpDoor;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/** An 837P of so many claims of one invented patient, and what became of it. */
final class ClaimBatch {
    private final String name;
    private final int count;
    private final Blanks blanks = new Blanks();
    private String submission = "";

    ClaimBatch(String name, int count) {
        this.name = name;
        this.count = count;
    }

    int count() {
        return count;
    }

    /** BHT03. */
    String reference() {
        return name + blanks.value("run");
    }

    /** CLM01 of the n-th claim, from 1. */
    String account(int n) {
        return reference() + "-" + n;
    }

    void receivedAs(String id) {
        submission = id;
    }

    /** Whether everything that was accepted in it is answered. */
    boolean isOver(HttpDoor door) {
        return JsonMapper.shared()
                .readTree(door.story(submission))
                .path("state")
                .asString("")
                .equals("COMPLETED");
    }

    String file() {
        var lines = new ArrayList<>(List.of(
                "ST*837*0001*005010X222A1~",
                "BHT*0019*00*" + reference() + "*{ccyymmdd}*{hhmm}*CH~",
                "NM1*41*2*QUILLWAY CLEARINGHOUSE*****46*CH0001~",
                "PER*IC*EDI DESK*TE*8005550111~",
                "NM1*40*2*MEDICARE MAC SAMPLE*****46*MACPAY1~",
                "HL*1**20*1~",
                "NM1*85*2*RIVERBEND CLINIC*****XX*1234567893~",
                "N3*500 RIVER ROAD~",
                "N4*FIELDTON*OH*440010001~",
                "REF*EI*990000001~"));
        for (int n = 1; n <= count; n++) lines.addAll(claim(n));
        lines.add("SE*" + (lines.size() + 1) + "*0001~");
        return blanks.fill(
                "ISA*00*          *00*          *ZZ*CH0001         *ZZ*GATEWAY        *{yymmdd}*{hhmm}*^*00501*"
                        + "{isa13}*0*P*:~\nGS*HC*CH0001*GATEWAY*{ccyymmdd}*{hhmm}*{gs06}*X*005010X222A1~\n"
                        + String.join("\n", lines)
                        + "\nGE*1*{gs06}~\nIEA*1*{isa13}~\n");
    }

    private List<String> claim(int n) {
        return List.of(
                "HL*" + (n + 1) + "*1*22*0~",
                "SBR*P*18*******MB~",
                "NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~",
                "N3*12 ORCHARD LANE~",
                "N4*FIELDTON*OH*44001~",
                "DMG*D8*19480307*F~",
                "NM1*PR*2*MEDICARE MAC SAMPLE*****PI*MACPAY1~",
                "CLM*" + account(n) + "*125***11:B:1*Y*A*Y*Y~",
                "HI*ABK:I10~",
                "NM1*82*1*HART*ELENA****XX*1100000011~",
                "LX*1~",
                "SV1*HC:99213*125*UN*1***1~",
                "DTP*472*D8*{today-20d}~",
                "REF*6R*L1~");
    }
}
