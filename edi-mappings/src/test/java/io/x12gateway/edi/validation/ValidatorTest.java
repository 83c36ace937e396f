package io.x12gateway.edi.validation;

import io.x12gateway.edi.Samples;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ValidatorTest {
    private static final String INQUIRY = Samples.text("005010X279A1/valid/270-one-patient");
    private static final String REMITTANCE = Samples.text("005010X221A1/valid/835-two-claims");

    @ParameterizedTest
    @ValueSource(strings = {"005010X279A1/valid/270-one-patient", "005010X221A1/valid/835-two-claims"})
    void refusesAFileCutAtAnyByte(String name) {
        var bytes = Samples.bytes(name);
        int end = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('~') + 1;
        for (int length = 0; length < end; length++) {
            var report = X12.standard().validate(Arrays.copyOf(bytes, length));
            if (length < 106)
                assertThat(report.verdict()).as("%d bytes", length).isEqualTo(Verdict.UNREADABLE);
            else
                assertThat(report.interchanges().getFirst().findings())
                        .as("%d bytes", length)
                        .extracting(finding -> finding.codes().ta105())
                        .containsExactly("023");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"|^:~", "*!>~", "+^;'", "\u001D\u001F\u001E\u001C", "*^:\n"})
    void judgesTheSameWithAnySeparators(String separators) {
        for (var file : Samples.all()) {
            var text = new String(Samples.read(file), StandardCharsets.ISO_8859_1);
            if (!file.toString().contains("/valid/")) continue;
            var other = text.replace("\n", "")
                    .replace('*', '\uE000')
                    .replace('^', '\uE001')
                    .replace(':', '\uE002')
                    .replace('~', '\uE003')
                    .replace('\uE000', separators.charAt(0))
                    .replace('\uE001', separators.charAt(1))
                    .replace('\uE002', separators.charAt(2))
                    .replace('\uE003', separators.charAt(3));
            var report = judge(other);
            assertThat(report.allFindings()).as(file.toString()).isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        }
    }

    @Test
    void judgesTheSameHoweverTheStreamIsCutIntoChunks() throws IOException {
        for (var file : Samples.all()) {
            var bytes = Samples.read(file);
            var whole = X12.standard().validate(bytes);
            for (int chunk : List.of(1, 5, 106))
                assertThat(X12.standard().validate(slowly(bytes, chunk)))
                        .as("%s in chunks of %d", file, chunk)
                        .isEqualTo(whole);
        }
    }

    @Test
    void survivesEveryByteReplaced() {
        var bytes = Samples.bytes("005010X279A1/valid/270-one-patient");
        for (int at = 0; at < bytes.length; at++) {
            for (byte other : new byte[] {0, '~', '*', 'A', '\n', (byte) 0xE9}) {
                var mutated = bytes.clone();
                mutated[at] = other;
                var report = X12.standard().validate(mutated);
                assertThat(report.allFindings())
                        .allSatisfy(finding ->
                                assertThat(finding.location().span().end()).isLessThanOrEqualTo(mutated.length));
            }
        }
    }

    @Test
    void acceptsSiblingsOfOnePositionInAnyOrder() {
        var swapped = REMITTANCE
                .replace(
                        "N1*PR*EXAMPLE MAC~\nN3*1 SAMPLE PLAZA~\nN4*CAPITAL*OH*43004~\nPER*BL*EDI DESK*TE*8005550111~\n",
                        "")
                .replace(
                        "LX*1~",
                        "N1*PR*EXAMPLE MAC~\nN3*1 SAMPLE PLAZA~\nN4*CAPITAL*OH*43004~\n"
                                + "PER*BL*EDI DESK*TE*8005550111~\nLX*1~");
        assertThat(swapped).isNotEqualTo(REMITTANCE);
        assertThat(judge(swapped).allFindings()).isEmpty();
    }

    @Test
    void missesARequiredUseAlthoughASiblingIsThere() {
        var report = judge(REMITTANCE.replace("NM1*QC*1*TESTPERSON*ALMA****MI*1EG4TE5MK72~\n", ""));
        assertThat(report.allFindings().map(Finding::code)).contains(FindingCode.SEGMENT_MISSING);
    }

    @Test
    void oneBadSetSparesItsNeighbours() {
        var report = X12.standard().validate(Samples.bytes("005010X279A1/invalid/270-second-of-three"));
        assertThat(report.transactions().map(ValidationReport.TransactionReport::accepted))
                .containsExactly(true, false, true);
        var group = report.interchanges().getFirst().groups().getFirst();
        assertThat(group.accepted()).isTrue();
        assertThat(group.acceptedTransactions()).isEqualTo(2);
        assertThat(report.interchanges().getFirst().accepted()).isTrue();
    }

    @Test
    void namesNoPatientInAnyFinding() {
        for (var file : Samples.all()) {
            var text = new String(Samples.read(file), StandardCharsets.ISO_8859_1);
            assertThat(judge(text).allFindings()).as(file.toString()).allSatisfy(finding -> {
                var told = finding.toString();
                assertThat(told).doesNotContain("TESTPERSON", "ALMA", "BRUNO", "1EG4TE5", "19480214", "19480230");
            });
        }
    }

    @Test
    void fillsTheHeaderOfARefusedInterchange() {
        var report = X12.standard().validate(Samples.bytes("005010X279A1/invalid/270-isa06-short"));
        var header = report.interchanges().getFirst().header();
        assertThat(header.senderId()).isEqualTo("OAKCLINIC");
        assertThat(header.receiverId()).isEqualTo("GATEWAY");
        assertThat(header.controlNumber()).isEqualTo("000000101");
        assertThat(report.interchanges().getFirst().accepted()).isFalse();
    }

    @Test
    void remembersTheInquiriesThatFindingsAreAbout() {
        assertThat(judge(INQUIRY).transactions().findFirst().orElseThrow().units())
                .isEmpty();
        var wrong = judge(INQUIRY.replace("*19480214*F", "*19480214*Q"));
        assertThat(wrong.transactions().findFirst().orElseThrow().units())
                .containsExactly(new BusinessUnit("TRN02", "OAKTRACE1", 7, Integer.MAX_VALUE));
    }

    @Test
    void toldFaultsPointAtTheirBytes() {
        var text = Samples.text("005010X279A1/invalid/270-service-type");
        var finding = judge(text).allFindings().findFirst().orElseThrow();
        var span = finding.location().span();
        assertThat(text.substring((int) span.offset(), (int) span.end())).isEqualTo("ZZ");
        assertThat(finding.location().repetition()).isEqualTo(2);
        assertThat(finding.location().elementReference()).isEqualTo(1365);
    }

    private static ValidationReport judge(String text) {
        return X12.standard().validate(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static InputStream slowly(byte[] bytes, int chunk) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, chunk));
            }
        };
    }
}
