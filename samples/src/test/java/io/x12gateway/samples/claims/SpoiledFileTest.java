package io.x12gateway.samples.claims;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import io.x12gateway.samples.claims.ledger.Ledger;
import io.x12gateway.samples.claims.payment.PaymentRun;
import io.x12gateway.samples.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import static org.assertj.core.api.Assertions.assertThat;

class SpoiledFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TRUNCATED", "GARBAGE", "WRONG_CONTROL_NUMBER", "UNBALANCED"})
    void isNothingThatTheJudgeLetsPass(Fault fault) throws IOException {
        var whole = file();
        assertThat(X12.standard().validate(whole).verdict()).isEqualTo(Verdict.VALID);
        var spoiled = SpoiledFile.of(fault, whole);
        assertThat(spoiled).isNotEqualTo(whole);
        assertThat(X12.standard().validate(spoiled).verdict()).isNotEqualTo(Verdict.VALID);
    }

    @Test
    void isACentTooMuch() throws IOException {
        var spoiled = new String(SpoiledFile.of(Fault.UNBALANCED, file()), StandardCharsets.US_ASCII);
        assertThat(spoiled).contains("BPR*I*141.48*").doesNotContain("BPR*I*141.47*");
    }

    private byte[] file() throws IOException {
        var run = new PaymentRun(Ledger.packaged(Clock.systemUTC()), "GATEWAY", folder).run(result -> {});
        return Files.readAllBytes(Path.of(run.file()));
    }
}
