package io.x12gateway.edi.synthesis;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SynthesisTest {

    static Stream<TransactionType> types() {
        return Composers.types().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everySetIsValidWithoutEvenAWarning(TransactionType type) {
        for (int seed = 1; seed <= 5; seed++) {
            var bytes =
                    Synthesis.of(type, 120, seed).inTransactions(30).inGroups(3).toBytes();
            var report = X12.standard().validate(bytes);
            assertThat(report.allFindings().map(f -> f.location().label() + " " + f.message()))
                    .as("%s with seed %d", type, seed)
                    .isEmpty();
            assertThat(report.transactions()).hasSize(30);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aLargeSetIsValidToo(TransactionType type) {
        var report = X12.standard()
                .validate(Synthesis.of(type, 1500, 11).inTransactions(1).toBytes());
        assertThat(report.allFindings().map(Finding::message)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSameOrderGivesTheSameBytesAndAnotherSeedOthers(TransactionType type) {
        var order = Synthesis.of(type, 20, 7);
        assertThat(order.toBytes()).isEqualTo(Synthesis.of(type, 20, 7).toBytes());
        assertThat(order.toBytes()).isNotEqualTo(Synthesis.of(type, 20, 8).toBytes());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyDefectIsToldAsExactlyTheOneFindingThatItNames(TransactionType type) throws IOException {
        var wrong = new ArrayList<String>();
        for (var defect : Defect.values()) {
            if (!defect.strikes(type)) continue;
            var blemishes = new ArrayList<Blemish>();
            var out = new ByteArrayOutputStream();
            var order = Synthesis.of(type, 60, 3).inTransactions(60);
            order.with(Set.of(defect), 0.5).writeTo(out, blemishes::add);
            var expected =
                    Map.of(defect.code() + " " + defect.severity() + " " + defect.level(), (long) blemishes.size());
            var found = X12.standard()
                    .validate(out.toByteArray())
                    .allFindings()
                    .collect(Collectors.groupingBy(
                            f -> f.code() + " " + f.severity() + " " + f.level(), Collectors.counting()));
            if (blemishes.isEmpty() || !found.equals(expected))
                wrong.add("%s in %s: expected %s, found %s".formatted(defect, type, expected, found));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void manyDefectsOfManyKindsAreAllFound() throws IOException {
        var blemishes = new ArrayList<Blemish>();
        var out = new ByteArrayOutputStream();
        var kinds = Set.of(Defect.SEGMENT_MISSING, Defect.ELEMENT_CODE, Defect.BALANCE_SERVICE, Defect.ELEMENT_DATE);
        Synthesis.of(TransactionType.REMITTANCE_ADVICE, 1000, 5).with(kinds, 1).writeTo(out, blemishes::add);
        assertThat(blemishes).hasSizeGreaterThan(800);
        assertThat(X12.standard().validate(out.toByteArray()).allFindings()).hasSameSizeAs(blemishes);
    }

    @Test
    void doesNotHoldWhatItHasWritten() throws IOException {
        var largest = new int[1];
        var out = new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("byte by byte");
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                largest[0] = Math.max(largest[0], length);
            }
        };
        long size = Synthesis.of(TransactionType.REMITTANCE_ADVICE, 50_000, 1)
                .inTransactions(1)
                .writeTo(out);
        assertThat(size).isGreaterThan(20_000_000);
        assertThat(largest[0]).isLessThan(100_000);
    }

    @Test
    void anImpossibleOrderSaysWhatIsPossible() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Synthesis.of(TransactionType.REMITTANCE_ADVICE, 2, 1).inTransactions(3))
                .withMessageContaining("1 to 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Synthesis.of(TransactionType.REMITTANCE_ADVICE, 2, 1)
                        .with(Set.of(Defect.HL_PARENT), 1)
                        .toBytes())
                .withMessageContaining("balance-claim");
    }

    @Test
    void standsInOneLinePerSegmentOrWithoutBreaks() {
        var order = Synthesis.of(TransactionType.REMITTANCE_ADVICE, 1, 1);
        assertThat(new String(order.toBytes(), StandardCharsets.ISO_8859_1))
                .contains("~\n")
                .doesNotContain("~\n\n");
        assertThat(new String(order.withoutLineBreaks().toBytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("\n")
                .endsWith("~");
    }
}
