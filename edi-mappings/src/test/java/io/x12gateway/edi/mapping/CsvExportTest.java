package io.x12gateway.edi.mapping;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.Samples;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.mapping.CsvExport.Detail;
import io.x12gateway.edi.synthesis.Synthesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvExportTest {

    private static List<List<String>> csv(CsvExport export, byte[] x12) throws Exception {
        var out = new StringWriter();
        long lines = export.write(new ByteArrayInputStream(x12), out);
        var rows = new ArrayList<List<String>>();
        for (var line : out.toString().split("\r\n")) {
            rows.add(CsvLine.cells(line, ',').orElseThrow());
        }
        assertThat(rows)
                .hasSize((int) lines + 1)
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
        return rows;
    }

    private static byte[] file(String fixture, TransactionType type) {
        var form = type.record().orElseThrow();
        var record = form.read(RoundTrip.fixture(fixture), Delimiters.STANDARD);
        return new InterchangeWriter()
                .write(RoundTrip.envelope(type), List.of(OutgoingTransaction.of(form.write(record))));
    }

    private static final byte[] ADVICE = file("835-institutional.edi", TransactionType.REMITTANCE_ADVICE);

    private static List<String> column(List<List<String>> rows, String name) {
        int at = rows.getFirst().indexOf(name);
        assertThat(at).as("column " + name).isNotNegative();
        return rows.subList(1, rows.size()).stream().map(row -> row.get(at)).toList();
    }

    @Test
    void writesOneLineForEachClaim() throws Exception {
        var rows = csv(CsvExport.remittance(Detail.CLAIM), ADVICE);

        assertThat(column(rows, "claim_account")).containsExactly("ACCT1", "ACCT2");
        assertThat(column(rows, "payment_amount")).containsOnly("1044.75");
        assertThat(column(rows, "payment_date")).containsOnly("2026-11-25");
        assertThat(column(rows, "patient_last_name")).containsOnly("TESTPERSON");
        assertThat(column(rows, "adjustment_reasons")).containsExactly("45;97;1", "");
        assertThat(column(rows, "inpatient_remarks")).containsExactly("MA01;N22", "");
        assertThat(column(rows, "patient_responsibility")).containsExactly("100", "");
        assertThat(column(rows, "claim_status_words").getFirst()).isNotEmpty().isNotEqualTo("1");
    }

    @Test
    void writesOneLineForEachServiceLineAndForAClaimWithout() throws Exception {
        var rows = csv(CsvExport.remittance(Detail.LINE), ADVICE);

        assertThat(column(rows, "claim_account")).containsExactly("ACCT1", "ACCT2");
        assertThat(column(rows, "procedure")).containsExactly("", "99214");
        assertThat(column(rows, "submitted_procedure")).containsExactly("", "99215");
        assertThat(column(rows, "service_to")).containsExactly("", "2026-10-02");
        assertThat(column(rows, "control_number")).containsExactly("", "L1");
    }

    @Test
    void writesOneLineForEachAdjustment() throws Exception {
        var rows = csv(CsvExport.remittance(Detail.ADJUSTMENT), ADVICE);

        assertThat(column(rows, "level"))
                .containsExactly("claim", "claim", "claim", "line", "provider", "provider", "provider");
        assertThat(column(rows, "reason")).containsExactly("45", "97", "1", "23", "", "", "");
        assertThat(column(rows, "amount")).containsExactly("300", "100.5", "99.5", "55.25", "25", "-25.5", "0.5");
        assertThat(column(rows, "provider_reason")).endsWith("WO", "L6", "FB");
        assertThat(column(rows, "provider_reference")).endsWith("ICN0", "", "CF1");
    }

    @Test
    void sumsStayRight() throws Exception {
        var bytes = Synthesis.of(TransactionType.REMITTANCE_ADVICE, 60, 7).toBytes();

        var claims = csv(CsvExport.remittance(Detail.CLAIM), bytes);
        var adjustments = csv(CsvExport.remittance(Detail.ADJUSTMENT), bytes);

        var providers = BigDecimal.ZERO;
        for (int i = 1; i < adjustments.size(); i++) {
            if (column(adjustments, "level").get(i - 1).equals("provider")) {
                providers = providers.add(
                        new BigDecimal(column(adjustments, "amount").get(i - 1)));
            }
        }
        var paid = column(claims, "paid").stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(paid.subtract(providers))
                .isEqualByComparingTo(column(claims, "payment_amount").getFirst());
    }

    @Test
    void writesOneLineForEachBenefit() throws Exception {
        var rows = csv(CsvExport.eligibility(), Samples.bytes("005010X279A1/valid/271-eligible"));

        assertThat(rows).hasSizeGreaterThan(2);
        assertThat(column(rows, "kind")).containsOnly("benefit");
        assertThat(column(rows, "information")).doesNotContain("");
        assertThat(column(rows, "information_words")).doesNotContain("");
        assertThat(column(rows, "member_id")).doesNotContain("");
    }

    @Test
    void writesOneLineForEachStatus() throws Exception {
        var rows = csv(CsvExport.claimStatus(), file("277-full.edi", TransactionType.CLAIM_STATUS_RESPONSE));

        assertThat(column(rows, "kind")).contains("claim", "line", "provider");
        assertThat(column(rows, "category")).doesNotContain("");
        assertThat(column(rows, "category_words")).doesNotContain("");
    }

    /** A path with a slip of the pen would never give a value. */
    @ParameterizedTest
    @EnumSource(
            names = {"REMITTANCE_ADVICE", "ELIGIBILITY_RESPONSE", "CLAIM_STATUS_RESPONSE"},
            value = TransactionType.class)
    void everyColumnIsFilledSomewhere(TransactionType type) throws Exception {
        var fixtures =
                switch (type) {
                    case REMITTANCE_ADVICE -> ADVICE;
                    case ELIGIBILITY_RESPONSE -> file("271-full.edi", type);
                    default -> file("277-full.edi", type);
                };
        var exports =
                switch (type) {
                    case REMITTANCE_ADVICE ->
                        List.of(
                                CsvExport.remittance(Detail.CLAIM),
                                CsvExport.remittance(Detail.LINE),
                                CsvExport.remittance(Detail.ADJUSTMENT));
                    case ELIGIBILITY_RESPONSE -> List.of(CsvExport.eligibility());
                    default -> List.of(CsvExport.claimStatus());
                };
        for (var export : exports) {
            var rows = new ArrayList<>(csv(export, fixtures));
            for (long seed = 1; seed <= 10; seed++) {
                var more = csv(export, Synthesis.of(type, 40, seed).toBytes());
                rows.addAll(more.subList(1, more.size()));
            }
            Set<String> empty = new HashSet<>(rows.getFirst());
            for (var name : rows.getFirst()) {
                if (column(rows, name).stream().anyMatch(cell -> !cell.isEmpty())) empty.remove(name);
            }
            assertThat(empty).as("columns never filled").isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=cmd|'=cmd",
                "+1+1|'+1+1",
                "@SUM(A1)|'@SUM(A1)",
                "-2+3|'-2+3",
                "-12.50|-12.50",
                "-.5|-.5",
                "-|'-",
                "12|12",
                "a,b|\"a,b\"",
                "say \"hi\"|\"say \"\"hi\"\"\"",
                "=a,b|\"'=a,b\""
            })
    void defusesFormulasAndQuotes(String text, String cell) {
        assertThat(CsvText.cell(text)).isEqualTo(cell);
    }

    @Test
    void defusesTabsAndLineEnds() {
        assertThat(CsvText.cell("\t=1")).isEqualTo("'\t=1");
        assertThat(CsvText.cell("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(CsvText.cell(new BigDecimal("-25.50"))).isEqualTo("-25.50");
    }

    @Test
    void refusesWhatIsNotWhole() {
        var out = new StringWriter();
        assertThatThrownBy(
                        () -> CsvExport.eligibility().write(new ByteArrayInputStream(RoundTrip.bytes("no X12")), out))
                .isInstanceOf(UnmappableException.class);
    }
}
