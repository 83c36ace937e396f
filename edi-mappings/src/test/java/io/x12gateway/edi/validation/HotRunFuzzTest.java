package io.x12gateway.edi.validation;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.InterchangeScanner;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever stands in a segment, the hot run accepts it exactly where the diagnosis finds nothing. */
class HotRunFuzzTest {
    @FuzzTest(maxDuration = "3m")
    @MethodSource("io.x12gateway.edi.Mutants#all")
    void agreesWithTheDiagnosis(byte[] bytes) {
        for (var type : TransactionType.values()) {
            var both = new BothRuns();
            new InterchangeScanner().scan(bytes, both.readerOf(type));
            assertThat(both.disagreements()).isEmpty();
        }
    }
}
