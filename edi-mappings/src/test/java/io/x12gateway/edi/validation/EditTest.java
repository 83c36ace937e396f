package io.x12gateway.edi.validation;

import io.x12gateway.edi.Corpus;
import io.x12gateway.edi.Samples;
import io.x12gateway.edi.X12;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class EditTest {
    private static final String INQUIRY =
            Samples.text("005010X279A1/valid/270-one-patient").replace("\n", "");
    private static final String ADVICE =
            Samples.text("005010X221A1/valid/835-two-claims").replace("\n", "");

    /** What an added or removed segment, or a changed header, makes wrong in the trailers. */
    private static final Set<FindingCode> FOLLOWS = EnumSet.of(
            FindingCode.TRANSACTION_SEGMENT_COUNT,
            FindingCode.GROUP_TRANSACTION_COUNT,
            FindingCode.INTERCHANGE_GROUP_COUNT,
            FindingCode.INTERCHANGE_CONTROL_NUMBER_MISMATCH,
            FindingCode.GROUP_CONTROL_NUMBER_MISMATCH);

    /** A finding without its bytes, which an edit moves. */
    private record Told(FindingCode code, Severity severity, String place, int position) {
        static Told of(Finding finding) {
            var at = finding.location();
            return new Told(
                    finding.code(), finding.severity(), at.label() + "/" + at.repetition(), at.segmentPosition());
        }
    }

    @TestFactory
    Stream<DynamicTest> every_edit_ends_its_finding_and_begins_no_other() {
        return Corpus.andSamples().map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(read(file))));
    }

    private static void check(byte[] bytes) {
        var before = findings(bytes);
        for (var finding : before) {
            if (finding.edit().isEmpty()) continue;
            var mended = Edit.apply(bytes, List.of(finding.edit().get()));
            var left = new ArrayList<>(findings(mended).stream()
                    .filter(each -> !FOLLOWS.contains(each.code()))
                    .map(Told::of)
                    .toList());
            var allowed = new ArrayList<>(before.stream().map(Told::of).toList());
            assertThat(allowed.remove(Told.of(finding))).isTrue();
            for (var told : left)
                assertThat(reappears(allowed, told))
                        .as(
                                "%s after mending %s with %s",
                                told, finding.message(), finding.edit().get())
                        .isTrue();
        }
    }

    /** Positions shift by one where a segment came or went, and what is found may be shorter by what was mended. */
    private static boolean reappears(List<Told> allowed, Told told) {
        var before = allowed.stream()
                .filter(each -> each.code() == told.code()
                        && each.severity() == told.severity()
                        && each.place().equals(told.place())
                        && Math.abs(each.position() - told.position()) <= 1)
                .findFirst();
        before.ifPresent(allowed::remove);
        return before.isPresent();
    }

    @TestFactory
    Stream<DynamicTest> applied_again_and_again_the_edits_come_to_an_end() {
        return Corpus.andSamples()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    var bytes = read(file);
                    for (int round = 0; round < 12; round++) {
                        var edits = findings(bytes).stream()
                                .flatMap(finding -> finding.edit().stream())
                                .toList();
                        if (edits.isEmpty()) return;
                        bytes = Edit.apply(bytes, edits);
                    }
                    assertThat(findings(bytes))
                            .noneMatch(finding -> finding.edit().isPresent());
                }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SE*12*0001                    | SE*13*0001
                    SE*13                         | SE*13*0001
                    DMG*D8*1948-02-09*F           | DMG*D8*19480209*F
                    DMG*D8*1948/02/09 *F          | DMG*D8*19480209*F
                    DMG*d8*19480209*F             | DMG*D8*19480209*F
                    HL*1**20*0                    | HL*1**20*1
                    hl*1**20*1                    | HL*1**20*1
                    DTP*291*RD8*2026-10-01-2026-11-02  | DTP*291*RD8*20261001-20261102
                    DTP*291*D8*2026.10.01         | DTP*291*D8*20261001
                    DMG*D8*19480209*f             | DMG*D8*19480209*F
                    DMG*D8 *19480209*F            | DMG*D8*19480209*F
                    BHT*0022*13*X*2026-11-22*0915 | BHT*0022*13*X*20261122*0915
                    BHT*0022*13*X* 20261122*0915  | BHT*0022*13*X*20261122*0915
                    BHT**13*X*20261122*0915       | BHT*0022*13*X*20261122*0915
                    BHT*0022*13*X*20261122*0915*********  | BHT*0022*13*X*20261122*0915
                    HL*1*  *20*1                  | HL*1**20*1
                    HL*1*7*20*1                   | HL*1**20*1
                    GE*7*1                        | GE*1*1
                    GE*1                          | GE*1*1
                    IEA*3*1                       | IEA*1*000000101
                    """)
    void mends_what_has_but_one_reading(String wrong, String right) {
        var prefix = right.substring(0, right.indexOf('*') + 1);
        int from = INQUIRY.indexOf("~" + prefix) + 1;
        assertThat(from).as("the inquiry has a " + prefix).isPositive();
        var broken = INQUIRY.substring(0, from) + wrong + INQUIRY.substring(INQUIRY.indexOf('~', from));
        assertThat(mended(broken)).contains("~" + right + "~");
        assertThat(findings(bytes(mended(broken)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SE*13*0001~", "GE*1*1~", "SE*13*0001~GE*1*1~"})
    void adds_a_trailer_that_is_missing_before_the_next(String trailer) {
        assertThat(mended(INQUIRY.replace(trailer, ""))).isEqualTo(INQUIRY);
    }

    @Test
    void removes_a_terminator_too_many() {
        assertThat(mended(INQUIRY.replace("~DMG", "~~DMG"))).isEqualTo(INQUIRY);
    }

    @Test
    void leaves_alone_what_may_mean_more_than_one_thing() {
        assertNoEdit(INQUIRY.replaceFirst("DMG\\*D8\\*\\d{8}", "DMG*D8*02/09/1948"));
        assertNoEdit(INQUIRY.replaceFirst("DMG\\*D8\\*\\d{8}", "DMG*D8*480209"));
        assertNoEdit(INQUIRY.replaceFirst("EQ\\*30", "EQ*3O"));
        assertNoEdit(ADVICE.replaceFirst("BPR\\*I\\*[0-9.]+", "BPR*I*1,50"));
    }

    @Test
    void edits_that_touch_wait_for_the_next_judgment() {
        var edits = List.of(Edit.insert(3, "X"), Edit.insert(3, "Y"), Edit.insert(5, "Z"));
        assertThat(new String(Edit.apply(bytes("abcdefg"), edits), StandardCharsets.ISO_8859_1))
                .isEqualTo("abcXdeZfg");
    }

    private static void assertNoEdit(String file) {
        assertThat(findings(bytes(file)))
                .isNotEmpty()
                .allMatch(finding -> finding.edit().isEmpty());
    }

    private static String mended(String file) {
        var bytes = bytes(file);
        for (int round = 0; round < 5; round++) {
            bytes = Edit.apply(
                    bytes,
                    findings(bytes).stream()
                            .flatMap(finding -> finding.edit().stream())
                            .toList());
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static List<Finding> findings(byte[] bytes) {
        return X12.standard().validate(bytes).allFindings().toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] read(Path file) {
        return Samples.read(file);
    }
}
