package io.x12gateway.edi;

import io.x12gateway.edi.schema.Guides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the recipe of CONTRIBUTING for a new transaction set: its line, its schema, its files. */
class TransactionTypeTest {

    @ParameterizedTest
    @EnumSource
    void everySetHasItsSchema(TransactionType type) {
        assertThat(Guides.location(type).getPath()).endsWith("/schema/%s/%s.xml".formatted(type.guide(), type));
        assertThat(Guides.plan(type).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void everySetHasFilesThatAreValidAndFilesThatAreNot(TransactionType type) {
        assertThat(files(type, "valid")).isNotEmpty();
        var invalid = files(type, "invalid");
        assertThat(invalid).hasSizeGreaterThan(1);
        assertThat(invalid).allSatisfy(file -> assertThat(twin(file)).exists());
    }

    private static List<Path> files(TransactionType type, String verdict) {
        var folder = Path.of(type.guide(), verdict);
        return Samples.all().stream()
                .filter(file -> Objects.requireNonNull(file.getParent()).endsWith(folder))
                .filter(file -> String.valueOf(file.getFileName()).startsWith(type + "-"))
                .toList();
    }

    private static Path twin(Path file) {
        return Path.of(file.toString().replaceFirst("\\.x12$", ".findings"));
    }

    @ParameterizedTest
    @EnumSource
    void everySetIsKnownByItsNumberAndItsGuide(TransactionType type) {
        assertThat(TransactionType.of(type.setId(), type.guide())).contains(type);
        assertThat(type.setId()).matches("\\d{3}");
        assertThat(type.toString()).startsWith(type.setId());
    }

    @Test
    void tellsSetsOfOneNumberApartByTheirGuide() {
        assertThat(TransactionType.of("837", "005010X222A1")).contains(TransactionType.PROFESSIONAL_CLAIM);
        assertThat(TransactionType.of("837", "005010X223A2")).contains(TransactionType.INSTITUTIONAL_CLAIM);
        assertThat(TransactionType.of("277", "005010X214")).contains(TransactionType.CLAIM_ACKNOWLEDGMENT);
        assertThat(TransactionType.of("837", "005010X214")).isEmpty();
    }

    @Test
    void noTwoSetsHaveOneLabel() {
        assertThat(Arrays.stream(TransactionType.values()).map(TransactionType::toString))
                .doesNotHaveDuplicates();
    }
}
