package io.x12gateway.edi.tool;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class GenerateCommandTest {
    @TempDir
    Path folder = Path.of("");

    private final StringWriter complaints = new StringWriter();

    @Test
    void writesAValidFile() throws IOException {
        var file = folder.resolve("a.x12");
        assertThat(run("--type", "835", "--claims", "30", "--seed", "7", "-o", file.toString()))
                .isZero();
        assertThat(X12.standard().validate(Files.readAllBytes(file)).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void writesAsManySetsAndGroupsAsAsked() throws IOException {
        var file = folder.resolve("a.x12");
        run("--type", "270", "--claims", "30", "--transactions", "10", "--groups", "2", "-o", file.toString());
        var report = X12.standard().validate(Files.readAllBytes(file));
        assertThat(report.transactions()).hasSize(10);
        assertThat(report.interchanges().getFirst().groups()).hasSize(2);
    }

    @Test
    void spoilsWhatIsAskedFor() throws IOException {
        var file = folder.resolve("a.x12");
        run("--type", "276", "--defects", "element-date,hl-parent", "--rate", "0.5", "-o", file.toString());
        var found = X12.standard().validate(Files.readAllBytes(file)).allFindings();
        assertThat(found)
                .isNotEmpty()
                .allMatch(f -> f.code() == FindingCode.ELEMENT_DATE || f.code() == FindingCode.HL_PARENT);
    }

    @Test
    void saysWhatCanBeGenerated() {
        assertThat(run("--type", "850")).isEqualTo(X12Tool.UNREADABLE);
        assertThat(complaints.toString()).contains("no 850 can be generated", "270, 271, 276");
    }

    @Test
    void saysWhichDefectsThereAre() {
        assertThat(run("--type", "270", "--defects", "typo")).isEqualTo(X12Tool.UNREADABLE);
        assertThat(complaints.toString()).contains("no defect \"typo\"", "segment-missing");
    }

    private int run(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "generate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return X12Tool.commandLine().setErr(new PrintWriter(complaints)).execute(all);
    }
}
