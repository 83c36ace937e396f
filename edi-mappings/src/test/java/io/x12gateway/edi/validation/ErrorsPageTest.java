package io.x12gateway.edi.validation;

import io.x12gateway.edi.Samples;
import io.x12gateway.edi.X12;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes {@code docs/reference/errors.md} from the comments of {@link FindingCode} and from examples, each of which is
 * judged and must give its code. When the page is out of date, copy {@code target/errors.md} over it.
 */
class ErrorsPageTest {
    private static final Path EXAMPLES = Path.of("src", "test", "resources", "finding-examples.tsv");
    private static final Path SOURCE =
            Path.of("src", "main", "java", "io", "x12gateway", "edi", "validation", "FindingCode.java");
    private static final Path PAGE = Path.of("..", "docs", "reference", "errors.md");
    private static final Path MADE = Path.of("target", "errors.md");
    private static final Pattern COMMENTED = Pattern.compile("/\\*\\*(.*?)\\*/\\s+([A-Z_0-9]+)\\b", Pattern.DOTALL);
    private static final int SHOWN = 72;

    /**
     * @param base a valid sample; empty if {@code to} is the whole file
     * @param from what in it makes way for {@code to}
     */
    private record Example(FindingCode code, String base, String from, String to) {
        byte[] bytes() {
            if (base.isEmpty()) return to.getBytes(StandardCharsets.ISO_8859_1);
            var file = Samples.text(base).replace("\n", "");
            assertThat(file).as("%s: %s", code, base).contains(from);
            int at = file.indexOf(from);
            return (file.substring(0, at) + to + file.substring(at + from.length()))
                    .getBytes(StandardCharsets.ISO_8859_1);
        }

        String shown() {
            var text = to.isEmpty() ? "without " + code(from) : code(to);
            return text.replace("|", "\\|");
        }

        private static String code(String text) {
            var plain = text.replaceAll("[^ -~]", ".").replace('`', '.');
            return "`" + (plain.length() > SHOWN ? plain.substring(0, SHOWN) + "..." : plain) + "`";
        }
    }

    /** Findings that only the gateway can make, knowing its partners and what it received before. */
    private static final Map<FindingCode, String> GATEWAY = new EnumMap<>(Map.of(
            FindingCode.INTERCHANGE_DUPLICATE, "Number every interchange differently. | TA105 `025`",
            FindingCode.SENDER_UNKNOWN, "Use the agreed sender id. | TA105 `006`",
            FindingCode.SENDER_NOT_CALLER, "Send under your own id. | TA105 `006`",
            FindingCode.RECEIVER_UNKNOWN, "Use the gateway's receiver id. | TA105 `008`",
            FindingCode.USAGE_NOT_ALLOWED, "Send what is agreed in ISA15. | TA105 `020`",
            FindingCode.TRANSACTION_NOT_AGREED, "Have it added to the agreement first. | AK905 `1`"));

    @Test
    void page_lists_every_code_with_an_example_that_was_judged() throws IOException {
        var examples = examples();
        var meanings = meanings();
        var page = new StringBuilder(head());
        for (var code : FindingCode.values()) page.append(line(code, examples.get(code), meanings));
        Files.writeString(MADE, page);
        assertThat(Files.readString(PAGE))
                .as("docs/reference/errors.md is out of date: copy edi-mappings/target/errors.md over it")
                .isEqualTo(page.toString());
    }

    private static String line(FindingCode code, @Nullable Example example, Map<FindingCode, String> meanings) {
        var meaning = Objects.requireNonNull(meanings.get(code), () -> code + " has no comment in FindingCode");
        if (GATEWAY.containsKey(code))
            return "| `%s` | INTERCHANGE | error | %s | only the gateway knows | %s |\n"
                    .formatted(code, meaning, GATEWAY.get(code));
        Objects.requireNonNull(example, () -> code + " has no line in " + EXAMPLES);
        var findings = X12.standard().validate(example.bytes()).allFindings().toList();
        var finding = findings.stream()
                .filter(each -> each.code() == code)
                .min(Comparator.comparing(Finding::severity))
                .orElseThrow(() -> new AssertionError(example + " gives " + findings));
        return "| `%s` | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        code,
                        finding.level(),
                        finding.isError() ? "error" : "warning",
                        meaning,
                        example.shown(),
                        finding.fix().replace("|", "\\|"),
                        codes(finding.codes()));
    }

    private static String codes(AckCodes codes) {
        var told = new ArrayList<String>();
        tell("TA105", codes.ta105(), told);
        tell("AK905", codes.ak905(), told);
        tell("IK502", codes.ik502(), told);
        tell("IK304", codes.ik304(), told);
        tell("IK403", codes.ik403(), told);
        tell("277CA", codes.claimStatus(), told);
        return told.isEmpty() ? "report only" : String.join(", ", told);
    }

    private static void tell(String name, String code, List<String> told) {
        if (!code.isEmpty()) told.add(name + " `" + code + "`");
    }

    private static Map<FindingCode, Example> examples() throws IOException {
        var examples = new EnumMap<FindingCode, Example>(FindingCode.class);
        for (var line : Files.readAllLines(EXAMPLES, StandardCharsets.UTF_8)) {
            if (line.startsWith("#") || line.isBlank()) continue;
            var cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(4);
            var code = FindingCode.valueOf(cells[0]);
            examples.put(code, new Example(code, cells[1], unescaped(cells[2]), repeated(unescaped(cells[3]))));
        }
        return examples;
    }

    /** {@code REPEAT 1001 ZZZ*1~} */
    private static String repeated(String text) {
        if (!text.startsWith("REPEAT ")) return text;
        var parts = text.split(" ", 3);
        return parts[2].repeat(Integer.parseInt(parts[1]));
    }

    private static String unescaped(String cell) {
        return cell.translateEscapes();
    }

    private static Map<FindingCode, String> meanings() throws IOException {
        var meanings = new EnumMap<FindingCode, String>(FindingCode.class);
        var source = Files.readString(SOURCE);
        var body = source.substring(source.indexOf("enum FindingCode"));
        COMMENTED
                .matcher(body)
                .results()
                .forEach(each -> meanings.put(
                        FindingCode.valueOf(each.group(2)),
                        each.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip()));
        return meanings;
    }

    private static String head() {
        return """
                # Finding codes

                Everything that can be said of a file, in the order of the envelopes. Each example is the changed part of a
                valid file and is judged by a test; level, severity, remedy and codes are what it gave. Where a finding
                comes in several forms, its line shows one. A partner can have many of them
                [judged otherwise](partner-profiles.md).

                `error` rejects what it stands in: the interchange (TA105), the group (AK905), the transaction set (IK502)
                or the claim (277CA). `warning` rejects nothing. IK304 and IK403 say where in the 999 it is told;
                [acknowledgment-codes.md](acknowledgment-codes.md) goes through the codes of TA1 and 999 from their side.

                | code | level | severity | meaning | example | what to do | answered by |
                |---|---|---|---|---|---|---|
                """;
    }
}
