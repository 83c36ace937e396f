package io.x12gateway.edi.tool;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.schema.SyntaxNote;
import io.x12gateway.edi.schema.SyntaxNote.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

import static io.x12gateway.edi.tool.ToolRun.run;
import static org.assertj.core.api.Assertions.assertThat;

class SchemaTest {

    @Test
    void listsTheSets() {
        assertThat(run("schema").out().lines())
                .hasSize(TransactionType.values().length)
                .anyMatch(each -> each.startsWith("835 ") && each.contains("005010X221A1"));
    }

    @Test
    void tellsLoopsSegmentsElementsAndCodes() {
        assertThat(run("schema", "270").out())
                .contains(
                        "Loop 2100C: subscriber identity  [R, once]",
                        "NM103     S  text 1-60      last name or organisation name",
                        "Either all of NM108 and NM109 or none of them.");
    }

    @Test
    void saysSyntaxNotesInWords() {
        assertThat(words(Type.PAIRED, 3, 4)).isEqualTo("Either all of N103 and N104 or none of them.");
        assertThat(words(Type.REQUIRED, 2, 3)).isEqualTo("At least one of N102 or N103.");
        assertThat(words(Type.EXCLUSION, 2, 7)).isEqualTo("At most one of N102 or N107.");
        assertThat(words(Type.CONDITIONAL, 6, 5)).isEqualTo("If there is N106, then also N105.");
        assertThat(words(Type.LIST, 4, 2, 3)).isEqualTo("If there is N104, then also at least one of N102 or N103.");
    }

    private static String words(Type type, Integer... positions) {
        return CompanionGuide.words("N1", new SyntaxNote(type, List.of(positions)));
    }

    @ParameterizedTest
    @EnumSource
    void printsEverySetInEveryForm(TransactionType type) {
        var text = run("schema", type.toString());
        var markdown = run("schema", type.toString(), "--format", "markdown");
        var html = run("schema", type.toString(), "--format", "html");
        assertThat(text.out()).startsWith(type + " " + type.guide());
        assertThat(markdown.out()).startsWith("# " + type).contains("| element | use |");
        assertThat(html.out()).startsWith("<!DOCTYPE html>").endsWith("</body></html>\n");
        assertThat(html.out().split("<table>", -1)).hasSameSizeAs(html.out().split("</table>", -1));
    }

    @Test
    void saysWhichSetsThereAre() {
        var run = run("schema", "837X");
        assertThat(run.exit()).isEqualTo(X12Tool.UNREADABLE);
        assertThat(run.out()).contains("no set 837X; there are 270, 271");
    }
}
