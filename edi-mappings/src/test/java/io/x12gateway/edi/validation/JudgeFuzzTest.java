package io.x12gateway.edi.validation;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.x12gateway.edi.OddPieces;
import io.x12gateway.edi.X12;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the bytes are, they are judged, and the report is the same however they come. */
class JudgeFuzzTest {
    private static final X12 ALONE = X12.standard();
    private static final X12 IN_PAIR = X12.standard().withThreads(2);

    @MethodSource("io.x12gateway.edi.Mutants#all")
    @FuzzTest(maxDuration = "3m") // Jazzer wants to be the last
    void judgesWhateverComes(byte[] bytes) throws IOException {
        var report = ALONE.validate(bytes);
        assertThat(report.sizeBytes()).isEqualTo(bytes.length);
        assertThat(report.allFindings())
                .allSatisfy(finding -> assertThat(finding.location().span().end())
                        .as("%s", finding)
                        .isLessThanOrEqualTo(bytes.length));
        assertThat(ALONE.validate(new OddPieces(bytes))).isEqualTo(report);
        assertThat(IN_PAIR.validate(bytes)).isEqualTo(report);
        assertThat(ALONE.explain(bytes, report)).isNotNull();
    }
}
