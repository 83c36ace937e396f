package io.x12gateway.edi;

import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Inputs made to break a reader, by the row of the threat model that they belong to: each has its outcome, none throws,
 * none takes long.
 */
class HostileInputTest {
    private static final String GOOD =
            Samples.text("005010X279A1/valid/270-one-patient").replace("\n", "");
    private static final String NAME = "TESTPERSON";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SEED = 20_261_122;

    private static final List<DynamicTest> TESTS = new ArrayList<>();

    /** @param outcomes all of them, as {@link #outcomes} lists them */
    private static void input(int row, String what, Supplier<InputStream> bytes, String... outcomes) {
        TESTS.add(DynamicTest.dynamicTest("%d %s".formatted(row, what), () -> {
            var report =
                    assertTimeoutPreemptively(PATIENCE, () -> X12.standard().validate(bytes.get()));
            assertThat(outcomes(report)).contains(outcomes);
        }));
    }

    private static void input(int row, String what, String text, String... outcomes) {
        input(row, what, () -> new ByteArrayInputStream(bytes(text)), outcomes);
    }

    private static void change(int row, String from, String to, String... outcomes) {
        assertThat(GOOD).contains(from);
        input(
                row,
                from + " -> " + (to.length() > 30 ? to.length() + " characters" : printable(to)),
                GOOD.replace(from, to),
                outcomes);
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    /** The verdict, the code of each finding, and what it becomes. */
    private static TreeSet<String> outcomes(ValidationReport report) {
        var told = new TreeSet<String>();
        told.add(report.verdict().name());
        report.allFindings().forEach(finding -> tell(finding, told));
        return told;
    }

    private static void tell(Finding finding, TreeSet<String> told) {
        told.add(finding.code().name());
        var codes = finding.codes();
        if (!codes.ta105().isEmpty()) told.add("TA1 " + codes.ta105());
        if (!codes.ak905().isEmpty()) told.add("AK905 " + codes.ak905());
        if (!codes.ik502().isEmpty()) told.add("IK502 " + codes.ik502());
        if (!codes.ik304().isEmpty()) told.add("IK304 " + codes.ik304());
        if (!codes.ik403().isEmpty()) told.add("IK403 " + codes.ik403());
    }

    @TestFactory
    Stream<DynamicTest> the_file() {
        TESTS.clear();
        input(1, "nothing", "", "UNREADABLE", "EMPTY");
        input(2, "blanks", " \r\n\n  ", "UNREADABLE", "EMPTY");
        input(2, "NULs", "\0".repeat(5_000), "UNREADABLE");
        for (var cut : List.of("I", "IS", "ISA", "ISA*00*")) input(3, cut, cut, "UNREADABLE", "TRUNCATED_ISA");
        change(5, "OAKCLINIC      *ZZ", "OAKCLINIC     *ZZ", "INVALID", "ISA_LENGTH", "TA1 006");
        change(6, "OAKCLINIC      *ZZ", "OAKCLINIC       *ZZ", "INVALID", "ISA_LENGTH", "TA1 006");
        change(
                7,
                "*00*          *00*          *ZZ*OAKCLINIC      *",
                "*00**00**ZZ*OAKCLINIC*",
                "INVALID",
                "ISA_LENGTH");
        input(8, "byte order mark", "\u00EF\u00BB\u00BF" + GOOD, "VALID", "BYTE_ORDER_MARK");
        for (var set : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16))
            input(9, set.name(), () -> new ByteArrayInputStream(GOOD.getBytes(set)), "UNREADABLE", "ENCODING");
        input(
                10,
                "EBCDIC",
                () -> new ByteArrayInputStream(GOOD.getBytes(Charset.forName("IBM037"))),
                "UNREADABLE",
                "ENCODING");
        input(79, "EDIFACT", "UNB+UNOA:1+A+B+260101:1200+1'", "UNREADABLE", "NOT_X12");
        input(80, "HTML", "<!DOCTYPE html><html><body>ISA</body></html>", "UNREADABLE", "NOT_X12");
        return TESTS.stream();
    }

