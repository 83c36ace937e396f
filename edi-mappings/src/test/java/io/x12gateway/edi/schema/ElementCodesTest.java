package io.x12gateway.edi.schema;

import io.x12gateway.edi.TransactionType;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** Makes {@code element-codes.tsv} from the guides. When the file is out of date, copy that of {@code target} over it. */
class ElementCodesTest {
    private static final Path FILE =
            Path.of("src", "main", "resources", "io", "x12gateway", "edi", "schema", "element-codes.tsv");
    private static final Path MADE = Path.of("target", "element-codes.tsv");

    @Test
    void fileHoldsWhatTheGuidesListForEachElement() throws IOException {
        var codes = new TreeMap<Integer, Set<String>>();
        for (var type : TransactionType.values()) gather(Guides.plan(type).root(), codes);
        codes.values().removeIf(each -> each.stream().anyMatch(code -> code.indexOf(' ') >= 0));
        var made = new StringBuilder(
                "# X12 data element, and the codes that any of the guides here lists for it. A test makes this file from the schemas.\n");
        codes.forEach((element, each) ->
                made.append(element).append('\t').append(String.join(" ", each)).append('\n'));
        Files.writeString(MADE, made);
        assertThat(Files.readString(FILE)).as("copy %s over it", MADE).isEqualTo(made.toString());
    }

    private static void gather(Part part, Map<Integer, Set<String>> codes) {
        switch (part) {
            case LoopPlan loop -> loop.parts().forEach(each -> gather(each, codes));
            case SegmentPlan segment -> segment.elements().forEach(each -> gather(each, codes));
        }
    }

    private static void gather(ElementPlan element, Map<Integer, Set<String>> codes) {
        element.components().forEach(each -> gather(each, codes));
        if (!element.values().isEmpty())
            codes.computeIfAbsent(element.number(), any -> new TreeSet<>()).addAll(element.values());
    }

    @Test
    void knowsACodeByItsElement() {
        assertThat(ElementCodes.knows(66, "XX")).isTrue();
        assertThat(ElementCodes.knows(66, "QQ")).isFalse();
        assertThat(ElementCodes.knows(93, "XX")).isFalse();
    }
}
