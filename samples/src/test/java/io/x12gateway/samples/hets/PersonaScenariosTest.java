package io.x12gateway.samples.hets;

import io.x12gateway.samples.scenario.Blanks;
import io.x12gateway.samples.scenario.Scenario;
import io.x12gateway.samples.scenario.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every persona is needed by a scenario that names her: the mock gives the answer that the scenario expects, and another
 * one as soon as her file is gone. Here the mock is asked without a gateway; {@code ScenariosIT} plays the same folders
 * through the doors.
 */
class PersonaScenariosTest {
    private static final List<Scenario> SCENARIOS = Scenario.readAll(Path.of("scenarios"));
    private static final Personas PERSONAS = Personas.packaged();
    private static final Submitter SUBMITTER =
            new Submitter("GW0001", null, List.of("1234567893", "1450000025", "1670000037"));
    private static final HetsSettings SETTINGS = HetsSettings.plain(SUBMITTER);
    private static final Clock CLOCK = Clock.system(ZoneId.systemDefault());
    private static final TransactionDesk ALL = new TransactionDesk(SETTINGS, PERSONAS, CLOCK);
    private static final Pattern TRANSACTION = Pattern.compile("ST\\*270\\*.*?~SE\\*\\d+\\*\\d+~", Pattern.DOTALL);

    static Set<String> personas() {
        return PERSONAS.byName().keySet();
    }

    static List<Scenario> singleQuestions() {
        return SCENARIOS.stream().filter(PersonaScenariosTest::asksOneQuestion).toList();
    }

    @Test
    void areAtLeastFortyPeopleInSixtyScenarios() {
        assertThat(PERSONAS.byName()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(SCENARIOS).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void nameOnlyPersonasThatThereAre() {
        for (var scenario : SCENARIOS)
            assertThat(PERSONAS.byName().keySet()).as(scenario.name()).containsAll(scenario.personas());
    }

    @ParameterizedTest
    @MethodSource("singleQuestions")
    void expectWhatTheMockAnswers(Scenario scenario) {
        assertThat(differences(scenario, ALL)).as(scenario.name()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("personas")
    void failWithoutThePersona(String name) {
        var without = new TransactionDesk(SETTINGS, PERSONAS.without(name), CLOCK);
        var failing = singleQuestions().stream()
                .filter(scenario -> scenario.personas().contains(name))
                .filter(scenario -> !differences(scenario, without).isEmpty())
                .map(Scenario::name)
                .collect(Collectors.toCollection(ArrayList::new));
        assertThat(failing)
                .as("scenarios that fail when personas/%s.yaml is removed", name)
                .isNotEmpty();
    }

    /** One 270 in X12, answered by a 271 on the same connection, while HETS behaves. */
    private static boolean asksOneQuestion(Scenario scenario) {
        var send = scenario.steps().getFirst();
        if (scenario.personas().isEmpty() || scenario.steps().size() != 2 || send.send() == null) return false;
        var expect = scenario.steps().getLast();
        return send.send().endsWith(".x12") && expect.by() == null && "271".equals(expect.kind());
    }

    private static List<String> differences(Scenario scenario, TransactionDesk hets) {
        var blanks = new Blanks();
        var question = Objects.requireNonNull(scenario.steps().getFirst().send());
        var expected = Objects.requireNonNull(scenario.steps().getLast().expect());
        var request = new CoreRequest(SUBMITTER, "", asSubmitted(blanks.fill(scenario.text(question))));
        if (!(hets.judge(request).answer() instanceof CoreReply.X12 answer)) return List.of("HETS gave no X12");
        return Shape.compare(withoutEnvelope(blanks.fill(scenario.text(expected))), asDelivered(answer));
    }

    /** The transaction set in the interchange that the gateway would make for it. */
    private static byte[] asSubmitted(String partners) {
        var usual = usualSeparators(partners);
        var found = TRANSACTION.matcher(usual);
        assertThat(found.find()).as(usual).isTrue();
        var interchange = "ISA*00*          *00*          *ZZ*GW0001         *ZZ*CMS            *261121*0915*^*00501"
                + "*000000077*0*P*:~GS*HS*GW0001*CMS*20261121*0915*7*X*005010X279A1~" + found.group()
                + "GE*1*7~IEA*1*000000077~";
        return interchange.getBytes(StandardCharsets.US_ASCII);
    }

    private static String usualSeparators(String interchange) {
        char element = interchange.charAt(3);
        char repetition = interchange.charAt(82);
        char component = interchange.charAt(104);
        char segment = interchange.charAt(105);
        return interchange
                .replace("\n", "")
                .replace(element, '*')
                .replace(repetition, '^')
                .replace(component, ':')
                .replace(segment, '~');
    }

    /** The gateway writes the answer with its partner's separators; text with one of them in it loses it. */
    private static String asDelivered(CoreReply.X12 answer) {
        return new String(answer.payload(), StandardCharsets.US_ASCII)
                .replace(':', ' ')
                .replace('|', ':');
    }

    private static String withoutEnvelope(String expected) {
        return "...\n" + expected.substring(expected.indexOf("ST*271*"));
    }
}