    @TestFactory
    Stream<DynamicTest> separators() {
        TESTS.clear();
        for (char c : "A7 .-\0\u0080\u00FF".toCharArray())
            input(12, "terminator 0x%02X".formatted((int) c), separated('*', '^', ':', c), "INVALID", "TA1 004");
        input(13, "terminator is element separator", separated('*', '^', ':', '*'), "INVALID");
        input(14, "element separator is a letter", separated('S', '^', ':', '~'), "INVALID");
        input(15, "component separator is element separator", separated('*', '^', '*', '~'), "INVALID", "TA1 027");
        input(16, "component separator is terminator", separated('*', '^', '~', '~'), "INVALID", "TA1 027");
        input(17, "repetition separator is component separator", separated('*', ':', ':', '~'), "INVALID", "TA1 022");
        change(18, "*^*00501*", "*U*00501*", "INTERCHANGE_DELIMITER");
        for (char c : "\r\n\u001C\u001D\u001E\u001F|!'".toCharArray())
            input(19, "terminator 0x%02X".formatted((int) c), separated('*', '^', ':', c), "VALID");
        for (var tail : List.of("\n", "\r\n", "\r", "\n\n", "\r\n\r\n"))
            input(20, "~ and " + printable(tail), GOOD.replace("~", "~" + tail), "VALID");
        input(23, "wrapped at 80 columns", GOOD.replaceAll("(.{80})", "$1\n"), "INVALID");
        return TESTS.stream();
    }

    @TestFactory
    Stream<DynamicTest> elements() {
        TESTS.clear();
        for (var bad : List.of(
                "\n",
                "\0",
                "\u0007",
                "\u001B[2J",
                "\u007F",
                "\u00E9",
                "\u00C3\u00A9",
                "\u00C0\u00AF",
                "\u00E2\u0080\u00AE",
                "\u00E2\u0080\u008B"))
            change(
                    bad.charAt(0) == '\n' ? 24 : bad.charAt(0) < 0x80 ? 25 : 26,
                    NAME,
                    "TEST" + bad + "PERSON",
                    "INVALID",
                    "IK403 6");
        change(28, NAME, "A".repeat(4_097), "INVALID", "IK403 5");
        change(29, NAME, "A".repeat(10_000_000), "INVALID");
        change(30, NAME + "*ALMA", NAME + "*".repeat(2_000), "INVALID", "IK403 3");
        change(30, NAME + "*ALMA", NAME + "*A".repeat(20_000), "INVALID");
        change(31, "EQ*30^47^1", "EQ*30" + "^30".repeat(1_000_000), "INVALID");
        change(32, "EQ*30^47^1", "EQ**HC" + ":A".repeat(1_000_000), "INVALID");
        change(42, "SE*13*", "SE*-13*", "INVALID", "IK502 4");
        change(42, "SE*13*", "SE*many*", "INVALID", "IK502 4");
        change(42, "SE*13*", "SE*1E999999999*", "INVALID", "IK502 4");
        change(42, "SE*13*", "SE*" + "9".repeat(20) + "*", "INVALID", "IK502 4");
        change(42, "SE*13*", "SE**", "INVALID", "IK502 4");
        for (var count : List.of("-1", "7", "9".repeat(30), "x", "")) {
            change(43, "GE*1*1~", "GE*" + count + "*1~", "INVALID", "AK905 5");
            change(43, "IEA*1*", "IEA*" + count + "*", "INVALID", "TA1 021");
        }
        change(44, "SE*13*0001", "SE*13*0002", "INVALID", "IK502 3");
        change(44, "GE*1*1", "GE*1*2", "INVALID", "AK905 4");
        change(44, "IEA*1*000000101", "IEA*1*000000102", "INVALID", "TA1 001");
        for (var number : List.of("00000010A", "         ", "000000000", "-00000101"))
            input(52, "ISA13 " + number, GOOD.replace("000000101", number), "INVALID", "TA1 018");
        change(57, "*00501*", "*00999*", "INVALID", "TA1 017");
        change(57, "*00501*", "*00401*", "INVALID", "TA1 017");
        change(57, "*00501*", "*ABCDE*", "INVALID", "TA1 017");
        change(58, "*0*T*:~", "*X*T*:~", "INVALID", "TA1 019");
        change(58, "*0*T*:~", "*0*Z*:~", "INVALID", "TA1 020");
        change(58, "ISA*00*", "ISA*XX*", "INVALID", "TA1 010");
        change(58, "*00*          *ZZ*", "*XX*          *ZZ*", "INVALID", "TA1 012");
        change(58, "*ZZ*OAKCLINIC  ", "*QQ*OAKCLINIC  ", "INVALID", "TA1 005");
        change(58, "*ZZ*GATEWAY  ", "*QQ*GATEWAY  ", "INVALID", "TA1 007");
        change(61, "GS*HS*", "GS*HC*", "INVALID", "AK905 1");
        change(61, "ST*270*", "ST*835*", "INVALID", "IK502 18");
        change(62, "X*005010X279A1~", "X*005010X279~", "INVALID", "AK905 2");
        change(62, "X*005010X279A1~", "X*" + "9".repeat(10_240) + "~", "INVALID", "AK905 2");
        change(62, "0001*005010X279A1", "0001*005010X212", "INVALID", "IK502 I6");
        change(63, "EQ*30^47^1~", "EQ*30~BIN*999999999*" + "x~".repeat(40) + "~", "INVALID", "IK304 6");
        for (var date : List.of("00000000", "99991399", "20250230", "00010101"))
            change(65, "*20261102*0915~HL", "*" + date + "*0915~HL", "INVALID", "IK403 8");
        for (var time : List.of("9999", "2460", "0960"))
            change(65, "*0915~HL", "*" + time + "~HL", "INVALID", "IK403 9");
        change(65, "*261102*", "*261302*", "INVALID", "TA1 014");
        amount("1E400", "IK403 6");
        amount("1,000.00", "IK403 6");
        amount("NaN", "IK403 6");
        amount("9".repeat(19), "IK403 5");
        amount("1".repeat(1_000_000), "TA1 024");
        for (var name : List.of(
                "<script>alert(1)</script>",
                "${jndi}",
                "'; DROP TABLE",
                "../../etc/passwd",
                "=cmd|'/C calc'!A0",
                "{{7x7}}",
                "%00")) change(67, NAME, name, name.length() > 60 ? "INVALID" : "VALID");
        return TESTS.stream();
    }

