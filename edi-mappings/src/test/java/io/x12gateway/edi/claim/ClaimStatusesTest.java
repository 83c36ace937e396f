package io.x12gateway.edi.claim;

import io.x12gateway.edi.Samples;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.codelist.CodeLists;
import io.x12gateway.edi.schema.CodeSet;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.Level;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** What the rules of an 837 say, over all its files. */
class ClaimStatusesTest {

    @Test
    void refusesClaimsByStatusesOfTheLists() {
        assertThat(refusals()).hasSizeGreaterThan(25).allSatisfy(finding -> {
            var parts = finding.codes().claimStatus().split(":", -1);
            assertThat(knows("claim-status-category", parts[0])).as(parts[0]).isTrue();
            assertThat(knows("claim-status", parts[1])).as(parts[1]).isTrue();
            if (parts.length > 2)
                assertThat(knows("claim-status-entity", parts[2])).as(parts[2]).isTrue();
        });
    }

    @Test
    void namesAnEntityWhereTheStatusIsAboutOne() {
        assertThat(refusals())
                .filteredOn(finding -> CodeLists.standard()
                        .list("claim-status")
                        .find(finding.codes().claimStatus().split(":", -1)[1])
                        .filter(code -> code.has("entity"))
                        .isPresent())
                .isNotEmpty()
                .allMatch(finding -> finding.codes().claimStatus().split(":", -1).length == 3);
    }

    @Test
    void refusesClaimsForWhatTheyMeanAndNotForTheirGrammar() {
        assertThat(refusals())
                .extracting(Finding::level)
                .doesNotContain(Level.INTERCHANGE, Level.SNIP1, Level.SNIP2)
                .contains(Level.SNIP3, Level.SNIP4, Level.SNIP5, Level.SNIP7);
    }

    @Test
    void leavesEverySetAcceptedOfWhichOnlyClaimsAreRefused() {
        for (var file : Samples.all()) {
            var report = X12.standard().validate(Samples.read(file));
            var errors = report.allFindings().filter(Finding::isError).toList();
            if (errors.isEmpty() || !errors.stream().allMatch(Finding::refusesClaim)) continue;
            assertThat(report.transactions()).as(file.toString()).allMatch(set -> set.accepted());
        }
    }

    private static boolean knows(String list, String code) {
        return CodeLists.standard().list(list).knows(CodeSet.key(code));
    }

    private static List<Finding> refusals() {
        return Samples.all().stream()
                .filter(file ->
                        Objects.requireNonNull(file.getFileName()).toString().startsWith("837"))
                .flatMap(file -> X12.standard().validate(Samples.read(file)).allFindings())
                .filter(Finding::refusesClaim)
                .toList();
    }
}
