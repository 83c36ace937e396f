package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.GatewayFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExportTest {
    private static final String REMITTANCE = """
            ISA*00*          *00*          *ZZ*SOMEPAYER      *ZZ*GATEWAY        *261121*2301*^*00501*000070031*0*T*:~
            GS*HP*SOMEPAYER*GATEWAY*20261121*2301*9031*X*005010X221A1~
            ST*835*0001~
            BPR*H*0*C*NON************20261125~
            TRN*1*NP0000001*1999999999~
            DTM*405*20261121~
            N1*PR*EXAMPLE MAC PART B~
            N3*1 MEDICARE PLAZA~
            N4*CAPITAL*OH*43004~
            PER*BL*EDI DESK*TE*8005550111~
            N1*PE*RIVERBEND CLINIC*XX*1234567893~
            LX*1~
            CLP*ACCT1003*4*90*0*0*MB*2226279000200*11*1~
            NM1*QC*1*SAMPLEC*OTIS****MI*1EG4TE5MK73~
            DTM*232*20261003~
            SVC*HC:99406*90*0**0~
            DTM*472*20261003~
            CAS*CO*97*90~
            SE*17*0001~
            GE*1*9031~
            IEA*1*000070031~
            """;

    @ParameterizedTest
    @CsvSource({"claim, ACCT1003", "line, 99406", "adjustment, 97"})
    void writesARemittanceAsTable(String detail, String cell) throws IOException {
        var csv = written(Export.of("835", "csv", detail));

        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains(cell);
    }

    @Test
    void writesItAsXmlAndJson() throws IOException {
        assertThat(written(Export.of("835", "xml", "claim")))
                .startsWith("<?xml")
                .contains("ACCT1003");
        assertThat(written(Export.of("835", "json", "claim"))).startsWith("{").contains("ACCT1003", "\"interchanges\"");
    }

    @Test
    void callsItLikeTheDocument() {
        assertThat(Export.of("835", "csv", "claim").fileName("835_1.x12")).isEqualTo("835_1.csv");
        assertThat(Export.of("271", "json", "claim").fileName("answer")).isEqualTo("answer.json");
    }

    @ParameterizedTest
    @CsvSource({"999, csv", "277, xml", "report, json", "TA1, json"})
    void refusesWhatThereIsNot(String kind, String format) {
        assertThatThrownBy(() -> Export.of(kind, format, "claim"))
                .isInstanceOf(GatewayFault.class)
                .hasMessageContaining(kind);
    }

    private static String written(Export export) throws IOException {
        var out = new ByteArrayOutputStream();
        export.write(new ByteArrayInputStream(REMITTANCE.getBytes(StandardCharsets.US_ASCII)), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