    private static void amount(String value, String outcome) {
        var advice = Samples.text("005010X221A1/valid/835-two-claims").replace("\n", "");
        var changed = advice.replaceFirst("BPR\\*I\\*[0-9.]+", "BPR*I*" + value);
        input(66, "BPR02 " + (value.length() > 20 ? value.length() + " digits" : value), changed, "INVALID", outcome);
    }

    @TestFactory
    Stream<DynamicTest> segments_and_envelopes() {
        TESTS.clear();
        input(33, "a million empty segments", GOOD.replace("EQ*", "~".repeat(1_000_000) + "EQ*"), "INVALID");
        for (var id : List.of("N", "NM11", "N".repeat(5_000), "$$", "1NM", "nm1"))
            input(
                    34,
                    "segment id " + (id.length() > 9 ? id.length() + " letters" : id),
                    GOOD.replace("DMG*D8", id + "*D8"),
                    "INVALID");
        change(35, "DMG*", "dmg*", "INVALID", "SEGMENT_UNKNOWN");
        change(45, "SE*13*0001~", "", "INVALID", "IK502 2");
        change(45, "GE*1*1~", "", "INVALID", "AK905 3");
        change(45, "IEA*1*000000101~", "", "INVALID", "TA1 023");
        input(46, "ST in ST", GOOD.replace("EQ*", "ST*270*0002*005010X279A1~EQ*"), "INVALID", "IK502 2");
        input(
                46,
                "GS in GS",
                GOOD.replace("ST*270", GOOD.substring(106, GOOD.indexOf("ST*270")) + "ST*270"),
                "INVALID",
                "AK905 3");
        input(46, "ISA in ST", GOOD.replace("EQ*", GOOD + "EQ*"), "INVALID", "TA1 022");
        input(47, "SE before ST", GOOD.replace("ST*270", "SE*1*0001~ST*270"), "INVALID");
        input(47, "GE before GS", GOOD.replace("GS*HS", "GE*1*1~GS*HS"), "INVALID", "TA1 022");
        input(47, "IEA first", "IEA*1*000000101~" + GOOD, "INVALID");
        for (var name : List.of("ISAAC", "NARCISA", "ISA")) change(48, NAME, name, "VALID");
        var set = GOOD.substring(GOOD.indexOf("ST*270"), GOOD.indexOf("GE*1"));
        input(49, "ST02 twice", GOOD.replace(set, set + set).replace("GE*1*", "GE*2*"), "INVALID", "IK502 23");
        var group = GOOD.substring(106, GOOD.indexOf("IEA*"));
        input(50, "GS06 twice", GOOD.replace(group, group + group).replace("IEA*1*", "IEA*2*"), "INVALID", "AK905 19");
        input(53, "two interchanges, other separators", GOOD + separated('|', '!', '>', '\''), "VALID");
        input(54, "good, garbage, good", GOOD + "GARBAGE IN BETWEEN\n" + GOOD, "INVALID", "TEXT_OUTSIDE_INTERCHANGE");
        for (var pad : List.of("\u001A", "\0", " "))
            input(55, "padding " + printable(pad), GOOD + pad.repeat(60_000), "VALID");
        return TESTS.stream();
    }

