package io.x12gateway.edi.codelist;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.codelist.CodeList.Validity;
import io.x12gateway.edi.schema.CodeSet;
import io.x12gateway.edi.schema.ElementPlan;
import io.x12gateway.edi.schema.Guides;
import io.x12gateway.edi.schema.LoopPlan;
import io.x12gateway.edi.schema.SegmentPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CodeListsTest {
    private static final String HEAD =
            "# title: reasons\n# version: 20270101\n# complete: yes\ncode\tfrom\tuntil\tflags\twords\n";
    private static final CodeLists LISTS = CodeLists.builtIn();

    @TempDir
    Path directory;

    @Test
    void findsACodeWithItsWords() {
        var code = LISTS.list("carc").find("45").orElseThrow();
        assertThat(code.words()).isEqualTo("above fee schedule or contracted amount");
        assertThat(code.from()).contains(LocalDate.of(1995, 1, 1));
        assertThat(code.ended()).isFalse();
        assertThat(code.values("group")).containsExactly("CO", "PR");
        assertThat(code.has("not-whole-charge")).isTrue();
    }

    @Test
    void everyListSaysWhatItIsAndOfWhichDay() {
        assertThat(LISTS.ids()).hasSizeGreaterThan(25).allSatisfy(id -> {
            var list = LISTS.list(id);
            assertThat(list.title()).isNotBlank();
            assertThat(list.version()).isBefore(LocalDate.of(2027, 1, 1));
            assertThat(list.codes()).allSatisfy(code -> {
                assertThat(list.knows(CodeSet.key(code.code()))).isTrue();
                assertThat(code.until().isEmpty() || code.ended()).isTrue();
            });
        });
        assertThat(LISTS.list("carc").codes()).hasSize(407);
        assertThat(LISTS.list("rarc").codes()).hasSize(1216);
    }

    @Test
    void tellsFromWhenUntilWhenACodeHolds() {
        var carc = LISTS.list("carc");
        assertThat(carc.validity("42", LocalDate.of(2007, 6, 1))).isEqualTo(Validity.VALID);
        assertThat(carc.validity("42", LocalDate.of(2007, 6, 2))).isEqualTo(Validity.ENDED);
        assertThat(carc.validity("253", LocalDate.of(2013, 6, 1))).isEqualTo(Validity.NOT_YET);
        assertThat(carc.validity("999", LocalDate.of(2026, 1, 1))).isEqualTo(Validity.UNKNOWN);
    }

    @Test
    void answersTheSameForPackedKeys() {
        for (var id : LISTS.ids())
            for (var code : LISTS.list(id).codes())
                for (int year : new int[] {1990, 2003, 2008, 2014, 2020, 2026, 2030}) {
                    var day = LocalDate.of(year, 10, 16);
                    assertThat(LISTS.list(id).held(CodeSet.key(code.code()), year * 10_000 + 1016))
                            .as("%s %s on %s", id, code.code(), day)
                            .isEqualTo(LISTS.list(id).validity(code.code(), day) == Validity.VALID);
                }
    }

    @Test
    void aCodeThatEndedOnAnUnknownDayHoldsUntilTheDayOfTheList() {
        var carc = LISTS.list("carc");
        assertThat(carc.find("165").orElseThrow().until()).isEmpty();
        assertThat(carc.validity("165", carc.version())).isEqualTo(Validity.VALID);
        assertThat(carc.validity("165", carc.version().plusDays(1))).isEqualTo(Validity.ENDED);
    }

    @Test
    void anIncompleteListKnowsOfNoUnknownCode() {
        var status = LISTS.list("claim-status");
        assertThat(status.complete()).isFalse();
        assertThat(status.misses(CodeSet.key("9999"))).isFalse();
        assertThat(status.validity("9999", status.version())).isEqualTo(Validity.VALID);
        assertThat(LISTS.list("carc").misses(CodeSet.key("9999"))).isTrue();
    }

    @Test
    void findsTheCodesThatRulesAskFor() {
        var remark = LISTS.list("carc").flagged("remark");
        for (var code : Set.of("16", "96", "129", "148", "201", "226", "227", "234", "237", "250", "251", "252", "267"))
            assertThat(remark.contains(code)).as(code).isTrue();
        assertThat(remark.contains("45")).isFalse();
        assertThat(LISTS.list("rarc").flagged("alert").contains("MA01")).isTrue();
        assertThat(LISTS.list("claim-status").flagged("entity").contains("562")).isTrue();
        assertThat(LISTS.list("carc").flagged("group").contains("23")).isTrue();
    }

    /** A list that a guide prints has the guide's codes. */
    @ParameterizedTest
    @CsvSource({
        "REMITTANCE_ADVICE, PLB, 3, 1, plb-reason",
        "REMITTANCE_ADVICE, BPR, 1, 0, payment-handling",
        "REMITTANCE_ADVICE, BPR, 4, 0, payment-method",
        "REMITTANCE_ADVICE, CLP, 2, 0, claim-payment-status",
        "REMITTANCE_ADVICE, CLP, 6, 0, claim-filing-indicator",
        "ELIGIBILITY_INQUIRY, EQ, 1, 0, service-type",
        "ELIGIBILITY_RESPONSE, EB, 1, 0, benefit-information",
        "ELIGIBILITY_RESPONSE, EB, 2, 0, coverage-level",
        "ELIGIBILITY_RESPONSE, EB, 4, 0, insurance-type",
        "ELIGIBILITY_RESPONSE, EB, 6, 0, time-period",
        "ELIGIBILITY_RESPONSE, EB, 9, 0, quantity-qualifier",
        "ELIGIBILITY_RESPONSE, AAA, 3, 0, aaa-reject-reason",
        "ELIGIBILITY_RESPONSE, AAA, 4, 0, aaa-follow-up",
        "CLAIM_STATUS_RESPONSE, STC, 1, 3, claim-status-entity",
        "IMPLEMENTATION_ACKNOWLEDGMENT, IK3, 4, 0, segment-error",
        "IMPLEMENTATION_ACKNOWLEDGMENT, IK4, 3, 0, element-error",
        "IMPLEMENTATION_ACKNOWLEDGMENT, IK5, 2, 0, transaction-error",
        "IMPLEMENTATION_ACKNOWLEDGMENT, AK9, 5, 0, group-error"
    })
    void hasEveryCodeOfTheGuide(TransactionType type, String segment, int element, int component, String id) {
        var guide = new TreeSet<String>();
        collect(Guides.plan(type).root(), segment, element, component, guide);
        assertThat(guide).isNotEmpty();
        var list = LISTS.list(id);
        assertThat(guide)
                .allSatisfy(code -> assertThat(list.find(code)).as(code).isPresent());
    }

    private static void collect(LoopPlan loop, String id, int element, int component, Set<String> codes) {
        for (var part : loop.parts())
            switch (part) {
                case LoopPlan inner -> collect(inner, id, element, component, codes);
                case SegmentPlan segment -> {
                    if (segment.id().equals(id))
                        segment.element(element).ifPresent(plan -> codes.addAll(values(plan, component)));
                }
            }
    }

    private static Set<String> values(ElementPlan plan, int component) {
        return component == 0
                ? plan.values()
                : plan.components().get(component - 1).values();
    }

    @Test
    void aFileReplacesTheListOfItsName() throws IOException {
        Files.writeString(
                directory.resolve("carc.tsv"), HEAD + "45\t19950101\t\t\ttheirs\nZZ9\t\tended\tremark\tnew\n");
        Files.writeString(directory.resolve("local.tsv"), HEAD + "1\t\t\t\tone\n");
        var lists = CodeLists.from(directory);
        assertThat(lists.list("carc").find("45").orElseThrow().words()).isEqualTo("theirs");
        assertThat(lists.list("carc").find("1")).isEmpty();
        assertThat(lists.list("carc").find("ZZ9").orElseThrow().ended()).isTrue();
        assertThat(lists.list("rarc").codes()).hasSize(1216);
        assertThat(lists.list("local").words("1")).isEqualTo("one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    45;x;;;w         | line 5: from is "x", which is no date CCYYMMDD
                    45;;20270230;;w  | line 5: until is "20270230", which is no date CCYYMMDD
                    45;w             | line 5: there are 2 columns instead of 5
                    1;;;;a/1;;;;b    | line 6: code "1" stands here a second time
                    ;;;;w            | line 5: "" is no code
                    """)
    void aBadFileIsNamedWithItsLine(String rows, String problem) throws IOException {
        var file = directory.resolve("carc.tsv");
        Files.writeString(file, HEAD + rows.strip().replace(';', '\t').replace('/', '\n'));
        assertThatThrownBy(() -> CodeLists.from(directory))
                .isInstanceOf(CodeListException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(problem);
    }

    @Test
    void aFileWithoutVersionOrColumnsIsRefused() throws IOException {
        Files.writeString(directory.resolve("carc.tsv"), HEAD.replace("# version: 20270101\n", "") + "1\t\t\t\tone\n");
        assertThatThrownBy(() -> CodeLists.from(directory)).hasMessageContaining("\"# version: ...\" is missing");
        Files.writeString(directory.resolve("carc.tsv"), "1\t\t\t\tone\n");
        assertThatThrownBy(() -> CodeLists.from(directory)).hasMessageContaining("the columns are not named");
        assertThatThrownBy(() -> CodeLists.from(directory.resolve("nowhere")))
                .isInstanceOf(CodeListException.class)
                .hasMessageContaining("X12_CODELISTS");
    }

    @Test
    void anUnknownListIsAnErrorThatNamesTheOthers() {
        assertThatThrownBy(() -> LISTS.list("crac"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("carc");
    }
}
