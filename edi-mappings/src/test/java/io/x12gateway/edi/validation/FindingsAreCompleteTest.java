package io.x12gateway.edi.validation;

import io.x12gateway.edi.Corpus;
import io.x12gateway.edi.Samples;
import io.x12gateway.edi.X12;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class FindingsAreCompleteTest {
    @TestFactory
    Stream<DynamicTest> every_finding_says_what_was_expected_what_was_found_and_what_to_do() {
        return Corpus.andSamples()
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(),
                        () -> X12.standard()
                                .validate(Samples.read(file))
                                .allFindings()
                                .forEach(FindingsAreCompleteTest::check)));
    }

    private static void check(Finding finding) {
        assertThat(finding.message()).as(finding.toString()).endsWith(".").isNotBlank();
        assertThat(finding.expected()).as(finding.toString()).isNotBlank();
        assertThat(finding.fix()).as(finding.toString()).isNotBlank();
        boolean missing = finding.message().contains("missing");
        boolean something = finding.location().span().length() > 0
                && !finding.location().segment().isEmpty();
        if (something && !missing)
            assertThat(finding.found().text()).as(finding.toString()).isNotEmpty();
        if (finding.isError() && finding.location().segmentPosition() > 0)
            assertThat(finding.codes()).as(finding.toString()).isNotEqualTo(AckCodes.NONE);
    }
}
