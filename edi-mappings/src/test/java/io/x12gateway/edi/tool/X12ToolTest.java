package io.x12gateway.edi.tool;

import io.x12gateway.edi.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class X12ToolTest {
    private static final String FILES = "src/test/resources/x12/005010X279A1/";

    @TempDir
    Path folder = Path.of("");

    @Test
    void saysThatAFileIsValid() {
        var run = run("validate", FILES + "valid/270-one-patient.x12");
        assertThat(run.exit).isEqualTo(X12Tool.VALID);
        assertThat(run.out)
                .contains("270-one-patient.x12: valid (1 interchange; transaction sets: 1 accepted, 0 rejected)");
    }

    @Test
    void saysWhatIsWrongAndWhereAndWhatToDo() {
        var run = run("validate", FILES + "invalid/270-parent-unknown.x12");
        assertThat(run.exit).isEqualTo(X12Tool.INVALID);
        assertThat(run.out)
                .contains(
                        "answered by 999",
                        "2000C HL02 (segment 7) at byte 325",
                        "[IK502 5 IK304 8 IK403 7]",
                        "Name the HL01 of the parent");
    }

    @Test
    void tellsOneJsonObjectPerFile() {
        var run = run("validate", "--json", FILES + "invalid/270-iea01.x12", FILES + "invalid/270-second-of-three.x12");
        var lines = run.out.lines().map(X12ToolTest::json).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().get("verdict").asString()).isEqualTo("invalid");
        assertThat(lines.getFirst().get("level").asString()).isEqualTo("TA1");
        assertThat(lines.getFirst().get("codes").get(0).asString()).isEqualTo("TA105=021");
        assertThat(lines.getFirst().get("transactions").get("accepted").asInt()).isZero();
        assertThat(lines.getLast().get("level").asString()).isEqualTo("999");
        assertThat(lines.getLast().get("transactions").get("accepted").asInt()).isEqualTo(2);
        assertThat(lines.getLast().get("transactions").get("rejected").asInt()).isEqualTo(1);
        assertThat(lines.getLast().get("findings").get(0).get("offset").asInt()).isEqualTo(587);
    }

    @Test
    void walksThroughDirectoriesAndExitsWithTheWorst() throws IOException {
        Files.createDirectories(folder.resolve("below"));
        Files.write(folder.resolve("good.x12"), Samples.bytes("005010X279A1/valid/270-one-patient"));
        assertThat(run("validate", folder.toString()).exit).isEqualTo(X12Tool.VALID);
        Files.write(folder.resolve("below/bad.x12"), Samples.bytes("005010X221A1/invalid/835-claim-off"));
        var run = run("validate", folder.toString());
        assertThat(run.exit).isEqualTo(X12Tool.INVALID);
        assertThat(run.out).contains("answered by SNIP3", "Claim 2226279000100 does not balance");
        Files.writeString(folder.resolve("below/letter.txt"), "Dear Sir");
        assertThat(run("validate", folder.toString()).exit).isEqualTo(X12Tool.UNREADABLE);
    }

    @Test
    void saysWhenAPathCantBeRead() {
        var run = run("validate", "--json", folder.resolve("nowhere.x12").toString());
        assertThat(run.exit).isEqualTo(X12Tool.UNREADABLE);
        assertThat(json(run.out).get("problem").asString()).contains("can't be read");
    }

    @Test
    void showsAFaultWithACaretUnderIt() {
        var run = run("explain", FILES + "invalid/270-service-type.x12");
        assertThat(run.exit).isEqualTo(X12Tool.INVALID);
        assertThat(run.out).contains("  | EQ*30^ZZ^1~\n  |       ^^\n");
    }

    @Test
    void printsTheAnswersToAFile() {
        var run = run("ack", "--control-number", "41", "--at", "2026-11-02T09:30", FILES + "invalid/270-iea01.x12");
        assertThat(run.exit).isEqualTo(X12Tool.INVALID);
        assertThat(run.out)
                .contains("TA1*000000101*261102*0915*R*021~", "IEA*0*000000041~")
                .doesNotContain("ST*999");
        assertThat(run("ack", FILES + "valid/270-one-patient.x12").out)
                .contains("AK9*A*1*1*1~")
                .doesNotContain("TA1*");
    }

    @Test
    void wantsAPath() {
        assertThat(run("validate").exit).isEqualTo(X12Tool.UNREADABLE);
    }

    private record Run(int exit, String out) {}

    private static Run run(String... arguments) {
        var out = new StringWriter();
        var line = X12Tool.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        return new Run(line.execute(List.of(arguments).toArray(String[]::new)), out.toString());
    }

    private static JsonNode json(String line) {
        return JsonMapper.builder().build().readTree(line);
    }
}
