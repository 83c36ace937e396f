package io.x12gateway.samples;

import io.x12gateway.samples.claims.ClaimsSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import static org.assertj.core.api.Assertions.assertThat;

class MockToolTest {
    @TempDir
    private Path folder;

    private MockBackEnds mocks;

    private record Said(int code, String out, String err) {}

    /** Without a broker: payment runs go into a folder. */
    @BeforeEach
    void start() {
        var claims = new ClaimsSettings(
                "tcp://127.0.0.1:1",
                "nobody",
                "none",
                "claims.inquiry",
                "claims.answer",
                "claims.submission",
                null,
                folder.resolve("drop"),
                1,
                "GATEWAY",
                null,
                null,
                folder.resolve("data"),
                null,
                null);
        mocks = new MockBackEnds(new BackEndSettings(0, null, claims, null, null, null, null), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        mocks.close();
    }

    @Test
    void showsTheClockAndPutsItForward() {
        assertThat(say("clock").out()).contains("0 days ahead").contains("RECEIVED");
        assertThat(say("clock", "+14d").out()).contains("14 days ahead").containsPattern("[1-9][0-9]* claims moved");
        assertThat(say("clock", "reset").out()).contains("0 days ahead");
        assertThat(say("clock", "yesterday").err()).contains("\"yesterday\" is no step");
    }

    @Test
    void paysAndTellsWhereTheFilesAre() {
        var said = say("pay");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("141.47")
                .contains("together")
                .contains("-835-")
                .contains("-eft-");
        var great = say(
                "pay",
                "--claims",
                "300",
                "--payees",
                "30",
                "--into",
                folder.resolve("great").toString());
        assertThat(great.out()).contains("30 payments, 300 claims").contains("and 10 more payments");
        assertThat(folder.resolve("great")).isDirectoryContaining("glob:**.x12");
        assertThat(say("pay", "--claims", "3", "--payees", "30").err()).contains("3 claims for 30 payees");
    }

    @Test
    void setsAndShowsFaults() {
        assertThat(say("faults").out()).contains("hets: behaves").contains("claims: behaves");
        assertThat(say("faults", "claims", "FLAPPING", "--percent", "5", "--route", "inquiry")
                        .out())
                .contains("claims: FLAPPING of * on inquiry, 5.0 %, 0 times so far");
        assertThat(say("faults", "claims", "none").out()).contains("claims: behaves");
        assertThat(say("faults", "claims", "LAZY").code()).isEqualTo(1);
        assertThat(say("faults", "nobody", "SLOW").err()).contains("backEnd must be one of");
    }

    @Test
    void saysPlainlyThatNoMocksRun() {
        int port = mocks.controlPort();
        mocks.close();
        var said = run("clock", "--port", Integer.toString(port));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("No mock back ends run here").contains("./gateway demo");
    }

    @Test
    void generatesAWorld() throws IOException {
        var said = run(
                "generate",
                "world",
                "--providers",
                "3",
                "--patients",
                "20",
                "--claims",
                "60",
                "--as-of",
                "2026-11-20",
                "--into",
                folder.resolve("world").toString());
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .containsPattern("3 providers, 20 patients, 6[0-9] claims")
                .contains("claims: {world: ");
        assertThat(Files.readAllLines(folder.resolve("world/claims/claims.jsonl")))
                .hasSizeGreaterThanOrEqualTo(60);
        assertThat(run("generate", "world", "--claims", "0").code()).isNotZero();
    }

    private Said say(String command, String... rest) {
        var all = new String[rest.length + 3];
        all[0] = command;
        System.arraycopy(rest, 0, all, 1, rest.length);
        all[rest.length + 1] = "--port";
        all[rest.length + 2] = Integer.toString(mocks.controlPort());
        return run(all);
    }

    private static Said run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = MockTool.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Said(code, out.toString(), err.toString());
    }
}
