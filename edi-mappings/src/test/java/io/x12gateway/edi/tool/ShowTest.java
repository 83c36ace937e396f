package io.x12gateway.edi.tool;

import io.x12gateway.edi.Samples;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

import static io.x12gateway.edi.tool.ToolRun.run;
import static org.assertj.core.api.Assertions.assertThat;

class ShowTest {
    private static final String REMITTANCE = "src/test/resources/x12/005010X221A1/valid/835-two-claims.x12";
    private static final String INQUIRY = "src/test/resources/x12/005010X279A1/valid/270-dependent-and-batch.x12";

    @Test
    void namesLoopsSegmentsAndElements() {
        var run = run("show", REMITTANCE);
        assertThat(run.exit()).isEqualTo(X12Tool.VALID);
        assertThat(run.out())
                .contains(
                        "ISA 000000101 from ZZ OAKCLINIC to ZZ GATEWAY",
                        "    ST 835 0001\n",
                        "      loop 1000B: payee\n",
                        "          N102 name: OAK STREET CLINIC\n",
                        "      loop 2000: ",
                        "        loop 2100: ",
                        "          loop 2110: ",
                        "BPR04 payment method: ACH = automated clearing house\n",
                        "SVC01-2 ",
                        ": 99213\n",
                        "    SE 0001, 40 segments\n");
    }

    @Test
    void putsALevelBelowItsParent() {
        assertThat(run("show", "--brief", INQUIRY).out())
                .contains(
                        "      loop 2000A: payer level\n        HL*1**20*1\n",
                        "        loop 2000B: requesting provider level\n          HL*2*1*21*1\n",
                        "          loop 2000C: subscriber level\n            HL*3*2*22*1\n",
                        "            loop 2000D: dependent level\n              HL*4*3*23*0\n",
                        "              loop 2100D: dependent identity\n");
    }

    @Test
    void hidesPatientData() {
        for (var arguments : new String[][] {{"show", "--mask", REMITTANCE}, {"show", "--mask", "--brief", REMITTANCE}})
            assertThat(run(arguments).out())
                    .doesNotContain("TESTPERSON", "1EG4TE5MK72", "ACCT1", "OAK STREET", "20260901")
                    .contains("99213", "250");
    }

    @Test
    void showsWhatNoGuideKnows() {
        var unknown = Samples.bytes("005010X279A1/invalid/270-segment-unknown");
        assertThat(run(unknown, "show").exit()).isEqualTo(X12Tool.VALID);
        assertThat(run("not X12 at all".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "show")
                        .exit())
                .isEqualTo(X12Tool.UNREADABLE);
    }

    @TestFactory
    Stream<DynamicTest> showsEveryFileSomehow() {
        return Samples.all().stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    var run = run("show", "--brief", file.toString());
                    boolean x12 = run("validate", file.toString()).exit() != X12Tool.UNREADABLE;
                    assertThat(run.exit()).isEqualTo(x12 ? X12Tool.VALID : X12Tool.UNREADABLE);
                    assertThat(run.out().codePoints().filter(c -> c != '\n')).allMatch(c -> c >= ' ' && c < 0x7F);
                }));
    }
}
