package io.x12gateway.edi.tool;

import io.x12gateway.edi.Samples;
import io.x12gateway.edi.codelist.CodeLists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.x12gateway.edi.tool.ToolRun.run;
import static org.assertj.core.api.Assertions.assertThat;

class X12ToolTest {
    private static final String FILES = "src/test/resources/x12/005010X279A1/";

    @TempDir
    Path folder = Path.of("");

    @Test
    void saysThatAFileIsValid() {
        var run = run("validate", FILES + "valid/270-one-patient.x12");
        assertThat(run.exit()).isEqualTo(X12Tool.VALID);
        assertThat(run.out())
                .contains("270-one-patient.x12: valid (1 interchange; transaction sets: 1 accepted, 0 rejected)");
    }

    @Test
    void saysWhatIsWrongAndWhereAndWhatToDo() {
        var run = run("validate", FILES + "invalid/270-parent-unknown.x12");
        assertThat(run.exit()).isEqualTo(X12Tool.INVALID);
        assertThat(run.out())
                .contains(
                        "answered by 999",
                        "2000C HL02 (segment 7) at byte 325",
                        "[IK502 5 IK304 8 IK403 7]",
                        "Name the HL01 of the parent");
    }

    @Test
    void tellsOneJsonObjectPerFile() {
        var run = run("validate", "--json", FILES + "invalid/270-iea01.x12", FILES + "invalid/270-second-of-three.x12");
        var lines = run.out().lines().map(X12ToolTest::json).toList();
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
        assertThat(run("validate", folder.toString()).exit()).isEqualTo(X12Tool.VALID);
        Files.write(folder.resolve("below/bad.x12"), Samples.bytes("005010X221A1/invalid/835-claim-off"));
        var run = run("validate", folder.toString());
        assertThat(run.exit()).isEqualTo(X12Tool.INVALID);
        assertThat(run.out()).contains("answered by SNIP3", "Claim 2226279000100 does not balance");
        Files.writeString(folder.resolve("below/letter.txt"), "Dear Sir");
        assertThat(run("validate", folder.toString()).exit()).isEqualTo(X12Tool.UNREADABLE);
    }

    @Test
    void saysWhenAPathCantBeRead() {
        var run = run("validate", "--json", folder.resolve("nowhere.x12").toString());
        assertThat(run.exit()).isEqualTo(X12Tool.UNREADABLE);
        assertThat(json(run.out()).get("problem").asString()).isEqualTo("there is no such file");
    }

    @Test
    void showsAFaultWithACaretUnderIt() {
        var run = run("explain", FILES + "invalid/270-service-type.x12");
        assertThat(run.exit()).isEqualTo(X12Tool.INVALID);
        assertThat(run.out()).contains("  | EQ*30^ZZ^1~\n  |       ^^\n");
    }

    @Test
    void printsTheAnswersToAFile() {
        var run = run("ack", "--control-number", "41", "--at", "2026-11-02T09:30", FILES + "invalid/270-iea01.x12");
        assertThat(run.exit()).isEqualTo(X12Tool.INVALID);
        assertThat(run.out())
                .contains("TA1*000000101*261102*0915*R*021~", "IEA*0*000000041~")
                .doesNotContain("ST*999");
        assertThat(run("ack", FILES + "valid/270-one-patient.x12").out())
                .contains("AK9*A*1*1*1~")
                .doesNotContain("TA1*");
    }

    @Test
    void numbersItsAnswersAsTold() {
        var twice = new String[] {"--at", "2026-11-02T09:30", FILES + "valid/270-one-patient.x12"};
        var run = run("ack", "--control-number", "41", "--group-number", "7", twice[0], twice[1], twice[2], twice[2]);
        assertThat(run.exit()).isEqualTo(X12Tool.VALID);
        assertThat(run.out()).contains("IEA*1*000000041~", "GE*1*7~", "IEA*1*000000042~", "GE*1*8~");
        assertThat(run("ack", "--control-number", "0", twice[2]).out()).contains("--control-number", "between 1 and");
        assertThat(run(Samples.bytes("005010X279A1/valid/270-one-patient"), "ack")
                        .out())
                .contains("AK9*A*1*1*1~");
    }

    @Test
    void readsStandardInputWhereNoPathIsGiven() {
        var bytes = Samples.bytes("005010X279A1/invalid/270-service-type");
        assertThat(run(bytes, "validate").out()).startsWith("-: invalid (1 interchange");
        assertThat(run(bytes, "validate", "--json", "-").exit()).isEqualTo(X12Tool.INVALID);
        assertThat(run(bytes, "explain").out()).contains("  | EQ*30^ZZ^1~\n  |       ^^\n");
    }

    @Test
    void judgesUpToALevel() {
        var file = "src/test/resources/x12/005010X221A1/invalid/835-claim-off.x12";
        assertThat(run("validate", "--level", "2", file).exit()).isEqualTo(X12Tool.VALID);
        assertThat(run("validate", "--level", "3", file).exit()).isEqualTo(X12Tool.INVALID);
        var wrong = run("validate", "--level", "8", file);
        assertThat(wrong.exit()).isEqualTo(X12Tool.UNREADABLE);
        assertThat(wrong.out()).contains("give a SNIP type, 1 to 7");
    }

