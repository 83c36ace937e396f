package io.x12gateway.routes.backend.hets;

import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Delimiters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/**
 * What the client and any HETS have to say to each other. It holds with the mock, whose answers are computed, and with
 * exchanges that were written down by hand, so that client and mock do not merely agree with each other.
 */
abstract class HetsContract {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T14:05:00Z"), ZoneOffset.UTC);
    static final String SUBMITTER = "GW0001";

    static final String OUR_TRACE = "01KAKX5Y00000000000000TEST";
    static final String GOOD = """
            ST*270*0001*005010X279A1~
            BHT*0022*13*REQT0000001*20261121*0915~
            HL*1**20*1~
            NM1*PR*2*CMS*****PI*CMS~
            HL*2*1*21*1~
            NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
            HL*3*2*22*0~
            TRN*1*T0000001*9CH0001XYZ~
            NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~
            DMG*D8*19480307~
            DTP*291*D8*20261121~
            EQ*30~
            SE*13*0001~
            """;

    HetsSettings.Envelope envelope() {
        return HetsSettings.Envelope.MIME;
    }

    /** Where this HETS listens. */
    abstract String url();

    /** From now on its data base is away. */
    abstract void loseDataBase();

    @Test
    void tellsWhatAPatientIsEntitledTo() {
        assertThat(answered(GOOD))
                .contains("BHT*0022*11*REQT0000001*")
                .contains("TRN*2*T0000001*9CH0001XYZ")
                .contains("NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73")
                .containsPattern("EB\\*1\\*\\*30[^*]*\\*MA~")
                .containsPattern("EB\\*1\\*\\*30[^*]*\\*MB~")
                .contains("EB*C**30*MB**23*283~")
                .doesNotContain(OUR_TRACE)
                .doesNotContain("AAA*");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            nobody has the number,            SAMPLEA*MARIA****MI*1EG4TE5MK73, NOBODY*ANN****MI*2AC5HG8JK12, 75*C
            the birth date differs,           D8*19480307,                     D8*19480703,                  71*C
            the first name differs,           *MARIA*,                         *MARY*,                       73*C
            the number has not the form,      1EG4TE5MK73,                     1EG4TE5MK7O,                  72*C
            the day is too long ago,          D8*20261121,                     D8*20210101,                  62*C
            the provider is not linked,       1234567893,                      1900000013,                   41*C
            """)
    void refusesWithAnAaa(String what, String good, String bad, String aaa) {
        assertThat(GOOD).contains(good);
        assertThat(answered(GOOD.replace(good, bad)))
                .as(what)
                .contains("AAA*N**" + aaa)
                .doesNotContain("EB*");
    }

    @Test
    void saysThatItsDataBaseIsAway() {
        loseDataBase();
        assertThat(answered(GOOD))
                .contains("HL*1**20*0~")
                .contains("AAA*Y**42*R~")
                .doesNotContain("HL*2");
    }

    @Test
    void rejectsAMalformedTransactionWithA999() {
        assertThat(ask(GOOD.replace("*MI*", "*QQ*"), SUBMITTER))
                .asInstanceOf(type(Answer.Refused.class))
                .extracting(Answer.Refused::reason)
                .asString()
                .contains("IK3 NM1", "IK4 8 7", "IK5 R 5", "AK9 R 1 1 0")
                .doesNotContain("1EG4TE5MK73");
    }

    @Test
    void letsNobodyElseIn() {
        assertThat(ask(GOOD, "GW9999")).isEqualTo(new Answer.Refused("envelope-error: UnAuthorized"));
    }

    private String answered(String transaction) {
        var answer = ask(transaction, SUBMITTER);
        assertThat(answer).as("%s", answer).isInstanceOf(Answer.Answered.class);
        return new String(((Answer.Answered) answer).interchange(), StandardCharsets.ISO_8859_1);
    }

    private Answer ask(String transaction, String submitter) {
        var question = new Question(
                OUR_TRACE,
                TransactionType.ELIGIBILITY_INQUIRY,
                transaction.getBytes(StandardCharsets.US_ASCII),
                Delimiters.STANDARD,
                "T");
        try (var client = new HetsBackEnd(HetsBackEnd.NAME, settings(submitter), ZoneOffset.UTC, CLOCK)) {
            return client.ask(question, Duration.ofSeconds(20));
        }
    }

    private HetsSettings settings(String submitter) {
        return new HetsSettings(
                url(),
                envelope(),
                submitter,
                List.of(),
                "CMS",
                "9GATEWAY00",
                "",
                "",
                "",
                "",
                Duration.ofSeconds(5),
                4,
                Duration.ofSeconds(1),
                DataSize.ofMegabytes(1),
                new HetsSettings.TestSide("", "", List.of(), "", ""));
    }
}
