package io.x12gateway.edi.mapping;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RosterMappingTest {
    private static final String HEADER =
            "payer_name,payer_id,provider_name,provider_npi,member_id,last_name,first_name,birth_date,gender,service_date,service_types,trace_number\n";
    private static final String ALFA =
            "SAMPLE PLAN,00777,OAK CLINIC,1234567893,M0000001,TESTPERSON,ALFA,1948-02-14,F,2026-11-02,30 47,T1\n";
    private static final String CLAIMS =
            "payer_name,payer_id,provider_name,provider_npi,member_id,last_name,first_name,birth_date,gender,service_date,service_end_date,charge,patient_account,payer_control_number,trace_number\n";

    private record Made(RosterMapping.Outcome outcome, String x12, List<String> findings) {
        List<byte[]> transactions() {
            return RoundTrip.transactions(RoundTrip.bytes(x12));
        }
    }

    private static Made made(TransactionType type, RosterLayout layout, byte[] roster) throws IOException {
        var x12 = new ByteArrayOutputStream();
        var findings = new ArrayList<String>();
        var outcome = RosterMapping.standard()
                .write(
                        new ByteArrayInputStream(roster),
                        layout,
                        RoundTrip.envelope(type),
                        x12,
                        finding -> findings.add(finding.toString()));
        return new Made(outcome, x12.toString(StandardCharsets.ISO_8859_1), findings);
    }

    private static Made inquiries(String roster) throws IOException {
        return made(
                TransactionType.ELIGIBILITY_INQUIRY,
                RosterLayout.standard("270"),
                roster.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertValid(String x12) {
        var report = X12.standard().validate(RoundTrip.bytes(x12));
        assertThat(report.verdict())
                .as(report.allFindings().toList().toString())
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void makesA270OfARow() throws IOException {
        var made = inquiries(HEADER + ALFA);

        assertThat(made.findings()).isEmpty();
        assertThat(made.outcome()).isEqualTo(new RosterMapping.Outcome(1, 1, 1));
        assertThat(made.x12()).isEqualTo("""
                        ISA*00*          *00*          *ZZ*GATEWAY        *ZZ*CH0001         *261121*0915*^*00501*000000070*0*T*:~
                        GS*HS*GATEWAY*CH0001*20261121*0915*9001*X*005010X279A1~
                        ST*270*0001*005010X279A1~
                        BHT*0022*13*R000000070-1*20261121*0915~
                        HL*1**20*1~
                        NM1*PR*2*SAMPLE PLAN*****PI*00777~
                        HL*2*1*21*1~
                        NM1*1P*2*OAK CLINIC*****XX*1234567893~
                        HL*3*2*22*0~
                        TRN*1*T1*9GATEWAY00~
                        NM1*IL*1*TESTPERSON*ALFA****MI*M0000001~
                        DMG*D8*19480214*F~
                        DTP*291*D8*20261102~
                        EQ*30^47~
                        SE*13*0001~
                        GE*1*9001~
                        IEA*1*000000070~
                        """);
        assertValid(made.x12());
    }

    @Test
    void makesA276OfARow() throws Exception {
        var made = made(
                TransactionType.CLAIM_STATUS_REQUEST,
                RosterLayout.standard("276"),
                RoundTrip.bytes(
                        CLAIMS
                                + "SAMPLE PLAN,00777,OAK CLINIC,1234567893,M0000001,TESTPERSON,ALFA,1948-02-14,F,2026-10-01,2026-10-03,\"$1250.50\",ACCT7,ICN7,T1\n"
                                + "SAMPLE PLAN,00777,OAK CLINIC,1234567893,M0000002,TESTPERSON,BETA,1950-01-31,M,2026-10-01,,99,ACCT8,,\n"));

        assertThat(made.findings()).isEmpty();
        assertValid(made.x12());
        var request = ClaimStatusRequest.read(made.transactions().getFirst(), Delimiters.STANDARD);
        var claims = request.claims().toList();
        assertThat(request.providers()).hasSize(1);
        assertThat(claims).hasSize(2);
        assertThat(claims.getFirst().charge().orElseThrow()).isEqualByComparingTo("1250.5");
        assertThat(claims.getFirst().reference("1K")).isEqualTo("ICN7");
        assertThat(claims.getFirst().date().orElseThrow().value()).isEqualTo("20261001-20261003");
        assertThat(claims.getLast().trace()).isEqualTo("LINE3");
    }

    @Test
    void readsFixedWidthWithDependents() throws Exception {
        var layout = RosterLayout.parse("""
                        format = fixed
                        date = MM/DD/CCYY
                        rows-per-transaction = 1
                        payerName = "SAMPLE PLAN"
                        payerId = "00777"
                        providerName = "TESTDOCTOR"
                        providerFirstName = "IDA"
                        providerNpi = "1245319599"
                        memberId = 1-10
                        lastName = 11-25
                        firstName = 26-35
                        dependentLastName = 36-50
                        dependentFirstName = 51-60
                        dependentBirthDate = 61-70
                        """);
        var roster = "M0000001  TESTPERSON     BRUNO     TESTCHILD      CARLA     03/02/2015\n"
                + "M0000002  TESTPERSON     DELTA     \n";

        var made = made(TransactionType.ELIGIBILITY_INQUIRY, layout, RoundTrip.bytes(roster));

        assertThat(made.findings()).isEmpty();
        assertThat(made.outcome()).isEqualTo(new RosterMapping.Outcome(2, 2, 2));
        assertValid(made.x12());
        var first = EligibilityInquiry.read(made.transactions().getFirst(), Delimiters.STANDARD);
        var dependent =
                first.subscribers().findFirst().orElseThrow().dependents().getFirst();
        assertThat(dependent.person().name().first()).isEqualTo("CARLA");
        assertThat(dependent.person().demographics().orElseThrow().birthDate()).isEqualTo("20150302");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1948-02-14 | 1948-13-14 | line 2, column birth_date: is no date CCYY-MM-DD; write the day as CCYY-MM-DD
                    1948-02-14 | 14.02.1948 | line 2, column birth_date: is no date CCYY-MM-DD; write the day as CCYY-MM-DD
                    1234567893 | 1234567890 | line 2, column provider_npi: the check digit of the NPI is wrong; look the NPI up again
                    1234567893 | 12345      | line 2, column provider_npi: is no NPI; an NPI has ten digits
                    M0000001   | ''         | line 2, column member_id: the value is missing; fill it in
                    ALFA       | AL~FA      | line 2, column first_name: character 3 (U+007E) can't stand in X12; leave it out
                    ,F,        | ,female?,  | line 2, column gender: is no gender that X12 knows; write F, M or U, or leave it empty
                    30 47      | thirty     | line 2, column service_types: are no service type codes; write codes such as 30, several with blanks between
                    ,T1        | ''         | line 2: has 11 cells where the header has 12; give one cell for every column; quote those that hold the separator
                    ALFA       | "ALFA      | line 2: the quotes do not match, or there are too many cells; close every quote on the same line, and double those inside
                    """)
    void tellsWhatIsWrongWithARowAndKeepsItsNeighbours(String good, String bad, String finding) throws IOException {
        var made = inquiries(HEADER + ALFA.replace(good, bad) + ALFA.replace("T1", "T2"));

        assertThat(made.findings()).containsExactly(finding);
        assertThat(made.outcome()).isEqualTo(new RosterMapping.Outcome(2, 1, 1));
        assertThat(made.x12()).contains("TRN*1*T2*").doesNotContain("TRN*1*T1*");
        assertValid(made.x12());
    }

    @Test
    void ourOwnJudgeHasTheLastWord() throws IOException {
        var made = inquiries(HEADER + ALFA.replace("30 47", "30 ZZ") + ALFA);

        assertThat(made.findings()).singleElement().asString().startsWith("line 2: the inquiry would not be valid:");
        assertThat(made.outcome().written()).isEqualTo(1);
        assertValid(made.x12());
    }

    @Test
    void saysWhichColumnsTheHeaderLacks() throws IOException {
        var made = inquiries(HEADER.replace("member_id", "member") + ALFA);

        assertThat(made.findings())
                .containsExactly("line 1, column member_id: the header has no such column; add it, or mend the layout");
        assertThat(made.x12()).isEmpty();
    }

    @Test
    void readsWhatSpreadsheetsWrite() throws IOException {
        var roster = "\uFEFF" + (HEADER + ALFA.replace("ALFA", "\"JOS\u00C9, \"\"EL\"\"\"")).replace("\n", "\r\n")
                + "\r\n\r\n";

        var made = inquiries(roster.replace("\"\"EL\"\"", "EL"));

        assertThat(made.findings()).isEmpty();
        assertThat(made.x12()).contains("NM1*IL*1*TESTPERSON*JOSE, EL****MI*M0000001~");
    }

    @Test
    void survivesHostileRosters() throws IOException {
        var giant = ALFA.replace("ALFA", "A".repeat(3_000_000));
        var many = ALFA.strip() + ",".repeat(100_000) + "\n";
        var open = ALFA.replace("ALFA", "\"ALFA");
        var formula = ALFA.replace("ALFA", "=CMD()");

        var made = inquiries(HEADER + giant + many + open + formula + "\u0000\u0001\n" + ALFA);

        assertThat(made.findings()).hasSize(4);
        assertThat(made.outcome()).isEqualTo(new RosterMapping.Outcome(6, 2, 1));
        assertValid(made.x12());
    }

    @Test
    void neverFallsOverBytesThatAreNoText() throws IOException {
        var bytes = new byte[200_000];
        new java.util.Random(7).nextBytes(bytes);

        var made = made(TransactionType.ELIGIBILITY_INQUIRY, RosterLayout.standard("270"), bytes);

        assertThat(made.outcome().written()).isZero();
        assertThat(made.x12()).isEmpty();
        assertThat(made.findings()).isNotEmpty();
    }

    /** Rows made as they are read, so that only what the mapping holds is held. */
    @Test
    void goesThroughAHundredThousandRowsInSmallMemory() throws IOException {
        int rows = 100_000;
        long[] size = new long[1];
        var out = new java.io.OutputStream() {
            @Override
            public void write(int b) {
                size[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                size[0] += length;
            }
        };

        var outcome = RosterMapping.standard()
                .write(
                        new Rows(rows),
                        RosterLayout.standard("270"),
                        RoundTrip.envelope(TransactionType.ELIGIBILITY_INQUIRY),
                        out,
                        finding -> {
                            throw new AssertionError(finding.toString());
                        });

        assertThat(outcome).isEqualTo(new RosterMapping.Outcome(rows, rows, (rows + 98) / 99));
        assertThat(size[0]).isGreaterThan(rows * 100L);
    }

    private static final class Rows extends InputStream {
        private final int rows;
        private int row;
        private byte[] line = HEADER.getBytes(StandardCharsets.US_ASCII);
        private int at;

        Rows(int rows) {
            this.rows = rows;
        }

        @Override
        public int read() {
            if (at == line.length) {
                if (row == rows) return -1;
                row++;
                at = 0;
                line = ALFA.replace("T1", "T" + row).getBytes(StandardCharsets.US_ASCII);
            }
            return line[at++];
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    memberId                     | layout line 1: expected NAME = VALUE
                    member = a                   | layout line 1: there is no setting or field 'member'; fields are payerName
                    memberId = 0                 | layout line 1: columns count from 1
                    memberId = 9-3               | layout line 1: positions count from 1 and go upwards
                    memberId = 1-3               | layout: a CSV column is a name or a number, not '1-3'
                    date = DD/MM/YY              | layout: date is made of CCYY, MM, DD and signs between, such as MM/DD/CCYY
                    format = xlsx                | layout: format is csv or fixed
                    rows-per-transaction = 0     | layout: rows-per-transaction is 1 to 5000
                    header = yes                 | layout: no field is given a column
                    """)
    void saysWhatIsWrongWithALayout(String layout, String message) {
        assertThatThrownBy(() -> RosterLayout.parse(layout))
                .isInstanceOf(LayoutException.class)
                .hasMessageStartingWith(message);
    }
}
