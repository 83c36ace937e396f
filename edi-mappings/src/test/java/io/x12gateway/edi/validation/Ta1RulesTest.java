package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class Ta1RulesTest {

    @Test
    void acceptsEveryVerdict() {
        for (var verdict : new String[] {"A", "E", "R"})
            assertThat(judge("000000101", "261102", "0915", verdict, "000")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 00000101,  261102, 0915,   A, 000",
        "1, 00000010A, 261102, 0915,   A, 000",
        "2, 000000101, 261302, 0915,   A, 000",
        "2, 000000101, 20261102, 0915, A, 000",
        "3, 000000101, 261102, 2415,   A, 000",
        "3, 000000101, 261102, 091500, A, 000",
        "4, 000000101, 261102, 0915,   X, 000",
        "5, 000000101, 261102, 0915,   R, 032",
        "5, 000000101, 261102, 0915,   R, 25"
    })
    void namesTheElementAtFault(int element, String number, String date, String time, String verdict, String note) {
        assertThat(judge(number, date, time, verdict, note)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.INTERCHANGE_ELEMENT);
            assertThat(finding.location().segment()).isEqualTo("TA1");
            assertThat(finding.location().element()).isEqualTo(element);
            assertThat(finding.codes().ta105()).isEqualTo("024");
        });
    }

    @Test
    void missesWhatIsNotThereAndRefusesWhatIsTooMuch() {
        assertThat(judge("000000101", "261102", "0915")).hasSize(2);
        assertThat(judge("000000101", "261102", "0915", "A", "000", "X")).hasSize(1);
    }

    private static List<Finding> judge(String... elements) {
        var findings = new Findings();
        Ta1Rules.check(Segment.of("TA1", elements), findings);
        return findings.sorted();
    }
}
