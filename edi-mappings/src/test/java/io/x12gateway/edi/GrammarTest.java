package io.x12gateway.edi;

import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every file under {@code src/test/resources/x12/<guide>} gives exactly the findings that stand in its {@code .findings}
 * twin, one per line: severity, code, place, segment position, bytes and acknowledgment codes. A file without twin has
 * none. With {@code -Dx12.findings=write} missing twins are written, to be read by a person before they are kept.
 */
class GrammarTest {
    private static final Path FILES = Path.of("src", "test", "resources", "x12");

    @TestFactory
    Stream<DynamicTest> everyFileGivesExactlyItsFindings() throws IOException {
        try (var files = Files.walk(FILES)) {
            return files.filter(file -> file.toString().endsWith(".x12")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(FILES.relativize(file).toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var report = X12.standard().validate(bytes);
        var found = report.allFindings().map(GrammarTest::line).toList();
        boolean valid = file.getParent() != null && file.getParent().endsWith("valid");
        if (valid) assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        else assertThat(found).isNotEmpty();
        assertThat(found).isEqualTo(expected(file, found));
        assertThat(report.allFindings()).allSatisfy(f -> {
            assertThat(f.message()).isNotBlank();
            assertThat(f.location().span().end()).isLessThanOrEqualTo(bytes.length);
        });
    }

    private static List<String> expected(Path file, List<String> found) throws IOException {
        var twin = Path.of(file.toString().replaceFirst("\\.x12$", ".findings"));
        boolean write = "write".equals(System.getProperty("x12.findings"));
        if (!Files.exists(twin) && write && !found.isEmpty()) Files.write(twin, found);
        return Files.exists(twin) ? Files.readAllLines(twin) : List.of();
    }

    private static String line(Finding finding) {
        var at = finding.location();
        var codes = finding.codes();
        return String.join(
                        " ",
                        finding.severity().name(),
                        finding.code().name(),
                        at.label().isEmpty() ? "-" : at.label(),
                        "@" + at.segmentPosition(),
                        at.span().offset() + "+" + at.span().length(),
                        named("TA105", codes.ta105()),
                        named("AK905", codes.ak905()),
                        named("IK502", codes.ik502()),
                        named("IK304", codes.ik304()),
                        named("IK403", codes.ik403()))
                .replaceAll(" +", " ")
                .strip();
    }

    private static String named(String element, String code) {
        return code.isEmpty() ? "" : element + "=" + code;
    }
}
