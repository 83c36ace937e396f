package io.x12gateway.edi.remittance;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.Samples;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import io.x12gateway.edi.validation.ValidationReport;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RemittanceClaimsTest {
    private static final RemittanceAdvice ADVICE =
            RemittanceAdvice.read(RoundTrip.fixture("835-institutional.edi"), Delimiters.STANDARD);

    /** Everything that was told, in one list. */
    private static final class Told implements RemittanceVisitor {
        private final List<Object> parts = new ArrayList<>();

        @Override
        public void adviceStarts(RemittanceAdvice head) {
            parts.add(head.trace());
        }

        @Override
        public void groupStarts(HeaderGroup head) {
            parts.add(head.number());
        }

        @Override
        public void claim(ClaimPayment claim) {
            parts.add(claim);
        }

        @Override
        public void adviceEnds(List<ProviderAdjustment> adjustments) {
            parts.add(adjustments);
        }

        @Override
        public void adviceFails(UnreadableTransactionException why) {
            parts.add(why.getMessage());
        }
    }

    private static List<Object> whole() {
        var parts = new ArrayList<Object>();
        parts.add(ADVICE.trace());
        for (var group : ADVICE.groups()) {
            parts.add(group.number());
            parts.addAll(group.claims());
        }
        parts.add(ADVICE.adjustments());
        return parts;
    }

    private static byte[] file(Delimiters delimiters, int advices) {
        var envelope = RoundTrip.envelope(TransactionType.REMITTANCE_ADVICE).with(delimiters);
        var sets = new ArrayList<OutgoingTransaction>();
        for (int i = 0; i < advices; i++) sets.add(OutgoingTransaction.of(ADVICE.segments()));
        return new InterchangeWriter().strict().write(envelope, sets);
    }

    private static List<Object> told(InputStream in) throws IOException {
        var told = new Told();
        RemittanceClaims.read(in, told);
        return told.parts;
    }

    private static List<Object> twice(List<Object> parts) {
        var both = new ArrayList<>(parts);
        both.addAll(parts);
        return both;
    }

    @Test
    void tellsEveryAdviceOfAFileClaimByClaim() throws IOException {
        assertThat(told(new ByteArrayInputStream(file(Delimiters.STANDARD, 2)))).isEqualTo(twice(whole()));
    }

    @Test
    void readsInterchangesWithOtherSeparatorsAndTextBetween() throws IOException {
        var text = "\uFEFF some mail header ISA\r\n" + text(file(Delimiters.STANDARD, 1)) + "\r\n\u001A -- more --\n"
                + text(file(new Delimiters('|', '!', '>', '\n'), 1)).replace("\n\n", "\n");

        assertThat(told(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(twice(whole()));
    }

    @Test
    void tellsTheSameHoweverTheBytesTrickleIn() throws IOException {
        var bytes = file(Delimiters.STANDARD, 2);
        var trickle = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < bytes.length ? bytes[at++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] target, int from, int length) {
                if (at == bytes.length) return -1;
                target[from] = bytes[at++];
                return 1;
            }
        };

        assertThat(told(trickle)).isEqualTo(twice(whole()));
    }

    @Test
    void goesThroughAnAdviceThatIsLargerThanItsWindow() throws IOException {
        var claims = "CLP*A*1*10*10**MA*ICN~NM1*QC*1*TESTPERSON*ALFA~".repeat(20_000);
        var st = "ST*835*0001~BPR*I*10*C*NON************20261125~TRN*1*X*1~N1*PR*P~N1*PE*Q~LX*1~";
        var file =
                isa() + "GS*HP*S*R*20261125*0915*1*X*005010X221A1~" + st + claims + "SE*9*0001~GE*1*1~IEA*1*000000001~";
        int[] seen = new int[1];

        RemittanceClaims.read(new ByteArrayInputStream(RoundTrip.bytes(file)), claim -> {
            assertThat(claim.names()).hasSize(1);
            seen[0]++;
        });

        assertThat(seen[0]).isEqualTo(20_000);
    }

    @Test
    void oneUnreadableAdviceDoesNotSpoilTheNext() throws IOException {
        var good = text(file(Delimiters.STANDARD, 2));
        var bad = good.replaceFirst("CLP\\*ACCT2\\*1\\*100", "CLP*ACCT2*1*lots");

        var told = told(new ByteArrayInputStream(RoundTrip.bytes(bad)));

        assertThat(told).contains("segment 39 (CLP): CLP03 is not a decimal number");
        assertThat(told.subList(told.size() - whole().size(), told.size())).isEqualTo(whole());
    }

    @Test
    void throwsByDefaultWhatCanNotBeRead() {
        var bad = text(file(Delimiters.STANDARD, 1)).replace("CLP*ACCT2*1*100", "CLP*ACCT2*1*lots");

        assertThatThrownBy(() -> RemittanceClaims.read(new ByteArrayInputStream(RoundTrip.bytes(bad)), claim -> {}))
                .isInstanceOf(UnreadableTransactionException.class);
    }

    @Test
    void saysThatAnInterchangeEndsInTheMiddleOfAnAdvice() throws IOException {
        var one = text(file(Delimiters.STANDARD, 1));
        var cut = one.substring(0, one.indexOf("CLP*ACCT2"));

        var told = told(new ByteArrayInputStream(RoundTrip.bytes(cut + one)));

        assertThat(told).contains("segment 39: SE is missing in the 835");
        assertThat(told.subList(told.size() - whole().size(), told.size())).isEqualTo(whole());
    }

    @Test
    void passesOverWhatIsNoAdvice() throws IOException {
        assertThat(told(new ByteArrayInputStream(Samples.bytes("005010X279A1/valid/270-one-patient"))))
                .isEmpty();
        assertThat(told(new ByteArrayInputStream(RoundTrip.bytes("nothing of the kind ISA*00*"))))
                .isEmpty();
    }

    private static ValidationReport judged(byte[] file, List<Object> parts) {
        var told = new Told();
        var report = RemittanceClaims.judged(X12.standard(), file, told);
        parts.addAll(told.parts);
        return report;
    }

    @Test
    void tellsTheSameWhileItIsJudged() throws IOException {
        var file = file(Delimiters.STANDARD, 2);
        var parts = new ArrayList<Object>();

        var report = judged(file, parts);

        assertThat(parts).isEqualTo(twice(whole()));
        assertThat(report).isEqualTo(X12.standard().validate(file));
        var streamed = new Told();
        assertThat(RemittanceClaims.judged(X12.standard().withThreads(2), new ByteArrayInputStream(file), streamed))
                .isEqualTo(report);
        assertThat(streamed.parts).isEqualTo(parts);
    }

    @Test
    void tellsOfTheGoodAdviceBesideARefusedOne() {
        var bad = text(file(Delimiters.STANDARD, 2)).replaceFirst("CLP\\*ACCT2\\*1\\*100", "CLP*ACCT2*1*lots");
        var parts = new ArrayList<Object>();

        var report = judged(RoundTrip.bytes(bad), parts);

        assertThat(parts).contains("segment 39 (CLP): CLP03 is not a decimal number");
        assertThat(parts.subList(parts.size() - whole().size(), parts.size())).isEqualTo(whole());
        assertThat(report).isEqualTo(X12.standard().validate(RoundTrip.bytes(bad)));
        assertThat(report.allFindings().map(finding -> finding.code().name())).contains("ELEMENT_CHARACTER");
    }

    @Test
    void aSegmentWithoutEndEndsTheAdvice() throws IOException {
        var begun = isa() + "GS*HP*S*R*20261125*0915*1*X*005010X221A1~ST*835*0001~BPR*I*10*C*NON************20261125~";

        assertThat(told(new ByteArrayInputStream(RoundTrip.bytes(begun + "A".repeat(10_000_000)))))
                .singleElement()
                .asString()
                .contains("is missing");
    }

    private static String isa() {
        return text(file(Delimiters.STANDARD, 1)).substring(0, 106);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
