package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.envelope.Delimiters;
import org.junit.jupiter.api.Test;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimStatusAnswersTest {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 21, 10, 1);
    private static final ClaimStatusRequest REQUEST =
            ClaimStatusRequest.read(RoundTrip.fixture("276-dependent.edi"), Delimiters.STANDARD);

    @Test
    void tellsThatNobodyAnswersAndNothingElse() {
        var response = ClaimStatusAnswers.requestRejected(REQUEST, ClaimStatusAnswers.NO_ANSWER, AT);

        assertThat(RoundTrip.lines(response.segments()))
                .containsExactly(
                        "BHT*0010*08*CSQ-9*20261121*1001*DG",
                        "HL*1**20*1",
                        "NM1*PR*2*SAMPLE HEALTH PLAN*****PI*00777",
                        "HL*2*1*21*0",
                        "NM1*41*2*CLEARWAY EDI*****46*CH0001",
                        "TRN*2*CSQ-9",
                        "STC*E2:689:PR*20261121");
    }

    @Test
    void refusesAProviderWithoutAnsweringHisClaims() {
        var response = ClaimStatusAnswers.answered(
                REQUEST, AT, provider -> Optional.of(ClaimStatusAnswers.PROVIDER_UNKNOWN), claim -> List.of());

        assertThat(RoundTrip.lines(response.segments()))
                .contains("HL*3*2*19*0")
                .endsWith("TRN*1*0", "STC*D0:562:1P*20261121");
    }

    @Test
    void tellsClaimsThatAreNotFoundAndGivesTheirKeysBack() {
        var response = ClaimStatusAnswers.answered(REQUEST, AT, provider -> Optional.empty(), claim -> List.of());

        assertThat(response.claims()).extracting(ClaimStatus::trace).containsExactly("CS-1", "CS-2", "CS-3");
        assertThat(RoundTrip.lines(response.segments()))
                .containsSequence(
                        "HL*5*4*23",
                        "NM1*QC*1*TESTPERSON*BETA",
                        "TRN*2*CS-1",
                        "STC*A4:35*20261121**240.5*0",
                        "REF*1K*ICN1",
                        "REF*BLT*131",
                        "REF*EJ*ACCT77",
                        "DTP*472*RD8*20261001-20261002")
                .noneMatch(line -> line.startsWith("DMG"));
    }

    @Test
    void readsWhatRoutesARequest() {
        var keys = RequestKeys.read(RoundTrip.fixture("276-dependent.edi"), Delimiters.STANDARD);

        assertThat(keys)
                .isEqualTo(new RequestKeys(
                        "CSQ-9",
                        List.of("00777"),
                        List.of("CH0001"),
                        List.of("1234567893"),
                        0,
                        List.of("CS-1", "CS-2", "CS-3")));
    }

    @Test
    void countsProvidersThatNameNoNpi() {
        var keys =
                RequestKeys.read(RoundTrip.bytes("ST*276*1~HL*3*2*19*1~NM1*1P*2*X*****SV*OLD77~"), Delimiters.STANDARD);

        assertThat(keys.providerNpis()).isEmpty();
        assertThat(keys.providersWithoutNpi()).isEqualTo(1);
    }
}