    @Test
    void judgesAsAgreedWithAPartner() throws IOException {
        var file = "src/test/resources/x12/005010X221A1/invalid/835-claim-off.x12";
        var profile = folder.resolve("acme.profile");
        Files.writeString(profile, "name = Acme\nBALANCE_CLAIM = warning\n");
        var run = run("validate", "--partner", profile.toString(), file);
        assertThat(run.out()).contains("warning", "does not balance");
        assertThat(run.exit()).isEqualTo(X12Tool.VALID);
        Files.writeString(profile, "NO_SUCH_RULE = warning\n");
        assertThat(run("validate", "--partner", profile.toString(), file).out()).contains("NO_SUCH_RULE");
        assertThat(run("validate", "--partner", folder.resolve("none").toString(), file)
                        .out())
                .contains("there is no such file");
    }

    @Test
    void judgesByTheProfileThatAPartnerFileNames() throws IOException {
        var file = "src/test/resources/x12/005010X221A1/invalid/835-claim-off.x12";
        var profiles = Files.createDirectory(folder.resolve("profiles"));
        Files.writeString(profiles.resolve("lenient-835.profile"), "835 BALANCE_CLAIM = warning\n");
        var export = folder.resolve("export.yaml");
        Files.writeString(export, """
                ---
                partners:
                - id: "lakeshore"
                  name: "Lakeshore Clearing"
                  validationProfile: "lenient-835"
                - {id: oak, name: Oak Clinic}
                """);
        var one = export + "#lakeshore";
        assertThat(run("validate", "--partner", one, "--profiles-dir", profiles.toString(), file)
                        .exit())
                .isEqualTo(X12Tool.VALID);
        assertThat(run("validate", "--partner", export + "#oak", file).exit()).isEqualTo(X12Tool.INVALID);
        assertThat(run("validate", "--profiles-dir", profiles.toString(), "--partner", "lenient-835", file)
                        .exit())
                .isEqualTo(X12Tool.VALID);
        assertThat(run("validate", "--partner", export.toString(), file).out())
                .contains("several partners", "#lakeshore");
        assertThat(run("validate", "--partner", export + "#elm", file).out()).contains("it holds lakeshore, oak");
        var nowhere = run("validate", "--partner", one, file);
        assertThat(nowhere.exit()).isEqualTo(X12Tool.UNREADABLE);
        assertThat(nowhere.out()).contains("no profile lenient-835", "--profiles-dir");
        Files.writeString(export, "partners: [");
        assertThat(run("validate", "--partner", export.toString(), file).out()).contains("it is no partner file");
    }

    @Test
    void judgesByCodeListsOfYourOwn() throws IOException {
        var file = "src/test/resources/x12/005010X221A1/valid/835-two-claims.x12";
        assertThat(run("validate", file).out()).doesNotContain("CAS02");
        Files.writeString(folder.resolve("carc.tsv"), """
                # title: reasons
                # version: 20270101
                # complete: yes
                code	from	until	flags	words
                2	19950101			coinsurance
                45	20991231			not yet
                """);
        try {
            var run = run("validate", "--code-lists", folder.toString(), file);
            assertThat(run.exit()).isEqualTo(X12Tool.VALID);
            assertThat(run.out()).contains("CAS02", "97", "not in force");
        } finally {
            CodeLists.choose(CodeLists.builtIn());
        }
        assertThat(run("validate", file).out()).doesNotContain("CAS02");
        var missing = run("validate", "--code-lists", folder.resolve("none").toString(), file);
        assertThat(missing.exit()).isEqualTo(X12Tool.UNREADABLE);
        assertThat(missing.out()).contains("can't be read");
    }

    @Test
    void leavesHiddenFilesOutAndSaysSo() throws IOException {
        Files.write(folder.resolve("b.x12"), Samples.bytes("005010X279A1/valid/270-one-patient"));
        Files.write(folder.resolve("a.x12"), Samples.bytes("005010X279A1/valid/270-one-patient"));
        Files.writeString(folder.resolve(".swap"), "Dear Sir");
        var run = run("validate", folder.toString());
        assertThat(run.exit()).isEqualTo(X12Tool.VALID);
        assertThat(run.out())
                .contains("skipped: " + folder.resolve(".swap"), "2 files: 2 valid, 0 invalid, 0 unreadable")
                .contains("skipped: 1");
        assertThat(run.out().indexOf("a.x12")).isLessThan(run.out().indexOf("b.x12"));
    }

    @Test
    void takesAFaultOfItsOwnForNoVerdict() {
        var before = System.in;
        System.setIn(new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("a fault for this test");
            }
        });
        var said = new StringWriter();
        try {
            int exit = X12Tool.commandLine().setErr(new PrintWriter(said)).execute("validate");
            assertThat(exit).isEqualTo(X12Tool.UNREADABLE);
        } finally {
            System.setIn(before);
        }
        assertThat(said.toString()).contains("fault of the program", "a fault for this test");
    }

    @Test
    void runsOneCommandAsItRunsAll() {
        var bad = FILES + "invalid/270-se01.x12";
        assertThat(X12Tool.run("validate", "--json", bad)).isEqualTo(X12Tool.INVALID);
        assertThat(X12Tool.run("validate", "--jason", bad)).isEqualTo(X12Tool.UNREADABLE);
        assertThat(X12Tool.run("valid", bad)).isEqualTo(X12Tool.UNREADABLE);
        assertThat(X12Tool.run("--version")).isEqualTo(X12Tool.VALID);
    }

    @Test
    void refusesAnOptionItDoesNotKnow() {
        assertThat(run("validate", "--jason", FILES + "valid/270-one-patient.x12")
                        .exit())
                .isEqualTo(X12Tool.UNREADABLE);
    }

    private static JsonNode json(String line) {
        return JsonMapper.builder().build().readTree(line);
    }
}
