package io.x12gateway.samples.hets;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever is asked for, whatever is asked and however she is searched for: the judge has nothing to say of the 271. */
class PersonasJudgedTest {
    private static final Personas PERSONAS = Personas.packaged();
    private static final Submitter SUBMITTER = new Submitter("GW0001", null, List.of("1234567893"));
    private static final TransactionDesk HETS =
            new TransactionDesk(HetsSettings.plain(SUBMITTER), PERSONAS, MockHetsTest.CLOCK);
    private static final X12 JUDGE = X12.standard();

    /** Service types of the guide, some thirty to a line; each is asked alone. */
    private static final List<String> SERVICE_TYPES = List.of(
            ("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 30 32 33 34 35 36 37 38 39 40"
                            + " 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69"
                            + " 70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98"
                            + " 99 A0 A1 A2 A3 A4 A5 A6 A7 A8 A9 AA AB AC AD AE AF AG AH AI AJ AK AL AM AN AO AQ AR B1"
                            + " BA BB BC BD BE BF BG BH BI BJ BK BL BM BN BP BQ BR BS BT BU BV BY BZ C1 CA CB CC CD CE"
                            + " CF CG CH CI CJ CK CL CM CN CO CP CQ DG DM DS GY IC MH NI ON PT PU RN RT TC TN UC")
                    .split(" "));

    private static final List<UnaryOperator<Inquiry270>> SEARCH_OPTIONS =
            List.of(UnaryOperator.identity(), inquiry -> inquiry.name(inquiry.last(), ""), inquiry -> inquiry.born(""));

    static Set<String> personas() {
        return PERSONAS.byName().keySet();
    }

    @ParameterizedTest
    @MethodSource("personas")
    void answersInOrder(String name) {
        var persona = Objects.requireNonNull(PERSONAS.byName().get(name));
        var days = days(persona);
        var options = options(persona);
        var wrong = new ArrayList<String>();
        for (int i = 0; i < SERVICE_TYPES.size(); i++) {
            var inquiry = options.get(i % options.size()).apply(Inquiry270.about(persona));
            var asked = days.get(i % days.size()).apply(inquiry).asking(SERVICE_TYPES.get(i));
            wrong.addAll(found(asked, SERVICE_TYPES.get(i)));
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> found(Inquiry270 inquiry, String serviceType) {
        var reply = HETS.judge(new CoreRequest(SUBMITTER, "", inquiry.bytes())).answer();
        if (!(reply instanceof CoreReply.X12 answer)) return List.of(serviceType + ": " + reply);
        var text = new String(answer.payload(), StandardCharsets.US_ASCII);
        if (!text.contains("~ST*271*") || text.contains("~AAA*")) return List.of(serviceType + ": " + text);
        return JUDGE.validate(answer.payload())
                .allFindings()
                .map(Finding::toString)
                .map(finding -> serviceType + ": " + finding)
                .toList();
    }

    /** Whoever has no first name is not found without the birth date. */
    private static List<UnaryOperator<Inquiry270>> options(Persona persona) {
        return persona.name().first() == null ? SEARCH_OPTIONS.subList(0, 2) : SEARCH_OPTIONS;
    }

    /** A day, a year and the whole period that is answered, all of them in her lifetime. */
    private static List<UnaryOperator<Inquiry270>> days(Persona persona) {
        var died = persona.died();
        var born = persona.born();
        var last = died == null ? LocalDate.of(2027, 3, 21) : died;
        var earliest = LocalDate.of(2022, 11, 21);
        var first = born.isAfter(earliest) ? born : earliest;
        var day = died == null ? Inquiry270.TODAY : died;
        return List.of(
                inquiry -> inquiry.on(day),
                inquiry -> inquiry.between(LocalDate.of(2026, 1, 1), day),
                inquiry -> inquiry.between(first, last));
    }
}
