package io.x12gateway.edi.validation;

import io.x12gateway.edi.Samples;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.validation.Corrections.Change;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CorrectionsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void replacesInsertsAndRemoves() {
        assertThat(mended(
                        "abcdefgh",
                        error(new Edit(new ByteSpan(1, 2), "XYZ")),
                        error(Edit.insert(4, "!")),
                        error(Edit.remove(new ByteSpan(6, 2)))))
                .isEqualTo("aXYZd!ef");
    }

    @Test
    void takesTheFirstOfTwoThatTouch() {
        assertThat(mended(
                        "abcdefgh", error(new Edit(new ByteSpan(2, 3), "2")), error(new Edit(new ByteSpan(0, 3), "1"))))
                .isEqualTo("1defgh");
        assertThat(mended("abcdefgh", error(Edit.insert(3, "1")), error(Edit.insert(3, "2"))))
                .isEqualTo("abc1defgh");
    }

    @Test
    void changesAtBothEnds() {
        assertThat(mended("abc", error(Edit.insert(0, "<")), error(Edit.insert(3, ">"))))
                .isEqualTo("<abc>");
    }

    @Test
    void leavesWarningsAloneUnlessTold() {
        var warning = error(Edit.insert(0, "!")).asWarning();
        assertThat(mended("abc", warning)).isEqualTo("abc");
        assertThat(text(Corrections.of(report(warning), true).apply(bytes("abc"), new ArrayList<>())))
                .isEqualTo("!abc");
    }

    @Test
    void tellsEachChange() {
        var changes = new ArrayList<Change>();
        Corrections.of(report(error(new Edit(new ByteSpan(1, 2), "X")), error(Edit.remove(new ByteSpan(4, 1)))), false)
                .apply(bytes("abcdef"), changes);
        assertThat(changes.stream().map(Change::told))
                .containsExactly("replace \"bc\" at byte 1 by \"X\"", "remove \"e\" at byte 4");
    }

    @Test
    void refusesOtherBytes() {
        var corrections = Corrections.of(report(error(new Edit(new ByteSpan(10, 2), "X"))), false);
        assertThatThrownBy(() -> corrections.apply(bytes("abc"), new ArrayList<>()))
                .hasMessageContaining("not the bytes");
    }

    @Test
    void mendsCountsAndNumbersUntilTheFileIsValid() {
        var text = Samples.text("005010X279A1/valid/270-one-patient")
                .replaceFirst("SE\\*\\d+\\*", "SE*99*")
                .replaceFirst("GE\\*1\\*", "GE*7*");
        var correction = X12.standard().correct(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(correction.report().verdict()).isEqualTo(Verdict.VALID);
        assertThat(text(correction.content())).isEqualTo(Samples.text("005010X279A1/valid/270-one-patient"));
        assertThat(correction.rounds()).hasSize(1);
    }

    @Test
    void mendsAFileAsItMendsBytes() throws IOException {
        var from = folder.resolve("from.x12");
        var to = folder.resolve("to.x12");
        Files.write(from, Samples.bytes("005010X279A1/invalid/270-se01"));
        var correction = X12.standard().correct(from, to, false);
        assertThat(correction.content()).isEqualTo(to);
        assertThat(correction.report().verdict()).isEqualTo(Verdict.VALID);
        assertThat(Files.readAllBytes(to))
                .isEqualTo(X12.standard()
                        .correct(Samples.bytes("005010X279A1/invalid/270-se01"))
                        .content());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(from, to);
        }
    }

    @Test
    void leavesAloneWhatItCannotMend() {
        var bytes = Samples.bytes("005010X221A1/invalid/835-claim-off");
        var correction = X12.standard().correct(bytes);
        assertThat(correction.changed()).isFalse();
        assertThat(correction.content()).isEqualTo(bytes);
        assertThat(correction.report().verdict()).isEqualTo(Verdict.INVALID);
    }

    @TestFactory
    Stream<DynamicTest> neverMakesAFileWorse() {
        return Samples.all().stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    var bytes = Samples.read(file);
                    var correction = X12.standard().correct(bytes);
                    assertThat(errors(correction.report()))
                            .isLessThanOrEqualTo(errors(X12.standard().validate(bytes)));
                    assertThat(correction.rounds()).hasSizeLessThan(Correction.ROUNDS_MAX);
                }));
    }

    private static long errors(ValidationReport report) {
        return report.allFindings().filter(Finding::isError).count();
    }

    private static Finding error(Edit edit) {
        return Fault.of(FindingCode.TRANSACTION_SEGMENT_COUNT, Level.SNIP1, Location.envelope("SE", 1, edit.span()))
                .edit(edit)
                .codes(AckCodes.transaction("4"));
    }

    private static ValidationReport report(Finding... findings) {
        return new ValidationReport(List.of(), List.of(findings), 0);
    }

    private static String mended(String text, Finding... findings) {
        return text(Corrections.of(report(findings), false).apply(bytes(text), new ArrayList<>()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