    @TestFactory
    Stream<DynamicTest> floods() {
        TESTS.clear();
        input(37, "500,000 segments too many", () -> flood("DTP*291*D8*20261001~", 500_000), "INVALID");
        input(38, "300,000 errors", () -> flood("ZZZ*1~", 300_000), "INVALID", "FINDINGS_CUT_OFF", "IK304 1");
        input(39, "a chain of 5,000 levels", () -> chain(5_000), "INVALID");
        for (var hl : List.of("HL*3*3*22*0", "HL*2*2*22*0", "HL*3*9*22*0", "HL*99999999999*2*22*0", "HL*3*4*22*0"))
            input(40, hl, GOOD.replace("HL*3*2*22*0", hl), "INVALID");
        change(41, "HL*3*2*22*0", "HL*3*2*22*1", "INVALID", "HL_CHILD");
        input(56, "10,000 interchanges", () -> repeated(GOOD, 10_000), "VALID");
        return TESTS.stream();
    }

    @Test
    void cut_at_any_byte_a_file_is_never_valid() {
        for (var file : Samples.all()) {
            if (!file.toString().contains("/valid/")) continue;
            var bytes = Samples.read(file);
            int end = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('~') + 1;
            for (int length = 0; length < end; length++)
                assertThat(X12.standard().validate(Arrays.copyOf(bytes, length)).verdict())
                        .as("%s after %d bytes", file, length)
                        .isEqualTo(length < 106 ? Verdict.UNREADABLE : Verdict.INVALID);
        }
    }

    @Test
    void any_three_bytes_changed_at_random_give_a_verdict() {
        var random = new Random(SEED);
        var files = Samples.all().stream()
                .filter(file -> file.toString().contains("/valid/"))
                .map(Samples::read)
                .toList();
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (int i = 0; i < 20_000; i++) {
                var bytes = files.get(i % files.size()).clone();
                for (int n = 1 + random.nextInt(3); n > 0; n--)
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                var report = X12.standard().validate(bytes);
                assertThat(report.verdict() == Verdict.VALID
                                || report.allFindings().anyMatch(Finding::isError))
                        .as("change %d of seed %d", i, SEED)
                        .isTrue();
            }
        });
    }

    private static String separated(char element, char repetition, char component, char segment) {
        return GOOD.replace('*', '\uE000')
                .replace('^', '\uE001')
                .replace(':', '\uE002')
                .replace('~', '\uE003')
                .replace('\uE000', element)
                .replace('\uE001', repetition)
                .replace('\uE002', component)
                .replace('\uE003', segment);
    }

    /** The good file with a segment before its EQ, {@code times} over. */
    private static InputStream flood(String segment, int times) {
        int at = GOOD.indexOf("EQ*");
        return joined(GOOD.substring(0, at), repeated(segment, times), GOOD.substring(at));
    }

    private static InputStream chain(int levels) {
        var text = new StringBuilder();
        for (int i = 4; i < levels; i++) text.append("HL*%d*%d*23*1~".formatted(i, i - 1));
        int at = GOOD.indexOf("SE*13");
        return joined(GOOD.substring(0, at), new ByteArrayInputStream(bytes(text.toString())), GOOD.substring(at));
    }

    private static InputStream joined(String before, InputStream middle, String after) {
        return new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(bytes(before)), middle, new ByteArrayInputStream(bytes(after)))));
    }

    private static InputStream repeated(String text, int times) {
        return new InputStream() {
            private final byte[] bytes = bytes(text);
            private long at;

            @Override
            public int read() {
                return at >= (long) times * bytes.length ? -1 : bytes[(int) (at++ % bytes.length)] & 0xFF;
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
