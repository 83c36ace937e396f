package io.x12gateway.edi.tool;

import io.x12gateway.edi.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static io.x12gateway.edi.tool.ToolRun.run;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code fix} and {@code mask} write copies. */
class CopiesTest {
    private static final byte[] WRONG_COUNT = Samples.bytes("005010X279A1/invalid/270-se01");

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void writesAFile() throws IOException {
        file = folder.resolve("batch.edi");
        Files.write(file, WRONG_COUNT);
    }

    @Test
    void fixesIntoACopyBesideTheFile() throws IOException {
        var run = run("fix", file.toString());
        assertThat(run.exit()).isEqualTo(X12Tool.VALID);
        assertThat(run.out()).contains("SE01: replace \"12\" at byte 470 by \"13\" (TRANSACTION_SEGMENT_COUNT)");
        assertThat(Files.readAllBytes(file)).isEqualTo(WRONG_COUNT);
        assertThat(run("validate", folder.resolve("batch.fixed.edi").toString()).exit())
                .isEqualTo(X12Tool.VALID);
    }

    @Test
    void saysWhatIsLeftToMend() throws IOException {
        Files.write(file, Samples.bytes("005010X221A1/invalid/835-claim-off"));
        var run = run("fix", file.toString());
        assertThat(run.exit()).isEqualTo(X12Tool.INVALID);
        assertThat(run.out()).contains("nothing can be mended", "does not balance");
        assertThat(folder.resolve("batch.fixed.edi")).doesNotExist();
    }

    @Test
    void writesOverAnotherFileOnlyIfForced() throws IOException {
        var other = folder.resolve("other.edi");
        Files.writeString(other, "precious");
        var refused = run("fix", "-o", other.toString(), file.toString());
        assertThat(refused.exit()).isEqualTo(X12Tool.UNREADABLE);
        assertThat(refused.out()).contains("is there already");
        assertThat(other).hasContent("precious");
        assertThat(run("fix", "--force", "-o", other.toString(), file.toString())
                        .exit())
                .isEqualTo(X12Tool.VALID);
        assertThat(Files.readString(other)).startsWith("ISA");
    }

    @Test
    void neverWritesOverTheFileItself() throws IOException {
        for (var command : new String[] {"fix", "mask"}) {
            var run = run(command, "--force", "-o", file.toString(), file.toString());
            assertThat(run.exit()).isEqualTo(X12Tool.UNREADABLE);
            assertThat(run.out()).contains("is the file itself");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(WRONG_COUNT);
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        run("fix", file.toString());
        run("mask", file.toString());
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> String.valueOf(each.getFileName())))
                    .containsExactlyInAnyOrder("batch.edi", "batch.fixed.edi", "batch.masked.edi");
        }
    }

    @Test
    void turnsStandardInputIntoStandardOutput() {
        var fixed = run(WRONG_COUNT, "fix");
        assertThat(new String(fixed.bytes(), StandardCharsets.ISO_8859_1)).contains("SE*13*");
        assertThat(fixed.out()).contains("SE01");
        var valid = Samples.bytes("005010X279A1/valid/270-one-patient");
        assertThat(run(valid, "fix", "-").bytes()).isEqualTo(valid);
        assertThat(run(valid, "mask").bytes()).hasSameSizeAs(valid).isNotEqualTo(valid);
    }

    @Test
    void masksIntoACopyThatIsJudgedAlike() throws IOException {
        var run = run("mask", "--key", "hush", file.toString());
        assertThat(run.exit()).isEqualTo(X12Tool.VALID);
        assertThat(run.out()).contains("judged like the file: 1 finding");
        var masked = folder.resolve("batch.masked.edi");
        assertThat(Files.readString(masked, StandardCharsets.ISO_8859_1)).doesNotContain("TESTPERSON");
        assertThat(run("validate", masked.toString()).out()).contains("SE01");
        var again = run("mask", "--key", "hush", "-o", "-", file.toString());
        assertThat(again.bytes()).isEqualTo(Files.readAllBytes(masked));
        assertThat(run("mask", "-o", "-", file.toString()).bytes()).isNotEqualTo(again.bytes());
    }

    @Test
    void saysWhenThereIsNoSuchFile() {
        for (var command : new String[] {"fix", "mask", "show", "explain", "ack"}) {
            var run = run(command, folder.resolve("none").toString());
            assertThat(run.exit()).isEqualTo(X12Tool.UNREADABLE);
            assertThat(run.out()).contains("there is no such file");
        }
    }
}
