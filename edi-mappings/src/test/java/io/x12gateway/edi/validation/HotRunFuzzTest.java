package io.x12gateway.edi.validation;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.InterchangeScanner;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever stands in a segment, the hot run accepts it exactly where the diagnosis finds nothing. */
class HotRunFuzzTest {
    @MethodSource("io.x12gateway.edi.Mutants#all")
    @FuzzTest(maxDuration = "3m") // Jazzer wants to be the last
    void agreesWithTheDiagnosis(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (var type : TransactionType.values()) {
            if (!text.contains(type.setId())) continue;
            var both = new BothRuns();
            new InterchangeScanner().scan(bytes, both.readerOf(type));
            assertThat(both.disagreements()).isEmpty();
        }
    }
}
