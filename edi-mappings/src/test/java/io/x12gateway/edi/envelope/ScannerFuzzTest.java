package io.x12gateway.edi.envelope;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.x12gateway.edi.OddPieces;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the bytes are, the scanner goes through them to their end and keeps its promises to its visitor. */
class ScannerFuzzTest {
    @MethodSource("io.x12gateway.edi.Mutants#all")
    @FuzzTest(maxDuration = "3m") // Jazzer wants to be the last
    void keepsItsPromises(byte[] bytes) throws IOException {
        var atOnce = new Nesting(bytes.length);
        new InterchangeScanner().scan(bytes, atOnce);
        atOnce.end();
        var inPieces = new Nesting(bytes.length);
        assertThat(new InterchangeScanner().scan(new OddPieces(bytes), inPieces))
                .isEqualTo(bytes.length);
        inPieces.end();
        assertThat(inPieces.told()).isEqualTo(atOnce.told());
    }
}
