package io.x12gateway.core.wiring;

import io.x12gateway.core.composition.Composer;
import io.x12gateway.core.composition.Stamp;
import io.x12gateway.core.disposition.RealTimeAnswer;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.mapping.JsonInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import static io.x12gateway.core.wiring.World.CLEARWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ComposerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String COVERED = """
            {"payer": {"id": "CMS"}, "provider": {"npi": "1234567893", "organization": "RIVERBEND CLINIC"},
             "subscriber": {"memberId": "1EG4TE5MK73", "lastName": "SAMPLEA", "firstName": "MARÍA",
                            "birthDate": "1948-03-07"}, "serviceTypes": ["30", "48"], "date": "2026-11-20"}
            """;
    private static final String CHILD = """
            {"reference": "R1", "trace": "T1", "payer": {"id": "CMS", "name": "MEDICARE"},
             "provider": {"npi": "1234567893", "lastName": "SAMPLEDOC", "firstName": "IDA"},
             "subscriber": {"memberId": "1EG4TE5MK73", "lastName": "SAMPLEA", "firstName": "MARIA"},
             "dependent": {"lastName": "SAMPLEA", "firstName": "LEO", "birthDate": "2018-01-02", "gender": "M"},
             "date": "2026-11-01", "dateTo": "2026-11-20"}
            """;
    private static final String CLAIMS = """
            {"payer": {"id": "MACPAY1", "name": "MEDICARE MAC SAMPLE"},
             "provider": {"npi": "1234567893", "organization": "RIVERBEND CLINIC"},
             "subscriber": {"memberId": "1EG4TE5MK73", "lastName": "SAMPLEA", "firstName": "MARIA",
                            "birthDate": "1948-03-07"},
             "claims": [{"patientAccount": "ACCT1001", "charge": 240, "from": "2026-10-01"},
                        {"payerControlNumber": "2226280000011", "charge": 150.5, "from": "2026-10-02",
                         "to": "2026-10-03"}]}
            """;
    private final World world = new World();
    private final Composer composer = world.core.composer();

    @Test
    void writesTheInquiryOfACoveredPatient() throws JsonInputException {
        var x12 = compose(TransactionType.ELIGIBILITY_INQUIRY, COVERED, Optional.empty());
        assertThat(x12)
                .contains("*ZZ*CH0001         *ZZ*GATEWAY        *")
                .contains("NM1*PR*2*CMS*****PI*CMS~")
                .contains("NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~")
                .contains("DTP*291*D8*20261120~")
                .contains("EQ*30^48~");
        assertValid(x12);
    }

    @Test
    void writesTheInquiryOfADependent() throws JsonInputException {
        var x12 = compose(TransactionType.ELIGIBILITY_INQUIRY, CHILD, Optional.empty());
        assertThat(x12)
                .contains("BHT*0022*13*R1*")
                .contains("NM1*03*1*SAMPLEA*LEO~")
                .contains("TRN*1*T1*9CH0001000~")
                .contains("DTP*291*RD8*20261101-20261120~");
        assertValid(x12);
    }

    @Test
    void writesARequestAboutSeveralClaims() throws JsonInputException {
        var x12 = compose(TransactionType.CLAIM_STATUS_REQUEST, CLAIMS, Optional.empty());
        assertThat(x12)
                .contains("NM1*41*2*clearway*****46*CH0001~")
                .contains("REF*EJ*ACCT1001~")
                .contains("REF*1K*2226280000011~")
                .contains("AMT*T3*150.5~")
                .contains("DTP*472*RD8*20261002-20261003~");
        assertValid(x12);
    }

    @Test
    void writesTheSameBytesUnderTheSameKey() throws JsonInputException {
        var key = Optional.of("ask-1");
        var first = compose(TransactionType.ELIGIBILITY_INQUIRY, COVERED, key);
        var answer = world.core.realTime().answer(World.onTheLine(CLEARWAY, first, key), DEADLINE);
        assertThat(answer).isInstanceOf(RealTimeAnswer.Responded.class);

        world.clock.pass(Duration.ofDays(3));
        assertThat(compose(TransactionType.ELIGIBILITY_INQUIRY, COVERED, key)).isEqualTo(first);
        assertThat(compose(TransactionType.ELIGIBILITY_INQUIRY, COVERED, Optional.of("ask-2")))
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"npi\": \"1234567893\", ; '' ; /provider",
                "\"id\": \"CMS\" ; '' ; /payer",
                "1948-03-07 ; 1948-13-07 ; /subscriber/birthDate",
                "\"firstName\" ; \"vorname\" ; /subscriber/vorname",
                "[\"30\", \"48\"] ; \"30\" ; /serviceTypes",
            })
    void namesThePlaceOfWhatIsWrong(String found, String instead, String pointer) {
        var json = COVERED.replace(found, instead);
        assertThat(json).isNotEqualTo(COVERED);
        var refusal = catchThrowableOfType(
                JsonInputException.class,
                () -> composer.body(TransactionType.ELIGIBILITY_INQUIRY, json, false, stamp(Optional.empty())));
        assertThat(refusal.pointer()).isEqualTo(pointer);
        assertThat(refusal.complaint()).doesNotContain("1948").doesNotContain("SAMPLEA");
    }

    private String compose(TransactionType type, String json, Optional<String> key) throws JsonInputException {
        var stamp = stamp(key);
        var bytes = composer.interchange(type, composer.body(type, json, false, stamp), stamp);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private Stamp stamp(Optional<String> key) {
        var partner = world.ledger.partners().find(CLEARWAY).orElseThrow();
        return composer.stamp(partner, key, true);
    }

    private static void assertValid(String x12) {
        var report = X12.standard().validate(x12.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(report.allFindings().filter(f -> f.isError())).isEmpty();
    }
}
