package io.x12gateway.load;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.synthesis.Synthesis;
import io.x12gateway.edi.validation.ValidationReport;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is sent. Patients are invented; every message was judged to be valid before anything is measured with it. */
final class Messages {
    /** ISA06 of the clearinghouse that asks. */
    static final String ASKER = "CLEARWAY";
    /** ISA06 and GS02 of the payer whose files are synthetic. */
    static final String PAYER = "SYNTHETIC-FROM";

    static final String PAYER_APPLICATION = "SYNTHETICFROM";
    /** Whom synthetic files are for: us. */
    static final String GATEWAY = "SYNTHETIC-TO";

    static final String GATEWAY_APPLICATION = "SYNTHETICTO";

    private static final String MARK = "777777777";
    private static final Pattern PAYEE = Pattern.compile("N1\\*PE\\*[^*]*\\*XX\\*(\\d{10})");
    private static final Pattern PAYMENT = Pattern.compile("TRN\\*1\\*(EFT|CHK)\\d+");
    private static final int USAGE_AT = 102;
    private static final int SAMPLE_CLAIMS = 4_000;

    private Messages() {}

    /** A 270 of about 500 bytes about one patient; the number stands in ISA13, BHT03, TRN02 and IEA02. */
    static Numbered inquiry() {
        var text = "ISA*00*          *00*          *ZZ*%-15s*ZZ*%-15s*261121*0915*^*00501*777777777*0*P*:~\n"
                        .formatted(ASKER, GATEWAY)
                + "GS*HS*" + ASKER + "*" + GATEWAY_APPLICATION + "*20261121*0915*1*X*005010X279A1~\n"
                + "ST*270*0001*005010X279A1~\n"
                + "BHT*0022*13*REQ777777777*20261121*0915~\n"
                + "HL*1**20*1~\nNM1*PR*2*CMS*****PI*CMS~\n"
                + "HL*2*1*21*1~\nNM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~\n"
                + "HL*3*2*22*0~\nTRN*1*TRACE777777777*9CLEARWAY1~\n"
                + "NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~\nDMG*D8*19480307~\n"
                + "DTP*291*D8*20261121~\nEQ*30~\n"
                + "SE*13*0001~\nGE*1*1~\nIEA*1*777777777~\n";
        return valid(text);
    }

    /** The 271 of about 2 KB that answers it, as a payer would send it. */
    static Numbered response() {
        var body = "BHT*0022*11*REQ777777777*20261121*0915~\n"
                + "HL*1**20*1~\nNM1*PR*2*CMS*****PI*CMS~\n"
                + "HL*2*1*21*1~\nNM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~\n"
                + "HL*3*2*22*0~\nTRN*2*TRACE777777777*9CLEARWAY1~\n"
                + "NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~\nN3*1 NOWHERE LANE~\nN4*EXAMPLETON*OH*43004~\n"
                + "DMG*D8*19480307*F~\nDTP*346*D8*20200101~\nEB*1*IND*30*HM*SYNTHETIC GOLD~\n"
                + List.of("1", "33", "35", "47", "48", "50", "86", "88", "98", "AL", "MH", "UC", "2", "4").stream()
                        .map(service -> "EB*C*IND*" + service + "***23*226.5~\nEB*B*IND*" + service
                                + "***27*20~\nEB*A*IND*" + service + "*****.2~\nEB*F*IND*" + service
                                + "***23***VS*20~\n")
                        .collect(Collectors.joining());
        int segments = 2 + (int) body.chars().filter(c -> c == '~').count();
        return valid(
                "ISA*00*          *00*          *ZZ*CMS            *ZZ*%-15s*261121*0915*^*00501*777777777*0*P*:~\n"
                                .formatted(GATEWAY)
                        + "GS*HB*CMS*" + GATEWAY_APPLICATION + "*20261121*0915*1*X*005010X279A1~\n"
                        + "ST*271*0001*005010X279A1~\n" + body + "SE*" + segments
                        + "*0001~\nGE*1*1~\nIEA*1*777777777~\n");
    }

    /** @param payee the NPI of whoever is paid by it */
    record Remittance(Numbered file, String payee) {}

    /** An 835 of at least so many bytes; the number stands in ISA13, TRN02 and IEA02. */
    static Remittance remittance(int bytes) {
        int claims = 1;
        while (size(claims) < bytes) claims++;
        var text = remittanceText(claims);
        return new Remittance(valid(PAYMENT.matcher(text).replaceFirst("TRN*1*$1" + MARK)), payee(text));
    }

    private static String payee(String text) {
        var found = PAYEE.matcher(text);
        if (!found.find()) throw new IllegalStateException("a synthetic 835 without a payee");
        return found.group(1);
    }

    private static int size(int claims) {
        return remittanceText(claims).length();
    }

    private static String remittanceText(int claims) {
        long seed = Long.parseLong(MARK) - 1; // ISA13 is one more
        var bytes =
                Synthesis.of(TransactionType.REMITTANCE_ADVICE, claims, seed).toBytes();
        return production(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static String production(String text) {
        return text.substring(0, USAGE_AT) + "P" + text.substring(USAGE_AT + 1);
    }

    /** An 835 of nearly so many bytes with 500 claims in each set, and the NPIs that it pays. */
    static List<String> largeRemittance(Path file, long bytes, long seed) throws IOException {
        long sample = Synthesis.of(TransactionType.REMITTANCE_ADVICE, SAMPLE_CLAIMS, seed)
                .toBytes()
                .length;
        int claims = (int) (bytes * SAMPLE_CLAIMS / sample * 0.995);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            Synthesis.of(TransactionType.REMITTANCE_ADVICE, claims, seed).writeTo(out);
        }
        try (var head = new RandomAccessFile(file.toFile(), "rw")) {
            head.seek(USAGE_AT);
            head.write('P');
        }
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("N1*PE*"))
                    .map(PAYEE::matcher)
                    .filter(java.util.regex.Matcher::find)
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
        }
    }

    private static Numbered valid(String text) {
        var report = X12.standard().validate(text.getBytes(StandardCharsets.ISO_8859_1));
        if (report.verdict() != ValidationReport.Verdict.VALID)
            throw new IllegalStateException("the load program's message is not valid: "
                    + report.allFindings().limit(3).toList());
        return new Numbered(text, MARK);
    }
}
