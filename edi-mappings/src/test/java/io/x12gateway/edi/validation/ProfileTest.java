package io.x12gateway.edi.validation;

import io.x12gateway.edi.Samples;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProfileTest {
    private static final String FILE = Samples.text("005010X279A1/valid/270-one-patient");
    private static final String WRONG_COUNT = FILE.replaceFirst("SE\\*\\d+", "SE*99");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void lowered_error_no_longer_rejects_and_stays_in_the_report() throws ProfileException {
        var report = judged(WRONG_COUNT, "TRANSACTION_SEGMENT_COUNT = warning");

        assertThat(judged(WRONG_COUNT, "").verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.allFindings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.TRANSACTION_SEGMENT_COUNT);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.codes()).isEqualTo(AckCodes.NONE);
        });
    }

    @Test
    void notes_that_are_told_keep_their_codes() throws ProfileException {
        var report = judged(WRONG_COUNT, "notes = told\nTRANSACTION_SEGMENT_COUNT = warning");

        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.allFindings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.codes().ik502()).isEqualTo("4"));
    }

    @Test
    void rule_counts_until_its_last_day_in_its_own_set_and_place() throws ProfileException {
        var code = "TRANSACTION_SEGMENT_COUNT";

        assertThat(judged(WRONG_COUNT, code + " = warning until 2026-11-22").verdict())
                .isEqualTo(Verdict.VALID);
        assertThat(judged(WRONG_COUNT, code + " = warning until 2026-11-21").verdict())
                .isEqualTo(Verdict.INVALID);
        assertThat(judged(WRONG_COUNT, "270 " + code + " = warning").verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged(WRONG_COUNT, "835 " + code + " = warning").verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judged(WRONG_COUNT, code + " at SE01 = warning").verdict()).isEqualTo(Verdict.VALID);
        assertThat(judged(WRONG_COUNT, code + " at SE02 = warning").verdict()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void of_the_rules_that_fit_the_last_one_decides() throws ProfileException {
        var profile = """
                TRANSACTION_SEGMENT_COUNT = warning
                270 TRANSACTION_SEGMENT_COUNT = error
                """;

        assertThat(judged(WRONG_COUNT, profile).verdict()).isEqualTo(Verdict.INVALID);
    }

    @Test
    void raised_warning_rejects_with_a_code() throws ProfileException {
        var file = Samples.text("005010X279A1/invalid/271-no-child-is-a-warning");
        var plain = judged(file, "");
        var warning = plain.allFindings().findFirst().orElseThrow();

        assertThat(plain.allFindings()).noneMatch(Finding::isError);
        var raised = judged(file, warning.code() + " = error");
        assertThat(raised.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(raised.allFindings().filter(Finding::isError))
                .allSatisfy(finding -> assertThat(finding.codes().ik502()).isNotEmpty());
    }

    @Test
    void level_that_is_not_judged_is_left_out() throws ProfileException {
        var file = Samples.text("005010X221A1/invalid/835-claim-off");
        var plain = judged(file, "");

        assertThat(plain.allFindings()).anyMatch(finding -> finding.level() == Level.SNIP3 && finding.isError());
        assertThat(judged(file, "levels = 1, 2, 4-7").allFindings()).noneMatch(f -> f.level() == Level.SNIP3);
        assertThat(judged(file, "levels = 1-3").allFindings()).anyMatch(f -> f.level() == Level.SNIP3);
    }

    @Test
    void every_fault_of_a_profile_is_told_with_its_line_and_its_key() {
        var text = """
                # agreed with nobody
                levels = 3-9
                notes = loud
                NPI_CHEK_DIGIT = warning
                971 NPI_CHECK_DIGIT = warning
                NPI_CHECK_DIGIT = mild
                SEGMENT_MISSING = warning
                ELEMENT_CODE = warning until soon
                name
                name = one
                name = two
                """;

        assertThatThrownBy(() -> Profile.parse(text))
                .isInstanceOfSatisfying(
                        ProfileException.class,
                        e -> assertThat(e.faults())
                                .satisfiesExactly(
                                        fault -> assertThat(fault).startsWith("line 2: levels holds \"3-9\""),
                                        fault -> assertThat(fault).startsWith("line 3: notes is \"loud\""),
                                        fault -> assertThat(fault)
                                                .isEqualTo(
                                                        "line 4: NPI_CHEK_DIGIT is no setting and no finding code; is NPI_CHECK_DIGIT meant?"),
                                        fault -> assertThat(fault).startsWith("line 5: 971 is no transaction set"),
                                        fault -> assertThat(fault).startsWith("line 6: NPI_CHECK_DIGIT is \"mild\""),
                                        fault -> assertThat(fault)
                                                .startsWith("line 7: SEGMENT_MISSING can't be lowered"),
                                        fault -> assertThat(fault).startsWith("line 8: ELEMENT_CODE ends \"soon\""),
                                        fault -> assertThat(fault).startsWith("line 9: \"name\" is no setting"),
                                        fault -> assertThat(fault).startsWith("line 11: name is set a second time")));
    }

    private static ValidationReport judged(String file, String profile) throws ProfileException {
        var clock = Clock.fixed(DAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        return X12.standard()
                .withProfile(Profile.parse(profile), clock)
                .validate(file.getBytes(StandardCharsets.ISO_8859_1));
    }
}
