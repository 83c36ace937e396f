package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.Samples;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.acknowledgment.Ack999.ElementError;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeHeader;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class AcknowledgmentTest {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 2, 9, 30);

    @Test
    void acceptsAnInterchange() {
        var ta1 = Ta1.of(interchange("005010X279A1/valid/270-one-patient"));
        assertThat(ta1).isEqualTo(new Ta1("000000101", "261102", "0915", Verdict.ACCEPTED, "000"));
    }

    @ParameterizedTest
    @CsvSource({
        "270-isa05, 005",
        "270-isa06-short, 006",
        "270-isa09, 014",
        "270-isa12, 017",
        "270-isa14, 019",
        "270-iea01, 021",
        "270-iea02, 001",
        "270-no-iea, 023",
        "270-interchange-inside, 022",
        "270-terminator-is-a-letter, 004",
        "270-gs04, 024"
    })
    void refusesAnInterchangeWithTheNoteOfItsFault(String file, String note) {
        var ta1 = Ta1.of(interchange("005010X279A1/invalid/" + file));
        assertThat(ta1.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(ta1.note()).isEqualTo(note);
    }

    @Test
    void writesATa1ThatReadsBackTheSame() {
        var report = interchange("005010X279A1/invalid/270-iea02");
        var ta1 = Ta1.of(report);
        var bytes = ta1.write(envelope(report.header()));
        assertThat(text(bytes))
                .contains(
                        "TA1*000000101*261102*0915*R*001~",
                        "*ZZ*GATEWAY        *ZZ*OAKCLINIC      *",
                        "IEA*0*000000900~");
        assertThat(Ta1.read(bytes)).containsExactly(ta1);
        assertThat(ta1.answers(report.header())).isTrue();
        assertThat(X12.standard().validate(bytes).allFindings()).isEmpty();
    }

    @Test
    void answersAPartlyGoodGroupSetBySet() {
        var report = interchange("005010X279A1/invalid/270-second-of-three");
        var bytes = Ack999.write(
                envelope(report.header()), List.of(Ack999.of(report.groups().getFirst())));
        assertThat(body(bytes))
                .containsExactly(
                        "ST*999*0001*005010X231A1",
                        "AK1*HS*1*005010X279A1",
                        "AK2*270*0001*005010X279A1",
                        "IK5*A",
                        "AK2*270*0002*005010X279A1",
                        "IK3*HL*5*2000*8",
                        "IK4*4*736*7*7",
                        "IK5*R*5",
                        "AK2*270*0003*005010X279A1",
                        "IK5*A",
                        "AK9*P*3*3*2",
                        "SE*12*0001");
    }

    @Test
    void refusesAGroupWithoutListingItsSets() {
        var report = interchange("005010X279A1/invalid/270-gs08");
        var bytes = Ack999.write(
                envelope(report.header()), List.of(Ack999.of(report.groups().getFirst())));
        assertThat(body(bytes))
                .containsExactly("ST*999*0001*005010X231A1", "AK1*HS*1*005010X279", "AK9*R*1*1*0*2", "SE*4*0001");
    }

    @Test
    void namesEverySetOfAGroupThatWasRefusedForASetInsideAnother() {
        var file = Samples.text("005010X221A1/valid/835-two-claims").replace("\n", "");
        var st = file.indexOf("ST*835");
        var ge = file.indexOf("GE*");
        var lost = file.substring(st, file.indexOf("PLB*"));
        var second = file.substring(st, ge).replace("*0001~", "*0002~");
        var report = judged(file.substring(0, st) + lost + second + file.substring(ge));
        var bytes = Ack999.write(
                envelope(report.header()), List.of(Ack999.of(report.groups().getFirst())));
        assertThat(body(bytes))
                .containsExactly(
                        "ST*999*0001*005010X231A1",
                        "AK1*HP*1*005010X221A1",
                        "AK2*835*0001",
                        "IK5*R*2",
                        "AK2*835*0002",
                        "IK5*R",
                        "AK9*R*1*2*0*5",
                        "SE*8*0001");
        assertThat(X12.standard().validate(bytes).allFindings()).isEmpty();
        assertThat(Ack999.read(bytes)).containsExactly(Ack999.of(report.groups().getFirst()));
    }

    @Test
    void aSetThatIsRefusedWithoutAWordIsTold() {
        var ack = Samples.text("005010X231A1/valid/999-partial");
        var unexplained = ack.replaceFirst("IK5\\*R\\*[^~]*~", "IK5*R~");
        assertThat(unexplained).isNotEqualTo(ack);
        assertThat(X12.standard()
                        .validate(unexplained.getBytes(StandardCharsets.ISO_8859_1))
                        .allFindings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("IK502 does not say why"));
    }

    private static InterchangeReport judged(String file) {
        return X12.standard()
                .validate(file.getBytes(StandardCharsets.ISO_8859_1))
                .interchanges()
                .getFirst();
    }

    @Test
    void repeatsTheBadValueButNoBadCharacter() {
        var bad = Ack999.of(
                interchange("005010X279A1/invalid/270-character").groups().getFirst());
        var element = bad.sets().getFirst().segments().getFirst().elements().getFirst();
        assertThat(element).isEqualTo(new ElementError(3, 0, 0, 1035, "6", "", List.of()));
        var tooLong = Ack999.of(
                interchange("005010X279A1/invalid/270-too-long").groups().getFirst());
        assertThat(tooLong.sets()
                        .getFirst()
                        .segments()
                        .getFirst()
                        .elements()
                        .getFirst()
                        .value())
                .isEqualTo("1".repeat(81));
    }

    @Test
    void namesComponentsAndRepetitions() {
        var repeated = Ack999.of(
                interchange("005010X279A1/invalid/270-service-type").groups().getFirst());
        assertThat(repeated.sets().getFirst().segments().getFirst().elements())
                .containsExactly(new ElementError(1, 0, 2, 1365, "7", "ZZ", List.of()));
        var part = Ack999.of(
                interchange("005010X212/invalid/276-procedure-missing").groups().getFirst());
        assertThat(part.sets().getFirst().segments().getFirst().elements())
                .containsExactly(new ElementError(1, 2, 0, 234, "1", "", List.of()));
    }

    @Test
    void answersSeveralGroupsInOneInterchange() {
        var report = interchange("005010X279A1/invalid/270-duplicate-gs06");
        var answers = report.groups().stream().map(Ack999::of).toList();
        var bytes = Ack999.write(envelope(report.header()), answers);
        assertThat(Ack999.read(bytes)).isEqualTo(answers);
        assertThat(answers).extracting(Ack999::verdict).containsExactly(Verdict.ACCEPTED, Verdict.REJECTED);
        assertThat(answers.getLast().errors()).containsExactly("19");
    }

    @Test
    void everyAcknowledgmentIsValidItselfAndReadsBackTheSame() {
        int written = 0;
        for (var file : Samples.all()) {
            for (var report : X12.standard().validate(Samples.read(file)).interchanges()) {
                var envelope = envelope(report.header());
                var ta1 = Ta1.of(report).write(envelope);
                assertThat(X12.standard().validate(ta1).allFindings())
                        .as("TA1 for %s", file)
                        .isEmpty();
                if (report.groups().isEmpty()) continue;
                var answers = report.groups().stream().map(Ack999::of).toList();
                var bytes = Ack999.write(envelope, answers);
                assertThat(X12.standard().validate(bytes).allFindings())
                        .as(file + "\n" + text(bytes))
                        .isEmpty();
                assertThat(Ack999.read(bytes)).as(file.toString()).isEqualTo(answers);
                written++;
            }
        }
        assertThat(written).isGreaterThan(60);
    }

    @Test
    void anAcknowledgmentOfDamagedBytesIsValidToo() {
        var bytes = Samples.bytes("005010X279A1/valid/270-one-patient");
        for (int at = 0; at < bytes.length; at += 2) {
            for (byte other : new byte[] {'~', '*', (byte) 0xE9}) {
                var mutated = bytes.clone();
                mutated[at] = other;
                for (var report : X12.standard().validate(mutated).interchanges()) assertAnswerable(report, at);
            }
        }
    }

    private static void assertAnswerable(InterchangeReport report, int at) {
        var envelope = envelope(report.header());
        var ta1 = Ta1.of(report).write(envelope);
        assertThat(X12.standard().validate(ta1).allFindings())
                .as("TA1, byte %d: %s", at, text(ta1))
                .isEmpty();
        if (report.groups().isEmpty()) return;
        var answer =
                Ack999.write(envelope, report.groups().stream().map(Ack999::of).toList());
        assertThat(X12.standard().validate(answer).allFindings())
                .as("999, byte %d: %s", at, text(answer))
                .isEmpty();
    }

    @Test
    void neverAcknowledgesAnAcknowledgment() {
        var report = interchange("005010X231A1/valid/999-partial");
        assertThat(Ack999.owed(report.groups().getFirst())).isFalse();
        assertThat(Ta1.owed(report)).isFalse();
        assertThat(Ta1.owed(interchange("005010X231A1/invalid/999-trigger-code")))
                .isFalse();
        var ta1 = Ta1.of(report).write(envelope(report.header()));
        assertThat(Ta1.owed(X12.standard().validate(ta1).interchanges().getFirst()))
                .isFalse();
    }

    @Test
    void owesATa1WhenAskedOrWhenRefused() {
        assertThat(Ta1.owed(interchange("005010X279A1/valid/270-one-patient"))).isFalse();
        assertThat(Ta1.owed(interchange("005010X279A1/invalid/270-iea01"))).isTrue();
        var asking = Samples.text("005010X279A1/valid/270-one-patient").replace("*0*T*", "*1*T*");
        var report = X12.standard().validate(asking.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Ta1.owed(report.interchanges().getFirst())).isTrue();
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        var report = interchange("005010X279A1/invalid/270-second-of-three");
        var group = report.groups().getFirst();
        assertThat(Ack999.write(envelope(report.header()), List.of(Ack999.of(group))))
                .isEqualTo(Ack999.write(envelope(report.header()), List.of(Ack999.of(group))));
    }

    @Test
    void readsWhatAPartnerSends() {
        var read = Ack999.read(Samples.bytes("005010X231A1/valid/999-partial")).getFirst();
        assertThat(read.verdict()).isEqualTo(Verdict.PARTIALLY_ACCEPTED);
        assertThat(read.sets())
                .extracting(Ack999.SetAnswer::verdict)
                .containsExactly(Verdict.ACCEPTED, Verdict.REJECTED);
        var error = read.sets().getLast().segments().getFirst();
        assertThat(error.segment()).isEqualTo("NM1");
        assertThat(error.position()).isEqualTo(9);
        assertThat(error.unit()).contains(new Ack999.Unit("TRN02", "OAKTRACE1"));
        assertThat(error.elements()).containsExactly(new ElementError(8, 0, 0, 66, "7", "QQ", List.of()));
    }

    private static InterchangeReport interchange(String file) {
        ValidationReport report = X12.standard().validate(Samples.bytes(file));
        return report.interchanges().getFirst();
    }

    private static Envelope envelope(InterchangeHeader received) {
        return AcknowledgmentEnvelope.answering(received, new ControlNumber(900), new ControlNumber(7), AT);
    }

    private static List<String> body(byte[] bytes) {
        return text(bytes)
                .lines()
                .map(line -> line.replace("~", ""))
                .skip(2)
                .takeWhile(line -> !line.startsWith("GE"))
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
