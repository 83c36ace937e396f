package io.x12gateway.edi.tool;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.synthesis.Synthesis;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static io.x12gateway.edi.tool.ToolRun.run;
import static org.assertj.core.api.Assertions.assertThat;

class ConversionTest {
    @TempDir
    Path folder = Path.of("");

    private String advice = "";
    private String out = "";

    @BeforeEach
    void files() throws IOException {
        advice = write(
                "advice.835",
                Synthesis.of(TransactionType.REMITTANCE_ADVICE, 20, 7).toBytes());
        out = folder.resolve("out").toString();
    }

    private String write(String name, byte[] bytes) throws IOException {
        var file = folder.resolve(name);
        Files.write(file, bytes);
        return file.toString();
    }

    private String out() throws IOException {
        return Files.readString(Path.of(out));
    }

    static Stream<TransactionType> inventable() {
        return Synthesis.types().stream();
    }

    @ParameterizedTest
    @MethodSource("inventable")
    void goesToJsonAndBack(TransactionType type) throws IOException {
        var file = write("in.edi", Synthesis.of(type, 10, 3).toBytes());
        var json = folder.resolve("in.json").toString();

        assertThat(run("to-json", "-o", json, file).exit()).isEqualTo(X12Tool.VALID);
        assertThat(run("from-json", "-o", out, json).exit()).isEqualTo(X12Tool.VALID);

        assertThat(Path.of(out)).hasSameBinaryContentAs(Path.of(file));
    }

    @Test
    void leavesNoFileBehindWhenTheInputIsBad() throws IOException {
        var json = write("bad.json", "{\"format\":\"x12-json/1\",\"interchanges\":[{\"rolle\":1}]}".getBytes());

        var run = run("from-json", "-o", out, json);

        assertThat(run.exit()).isEqualTo(X12Tool.INVALID);
        assertThat(run.out()).contains("bad.json: $.interchanges[0].rolle (line 1): there is no field 'rolle' here");
        try (var files = Files.list(folder)) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsOnly("bad.json", "advice.835");
        }
    }

    @Test
    void tellsWhatIsNoX12() throws IOException {
        var text = write("letter.txt", "Dear Sir,".getBytes());

        assertThat(run("to-json", "-o", out, text).exit()).isEqualTo(X12Tool.UNREADABLE);
        assertThat(run("to-csv", "-o", out, text).exit()).isEqualTo(X12Tool.UNREADABLE);
        assertThat(run("to-xml", "-o", out, text).exit()).isEqualTo(X12Tool.UNREADABLE);
        var missing = run("to-json", folder.resolve("none").toString());
        assertThat(missing.exit()).isEqualTo(X12Tool.UNREADABLE);
        assertThat(missing.out()).contains("none: there is no such file").doesNotContain("Exception");
        for (var command :
                List.of("to-json", "from-json", "to-csv", "to-xml", "show", "explain", "ack", "fix", "mask")) {
            var directory = run(command, folder.toString());
            assertThat(directory.exit()).as(command).isEqualTo(X12Tool.UNREADABLE);
            assertThat(directory.out())
                    .as(command)
                    .contains("it is a directory")
                    .doesNotContain("Exception");
        }
        assertThat(run("to-csv", "-o", out, text).out())
                .contains("no transaction set")
                .doesNotContain("Usage");
        assertThat(run("to-csv", "--detail", "cell", advice).exit()).isEqualTo(X12Tool.UNREADABLE);
    }

    @Test
    void writesAnAdviceAsTableAndAsXml() throws IOException {
        assertThat(run("to-csv", "-o", out, advice).exit()).isEqualTo(X12Tool.VALID);
        assertThat(out().lines()).hasSize(21);
        assertThat(run("to-csv", "--detail", "adjustment", "-o", out, advice).exit())
                .isEqualTo(X12Tool.VALID);
        assertThat(out()).contains("reason_words");
        assertThat(run("to-xml", "-o", out, advice).exit()).isEqualTo(X12Tool.VALID);
        assertThat(out()).contains("<claim ", "</remittances>");
    }

    @Test
    void makesABatchOfARosterAndTellsTheRowsThatAreWrong() throws IOException {
        var layout = write("practice.layout", """
                        payerName = "SAMPLE PLAN"
                        payerId = "00777"
                        providerName = "OAK CLINIC"
                        providerNpi = "1234567893"
                        memberId = MEMBER
                        lastName = NAME
                        """.getBytes());
        var roster = write("patients.csv", "MEMBER,NAME\nM0000001,TESTPERSON\n,TESTPERSON\n".getBytes());

        var run = run(
                "from-roster",
                "--to",
                "270",
                "--layout",
                layout,
                "--sender",
                "OAKCLINIC",
                "--receiver",
                "ZZ:GATEWAY",
                "--at",
                "2026-11-02T09:30",
                "-o",
                out,
                roster);

        assertThat(run.exit()).isEqualTo(X12Tool.INVALID);
        assertThat(run.out())
                .contains(
                        "patients.csv: line 3, column MEMBER: the value is missing; fill it in",
                        "2 rows, 1 inquiries in 1 transaction sets, 1 rows refused");
        assertThat(run("validate", out).exit()).isEqualTo(X12Tool.VALID);
        assertThat(run("from-roster", "--to", "835", "--sender", "A1", "--receiver", "B1", roster)
                        .exit())
                .isEqualTo(X12Tool.UNREADABLE);
    }
}
