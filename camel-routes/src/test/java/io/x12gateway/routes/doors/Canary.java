package io.x12gateway.routes.doors;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A patient made of words that stand nowhere else on this machine, other runs of these tests included. */
record Canary(String lastName, String firstName, String memberId, String born, String account, String freeText) {

    /** @param steps as {@link io.x12gateway.samples.hostile.HostileInput} reads them */
    record Recipe(String base, String steps) {}

    /** @param name begins the words */
    static Canary hatch(String name) {
        var random = ThreadLocalRandom.current();
        var letters = new StringBuilder();
        for (int i = 0; i < 6; i++) letters.append((char) ('A' + random.nextInt(26)));
        return new Canary(
                name + letters,
                "ZWI" + letters,
                "%dQX%dWY%dZK%02d"
                        .formatted(1 + random.nextInt(9), random.nextInt(10), random.nextInt(10), random.nextInt(100)),
                "19%02d%02d%02d".formatted(random.nextInt(20), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                "KNR" + letters,
                "PIEPS" + letters);
    }

    List<String> words() {
        return List.of(lastName, firstName, memberId, born, account, freeText);
    }

    private String named() {
        return "TESTPERSON*MARIA****MI*9RK4TE5MK73 => %s*%s****MI*%s".formatted(lastName, firstName, memberId);
    }

    /** All of it where it belongs. */
    Recipe good() {
        return new Recipe("270", named() + " ;; 19480307 => " + born + " ;; TRN*1*TRACE => TRN*1*" + account);
    }

    /** What is bad in these files stands beside a word of the patient, or is one. */
    List<Recipe> recipes() {
        return List.of(
                good(),
                spoilt("D8*19480307 => D8*" + born + "99"),
                spoilt("DMG*D8*19480307 => " + freeText + "*D8*" + born),
                spoilt("EQ*30 => EQ*" + account),
                spoilt("MI*" + memberId + " => " + memberId + "*" + freeText),
                spoilt("SE*13* => SE*" + account + "*"),
                spoilt("HL*3*2*22*0 => HL*" + born + "*2*22*0"),
                spoilt("ST*270*0001 => ST*270*" + lastName),
                spoilt("GS*HS => GS*" + account),
                spoilt("*00501*8 => *00501*A"),
                spoilt("cut 330"),
                spoilt("then " + freeText + " " + lastName),
                new Recipe("270", "is " + String.join(" ", words())),
                new Recipe("270", "is ISA*" + lastName + "*" + memberId + "~"),
                spoilt("charset UTF-16LE"),
                new Recipe(
                        "276",
                        named() + " ;; 19480307 => " + born + " ;; AMT*T3 => REF*EJ*" + account
                                + "~AMT*T3 ;; SE*15 => SE*16"),
                new Recipe("835", paid()),
                new Recipe("835", paid() + " ;; CAS*CO*97*90 => CAS*CO*97*80"));
    }

    private Recipe spoilt(String how) {
        return new Recipe("270", named() + " ;; " + how);
    }

    private String paid() {
        return "TESTPERSON*OTIS****MI*9RK4TE5MK73 => %s*%s****MI*%s ;; ACCT1003 => %s"
                .formatted(lastName, firstName, memberId, account);
    }

    /** What becomes of the base of an 835: for nobody, for somebody, out of balance, broken, of no kind. */
    List<String> remittances() {
        return List.of(
                paid(),
                paid() + " ;; FARFIELD PRACTICE*XX*1900000013 => RIVERBEND CLINIC*XX*1234567893",
                paid() + " ;; CAS*CO*97*90 => CAS*CO*97*80",
                paid() + " ;; DTM*232*20261003 => DTM*232*" + born + "99",
                paid() + " ;; cut -200",
                "is " + String.join(" ", words()));
    }
}
