package io.x12gateway.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One 270 file that asks for many invented patients, each in a transaction set of its own, and what has to come back: one
 * 271 file with one answer for each, in the order asked. Every tenth patient is one that nobody knows.
 */
final class PatientBatch {
    private static final int STRANGERS_EVERY = 10;
    private static final int PATIENTS_MAX = 1_000_000;
    private static final Pattern SET = Pattern.compile("ST\\*271\\*(\\d+)[^~]*~(.*?)SE\\*\\d+\\*\\1~", Pattern.DOTALL);
    private static final Pattern TRACE = Pattern.compile("TRN\\*2\\*([^*~]*)\\*9CLEARWAY1~");
    private static final Pattern REJECTION = Pattern.compile("AAA\\*N\\*\\*(\\d\\d)\\*");
    private final int patients;
    private final int number;

    /** @param number ISA13 */
    PatientBatch(int patients, int number) {
        if (patients > PATIENTS_MAX) throw new IllegalArgumentException("more than " + PATIENTS_MAX + " patients");
        this.patients = patients;
        this.number = number;
    }

    int patients() {
        return patients;
    }

    /** Everybody but the strangers, for the mock HETS to know. */
    void writePersonas(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var out = Files.newBufferedWriter(folder.resolve("patients.jsonl"))) {
            for (int i = 1; i <= patients; i++) if (!isStranger(i)) out.write(persona(i));
        }
    }

    private static String persona(int i) {
        return """
                {"name":{"last":"TESTFOLK","first":"%s"},"born":"1950-01-01","gender":"F","mbi":"%s",\
                "address":{"street":"1 NOWHERE LANE","city":"EXAMPLETON","state":"OH","zip":"43004"},\
                "partA":{"reason":"AGE","entitled":[{"from":"2015-01-01"}]},\
                "partB":{"reason":"AGE","entitled":[{"from":"2015-01-01"}],"deductibleMet":{}}}
                """.formatted(firstName(i), mbi(i));
    }

    private static boolean isStranger(int i) {
        return i % STRANGERS_EVERY == 0;
    }

    /** Letters alone: digits stand in no name. */
    private static String firstName(int i) {
        var name = new StringBuilder("P");
        for (int rest = i; rest > 0; rest /= 26) name.append((char) ('A' + rest % 26));
        return name.toString();
    }

    /** Has the form of a Medicare number; of six digits. */
    private static String mbi(int i) {
        var d = String.format("%06d", i % PATIENTS_MAX);
        return "1T" + d.charAt(0) + d.charAt(1) + "T" + d.charAt(2) + d.charAt(3) + "TT" + d.charAt(4) + d.charAt(5);
    }

    private static String trace(int i) {
        return String.format("BATCH%06d", i);
    }

    byte[] bytes() {
        var text = new StringBuilder(500 * patients);
        text.append("ISA*00*          *00*          *ZZ*%-15s*ZZ*%-15s*261121*0915*^*00501*%09d*0*P*:~\n"
                .formatted(Messages.ASKER, Messages.GATEWAY, number));
        text.append(
                "GS*HS*" + Messages.ASKER + "*" + Messages.GATEWAY_APPLICATION + "*20261121*0915*1*X*005010X279A1~\n");
        for (int i = 1; i <= patients; i++) text.append(inquiry(i));
        text.append("GE*" + patients + "*1~\nIEA*1*%09d~\n".formatted(number));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String inquiry(int i) {
        return """
                ST*270*%04d*005010X279A1~
                BHT*0022*13*REQ%06d*20261121*0915~
                HL*1**20*1~
                NM1*PR*2*CMS*****PI*CMS~
                HL*2*1*21*1~
                NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
                HL*3*2*22*0~
                TRN*1*%s*9CLEARWAY1~
                NM1*IL*1*TESTFOLK*%s****MI*%s~
                DMG*D8*19500101~
                DTP*291*D8*20261121~
                EQ*30~
                SE*13*%04d~
                """.formatted(i, i, trace(i), firstName(i), mbi(i), i);
    }

    /**
     * @param kinds how many answers of which kind: {@code covered}, or the AAA03 of a rejection
     * @param wrong what is not as it has to be; empty if all is well
     */
    record Told(Map<String, Integer> kinds, List<String> wrong) {}

    /** @param answer the 271 file */
    Told read(String answer) {
        var kinds = new TreeMap<String, Integer>();
        var wrong = new ArrayList<String>();
        var sets = SET.matcher(answer);
        int i = 0;
        while (sets.find()) {
            i++;
            var body = sets.group(2);
            var trace = TRACE.matcher(body);
            var given = trace.find() ? trace.group(1) : "";
            var kind = kind(body);
            // An answer without a trace says that HETS was given up, and it was never away for long.
            if (!given.equals(trace(i))) wrong.add("answer " + i + " is about " + given + " and says " + kind);
            if (isStranger(i) && kind.equals("covered"))
                wrong.add("answer " + i + " is about a stranger and says " + kind);
            kinds.merge(kind, 1, Integer::sum);
        }
        if (i != patients) wrong.add(i + " answers for " + patients + " patients");
        return new Told(kinds, wrong);
    }

    private static String kind(String body) {
        var rejection = REJECTION.matcher(body);
        if (rejection.find()) return rejection.group(1);
        return body.contains("EB*1*") ? "covered" : "not covered";
    }
}
