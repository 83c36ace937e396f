package io.x12gateway.edi.mapping;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.Samples;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.remittance.RemittanceAdvice;
import io.x12gateway.edi.synthesis.Synthesis;
import org.junit.jupiter.api.Test;

import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RemittanceXmlTest {

    private static String xml(byte[] x12) throws IOException {
        var out = new StringWriter();
        RemittanceXml.standard().write(new ByteArrayInputStream(x12), out);
        return out.toString();
    }

    private static void assertValid(String xml) throws Exception {
        SchemaFactory.newDefaultInstance()
                .newSchema(RemittanceXmlTest.class.getResource("/mapping/remittance/remittance.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    private static byte[] file(RemittanceAdvice advice) {
        return new InterchangeWriter()
                .write(
                        RoundTrip.envelope(TransactionType.REMITTANCE_ADVICE),
                        List.of(OutgoingTransaction.of(advice.segments())));
    }

    @Test
    void writesWhatItsSchemaSays() throws Exception {
        var advice = RemittanceAdvice.read(RoundTrip.fixture("835-institutional.edi"), Delimiters.STANDARD);

        var xml = xml(file(advice));

        assertValid(xml);
        assertThat(xml).contains("""
                    <claim patientControlNumber="ACCT2" status="1" charge="100" paid="44.75" filingIndicator="MA" payerControlNumber="ICN2">
                      <name role="QC" kind="1" last="TESTPERSON" first="BETA"/>
                      <outpatient>
                        <element>.5</element>
                        <element>10</element>
                        <element>MA01</element>
                        <element>MA18</element>
                      </outpatient>
                      <service charge="100" paid="44.75" revenueCode="0450" unitsPaid="2" unitsSubmitted="3">
                        <procedure qualifier="HC" code="99214">
                          <modifier>25</modifier>
                        </procedure>
                        <submittedProcedure qualifier="HC" code="99215" description="TEXT"/>
                        <date role="150" date="2026-10-01"/>
                """.indent(0));
        assertThat(xml)
                .contains("<adjustment provider=\"1234567893\" fiscalYearEnd=\"2026-12-31\">", "amount=\"-25.5\"");
    }

    @Test
    void tellsEveryTextOfTheAdvice() throws Exception {
        var bytes = RoundTrip.fixture("835-institutional.edi");

        var xml = xml(file(RemittanceAdvice.read(bytes, Delimiters.STANDARD)));

        for (var line : RoundTrip.body(bytes, Delimiters.STANDARD)) {
            for (var element : line.substring(line.indexOf('*') + 1).split("[*:]")) {
                if (element.length() > 3 && !element.matches("[-.\\d]*"))
                    assertThat(xml).contains(element);
            }
        }
    }

    @Test
    void isValidForEverythingWeCanInvent() throws Exception {
        for (long seed = 1; seed <= 10; seed++) {
            assertValid(xml(Synthesis.of(TransactionType.REMITTANCE_ADVICE, 30, seed)
                    .inTransactions(3)
                    .toBytes()));
        }
        assertValid(xml(Samples.bytes("005010X279A1/valid/270-one-patient")));
    }

    @Test
    void letsNoDataActAsMarkup() throws Exception {
        var text = new String(
                Samples.bytes("005010X221A1/valid/835-two-claims"), java.nio.charset.StandardCharsets.ISO_8859_1);
        var hostile =
                text.replaceFirst("N1\\*PR\\*[^*~]*", "N1*PR*<!DOCTYPE a [<!ENTITY x SYSTEM \"file\">]>&x;\u0001");

        var xml = xml(RoundTrip.bytes(hostile));

        assertValid(xml);
        assertThat(xml).contains("&lt;!DOCTYPE a [&lt;!ENTITY x SYSTEM &quot;file&quot;&gt;]&gt;&amp;x; ");
    }

    @Test
    void tellsEachClaimAsOneEvent() throws Exception {
        var bytes = Synthesis.of(TransactionType.REMITTANCE_ADVICE, 50, 3)
                .inTransactions(2)
                .toBytes();
        var events = new ArrayList<RemittedClaim>();

        RemittanceEvents.standard().each(new ByteArrayInputStream(bytes), events::add);

        var claims = RoundTrip.transactions(bytes).stream()
                .flatMap(set -> RemittanceAdvice.read(set, Delimiters.STANDARD).claims())
                .toList();
        assertThat(events).extracting(RemittedClaim::claim).isEqualTo(claims);
        assertThat(events).extracting(event -> event.advice().trace()).doesNotContainNull();
        var whileJudged = new ArrayList<RemittedClaim>();
        var report = RemittanceEvents.standard().judged(X12.standard(), bytes, whileJudged::add);
        assertThat(whileJudged).isEqualTo(events);
        assertThat(report).isEqualTo(X12.standard().validate(bytes));
    }
}
