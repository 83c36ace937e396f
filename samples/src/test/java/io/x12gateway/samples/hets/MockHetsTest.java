package io.x12gateway.samples.hets;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import io.x12gateway.samples.fault.Fault;
import io.x12gateway.samples.fault.FaultProfile;
import io.x12gateway.samples.fault.FaultRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class MockHetsTest {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T14:15:00Z"), ZoneOffset.UTC);
    private static final Personas PERSONAS = Personas.packaged();
    private static final FaultProfile FAULTS = new FaultProfile();
    private static MockHets hets;
    private static CoreClient client;

    @BeforeAll
    static void start() {
        hets = new MockHets(settings(null), FAULTS, CLOCK);
        client = CoreClient.plain(hets.uri());
    }

    @AfterAll
    static void stop() {
        hets.close();
    }

    @AfterEach
    void behave() {
        FAULTS.clear();
    }

    static HetsSettings settings(@Nullable Tls tls) {
        var submitter = new Submitter("GW0001", "gateway.example", List.of("1234567893", "1450000025"));
        return HetsSettings.plain(submitter).withTls(tls);
    }

    static Set<String> personas() {
        return PERSONAS.byName().keySet();
    }

    static Persona persona(String name) {
        return Objects.requireNonNull(PERSONAS.byName().get(name), name);
    }

    @ParameterizedTest
    @MethodSource("personas")
    void answersEveryPersonaWithAValid271(String name) {
        var persona = persona(name);
        var inquiry = Inquiry270.about(persona)
                .asking("30", "10", "42", "45", "67", "88", "A7", "AD", "AE", "AG", "BF", "BG", "14");
        var day = persona.died() == null ? Inquiry270.TODAY : persona.died();
        var reply = client.ask(inquiry.between(LocalDate.of(2025, 1, 1), day).bytes());
        assertThat(reply.field("ErrorCode")).as(reply.x12()).isEqualTo("Success");
        assertThat(reply.field("PayloadType")).isEqualTo("X12_271_Response_005010X279A1");
        var report = X12.standard().validate(reply.x12Bytes());
        assertThat(report.allFindings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(reply.x12()).contains("~NM1*IL*1*").contains("~EB*").doesNotContain("~AAA*");
    }

    /** What was changed in a good inquiry about Maria Samplea, where the AAA must stand and what it must say. */
    record Refusal(String what, Inquiry270 inquiry, String before, String aaa) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Refusal> refusals() {
        var maria = Inquiry270.about(persona("maria-samplea"));
        var dora = Inquiry270.about(persona("dora-departed"));
        var nell = Inquiry270.about(persona("nell-newnumber"));
        var john = Inquiry270.about(persona("john-sampleb"));
        return Stream.of(
                new Refusal("payer is not CMS", maria.payer("OTHER"), "PER", "AAA*N**79*C"),
                new Refusal("NPI fails its check digit", maria.npi("1234567890"), "NM1*1P", "AAA*N**43*C"),
                new Refusal("NPI is unknown", maria.npi("1100000011"), "NM1*1P", "AAA*N**51*C"),
                new Refusal("NPI is no longer enrolled", maria.npi("1880000041"), "NM1*1P", "AAA*N**50*N"),
                new Refusal("NPI is not linked", maria.npi("1900000013"), "NM1*1P", "AAA*N**41*C"),
                new Refusal("MBI is malformed", maria.mbi("1EG4TE5MK7O"), "NM1*IL", "AAA*N**72*C"),
                new Refusal("old claim number instead of an MBI", maria.mbi("123900037M"), "NM1*IL", "AAA*N**72*C"),
                new Refusal("MBI is missing", maria.mbi(""), "NM1*IL", "AAA*N**72*C"),
                new Refusal("MBI is unknown", maria.mbi("2AC5HG8JK12"), "NM1*IL", "AAA*N**75*C"),
                new Refusal(
                        "nothing fits the MBI", maria.name("NOBODY", "ANN").born("19400101"), "NM1*IL", "AAA*N**75*C"),
                new Refusal("last name differs", maria.name("SAMPLEX", "MARIA"), "NM1*IL", "AAA*N**73*C"),
                new Refusal("last name is missing", maria.name("", "MARIA"), "NM1*IL", "AAA*N**73*C"),
                new Refusal("first name differs", maria.name("SAMPLEA", "MARY"), "NM1*IL", "AAA*N**73*C"),
                new Refusal("suffix that she has not", maria.suffix("JR"), "NM1*IL", "AAA*N**73*C"),
                new Refusal("middle name differs", john.middle("X"), "NM1*IL", "AAA*N**73*C"),
                new Refusal("birth date differs", maria.born("19480703"), "NM1*IL", "AAA*N**71*C"),
                new Refusal("birth date that is no date", maria.born("19480231"), "NM1*IL", "AAA*N**58*C"),
                new Refusal("birth date in the future", maria.born("20300101"), "NM1*IL", "AAA*N**58*C"),
                new Refusal(
                        "neither first name nor birth date",
                        maria.name("SAMPLEA", "").born(""),
                        "NM1*IL",
                        "AAA*N**58*C~AAA*N**73*C"),
                new Refusal("gender differs", maria.gender("M"), "NM1*IL", "AAA*N**74*C"),
                new Refusal(
                        "name and gender differ",
                        maria.name("SAMPLEA", "MARY").gender("M"),
                        "NM1*IL",
                        "AAA*N**73*C~AAA*N**74*C"),
                new Refusal("four years and a day back", maria.on(LocalDate.of(2022, 11, 20)), "NM1*IL", "AAA*N**62*C"),
                new Refusal(
                        "four months and a day ahead", maria.on(LocalDate.of(2027, 3, 22)), "NM1*IL", "AAA*N**63*C"),
                new Refusal(
                        "range that ends before it begins",
                        maria.between(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 1)),
                        "NM1*IL",
                        "AAA*N**57*C"),
                new Refusal("after death", dora, "NM1*IL", "AAA*N**61*C"),
                new Refusal("old MBI for a day after its end", nell.mbi("8TJ7EM1XW17"), "NM1*IL", "AAA*N**75*C"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWithTheReasonsOfOneLevelAndNothingBelow(Refusal refusal) {
        var reply = client.ask(refusal.inquiry().bytes());
        assertThat(reply.field("PayloadType")).as(reply.fields().toString()).isEqualTo("X12_271_Response_005010X279A1");
        assertThat(X12.standard().validate(reply.x12Bytes()).verdict()).isEqualTo(Verdict.VALID);
        assertThat(segmentsAfter(reply.x12(), refusal.before()))
                .startsWith(refusal.aaa().split("~"));
        assertThat(reply.x12()).doesNotContain("~EB*");
        assertThat(reply.x12().split("~AAA")).hasSize(1 + refusal.aaa().split("~").length);
    }

    @Test
    void takesDatesAtTheEdgesOfTheWindow() {
        var maria = Inquiry270.about(persona("maria-samplea"));
        assertThat(client.ask(maria.on(LocalDate.of(2022, 11, 21)).bytes()).x12())
                .contains("~EB*1*");
        assertThat(client.ask(maria.on(LocalDate.of(2027, 3, 21)).bytes()).x12())
                .contains("~EB*1*");
    }

    @Test
    void answersForTodayWhenNoDateWasSent() {
        var reply = client.ask(
                Inquiry270.about(persona("maria-samplea")).withoutDates().bytes());
        assertThat(reply.x12()).contains("~DTP*307*RD8*20261121-20261121~");
    }

    @Test
    void findsWithEitherFirstNameOrBirthDate() {
        var maria = Inquiry270.about(persona("maria-samplea"));
        assertThat(client.ask(maria.born("").bytes()).x12()).contains("~EB*1*");
        assertThat(client.ask(maria.name("SAMPLEA", "").bytes()).x12()).contains("~EB*1*");
    }

    @Test
    void comparesNamesWithoutPunctuationAndSuffixes() {
        var liam = Inquiry270.about(persona("liam-otest-jr"));
        assertThat(client.ask(liam.name("OTESTFABLE", "LIAM").bytes()).x12()).contains("~EB*1*");
        assertThat(client.ask(liam.name("O TEST FABLE JR", "LIAM").bytes()).x12())
                .contains("~EB*1*");
        assertThat(client.ask(liam.suffix("JR").bytes()).x12()).contains("~EB*1*");
        assertThat(client.ask(liam.suffix("SR").bytes()).x12()).contains("~AAA*N**73*C~");
    }

    @Test
    void findsByAnOldMbiForItsDaysAndGivesTheNewOne() {
        var nell =
                Inquiry270.about(persona("nell-newnumber")).mbi("8TJ7EM1XW17").on(LocalDate.of(2026, 4, 30));
        assertThat(client.ask(nell.bytes()).x12())
                .contains("~NM1*IL*1*NEWNUMBER*NELL****MI*7TH6ED8XH16~")
                .contains("~INS*Y*18*001*25~");
    }

    @Test
    void echoesTraceAndReferenceAndAddsATraceOfItsOwn() {
        var x12 = client.ask(Inquiry270.about(persona("maria-samplea")).bytes()).x12();
        assertThat(x12).contains("~BHT*0022*11*REQT0000001*").contains("~TRN*2*T0000001*9GW0001XYZ~TRN*1*HETS");
    }

    @Test
    void givesEveryAnswerAnotherControlNumber() {
        var inquiry = Inquiry270.about(persona("maria-samplea")).bytes();
        assertThat(client.ask(inquiry).x12().substring(90, 99))
                .isNotEqualTo(client.ask(inquiry).x12().substring(90, 99));
    }

    @Test
    void answersAfterADeathWithInactiveCoverageIfSoSet() {
        try (var other = new MockHets(settings(null).answeringAfterDeath(), new FaultProfile(), CLOCK)) {
            var x12 = CoreClient.plain(other.uri())
                    .ask(Inquiry270.about(persona("dora-departed")).bytes())
                    .x12();
            assertThat(x12).contains("~DTP*442*D8*20260814~").contains("~EB*6**30*MA~EB*6**30*MB~");
        }
    }

    @Test
    void tellsWhatEachPersonaIsGoodFor() {
        assertThat(ask("otis-samplec", "30"))
                .contains(
                        "~EB*R**30*HM~REF*18*H0000 001~DTP*290*D8*20250101~MSG*MA Bill Option Code: C~LS*2120~NM1*PRP*2*CANAL CARE HMO~");
        assertThat(ask("wanda-workmore", "30")).contains("~EB*R**30*12~REF*IG*IM-20417~DTP*290*D8*20240201~");
        assertThat(ask("quinn-paynone", "30")).contains("~EB*1**30*QM~", "~EB*C**30*QM**23*0~", "~EB*A**30*QM**27**0~");
        assertThat(ask("rosa-demoday", "45"))
                .contains("~EB*X**45*MA**26~DTP*292*D8*20260820~MSG*REVOCATION CODE - 0~", "~EB*D**45*MA**26***99*2~");
        assertThat(ask("john-sampleb", "42")).contains("~EB*X**42*MA**26~DTP*472*RD8*20261005-20261203~");
        assertThat(ask("calvin-kidneyson", "14")).contains("~EB*D**14*MB~DTP*356*D8*20230411~");
        assertThat(ask("hugo-halfpart", "30")).contains("~EB*6**30*MB~").doesNotContain("*MB**23*");
        assertThat(ask("maria-samplea", "88"))
                .contains("~EB*R**88*OT~REF*18*S5884 127~")
                .doesNotContain("~EB*C*");
    }

    @Test
    void countsHospitalNursingAndReserveDays() {
        // 71 of 90 hospital days used: none left in full, 19 with coinsurance; 34 of 100 nursing days: 66 with it
        assertThat(ask("stella-longstay", "30", "AG", "A7"))
                .contains(
                        "~EB*C**30*MA**29*0~DTP*291*RD8*20260801-20261114~",
                        "~EB*B**30*MA**7*0~HSD***DA**29*0~DTP*435*RD8*20260801-20261114~",
                        "~EB*B**30*MA**7*434~HSD***DA**29*19~DTP*435*RD8*20260801-20261114~",
                        "~EB*K**30*MA**33***LA*56~",
                        "~EB*B**AG*MA**7*217~HSD***DA**29*66~",
                        "~EB*K**A7*MA**33***DY*178~");
    }

    @Test
    void subtractsWhatWasMetFromThisYearsDeductible() {
        assertThat(ask("maria-samplea", "30"))
                .contains("~EB*C**30*MB**23*283~", "~EB*C**30*MB**29*41.5~DTP*291*RD8*20260101-20261231~");
    }

    @Test
    void tellsAnInterruptionWithoutItsReason() {
        var ivan = Inquiry270.about(persona("ivan-inactiveday"));
        assertThat(client.ask(ivan.on(LocalDate.of(2026, 4, 1)).bytes()).x12())
                .contains("~EB*6**30*MA~DTP*307*RD8*20260310-20260620~")
                .doesNotContain("~EB*1**");
        assertThat(client.ask(ivan.bytes()).x12()).contains("~EB*1**").doesNotContain("~EB*6**");
    }

    @Test
    void answersAProcedureAloneWithItsNextDate() {
        var reply = client.ask(Inquiry270.about(persona("maria-samplea"))
                .askingProcedure("HC", "G0439")
                .bytes());
        assertThat(reply.x12())
                .contains("~EB*D***MB*********HC|G0439~DTP*348*D8*20270101~")
                .doesNotContain("77067")
                .doesNotContain("~EB*C*");
    }

    @Test
    void saysWhichProcedureCannotBeLookedUp() {
        var maria = Inquiry270.about(persona("maria-samplea"));
        assertThat(client.ask(maria.askingProcedure("N4", "00002822730").bytes())
                        .x12())
                .contains("~EB*V************N4|00002822730~AAA*N**54*C~SE*");
        assertThat(client.ask(maria.askingProcedure("HC", "WELLNESS").bytes()).x12())
                .contains("~EB*V************HC|WELLNESS~AAA*N**55*C~SE*");
    }

    @Test
    void takesSmallLettersInANumber() {
        var maria = Inquiry270.about(persona("maria-samplea")).mbi("1eg4te5mk73");
        assertThat(client.ask(maria.bytes()).x12())
                .contains("~NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~")
                .doesNotContain("~INS*");
    }

    @Test
    void refusesASubmitterThatIsSuspended() {
        var submitter = new Submitter("GW0001", null, List.of("1234567893"), true);
        try (var other = new MockHets(HetsSettings.plain(submitter), FAULTS, CLOCK)) {
            var reply = CoreClient.plain(other.uri())
                    .ask(Inquiry270.about(persona("maria-samplea")).bytes());
            assertThat(segmentsAfter(reply.x12(), "PER")).startsWith("AAA*N**41*N");
            assertThat(reply.x12()).doesNotContain("~HL*2*");
            assertThat(X12.standard().validate(reply.x12Bytes()).allFindings()).isEmpty();
        }
    }

    @Test
    void answersNoMoreCallsAtOnceThanAgreed() throws Exception {
        FAULTS.set(FaultRule.always(Fault.SLOW).forSubject("john-sampleb").withDelay(Duration.ofSeconds(5)));
        try (var other = new MockHets(settings(null).withCallsMax(1), FAULTS, CLOCK);
                var caller = Executors.newSingleThreadExecutor()) {
            var quick = CoreClient.plain(other.uri());
            var slow = caller.submit(() -> askUntilThereIsAPlace(other));
            var maria = Inquiry270.about(persona("maria-samplea"));
            await().atMost(Duration.ofSeconds(4))
                    .until(() -> quick.ask(maria.bytes()).x12().contains("~AAA*Y**42*R~"));
            assertThat(slow.get()).contains("~EB*1*");
            assertThat(quick.ask(maria.bytes()).x12()).contains("~EB*1*");
        }
    }

    @Test
    void fallsBackToTheGeneralAnswerForAServiceTypeItDoesNotKnow() {
        assertThat(ask("maria-samplea", "35")).contains("~EB*C**30*MB**23*283~");
    }

    private static String askUntilThereIsAPlace(MockHets hets) {
        var john = Inquiry270.about(persona("john-sampleb")).bytes();
        var answer = "~AAA*Y**42*R~";
        while (answer.contains("~AAA*Y**42*R~"))
            answer = CoreClient.plain(hets.uri()).ask(john).x12();
        return answer;
    }

    private static String ask(String persona, String... serviceTypes) {
        return client.ask(
                        Inquiry270.about(persona(persona)).asking(serviceTypes).bytes())
                .x12();
    }

    private static List<String> segmentsAfter(String x12, String start) {
        var segments = List.of(x12.split("~"));
        for (int i = 0; i < segments.size(); i++)
            if (segments.get(i).startsWith(start)) return segments.subList(i + 1, segments.size());
        throw new AssertionError("no segment begins with " + start + " in " + x12);
    }
}
