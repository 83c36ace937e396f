package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.Samples;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.codelist.Code;
import io.x12gateway.edi.codelist.CodeLists;
import io.x12gateway.edi.validation.Profile;
import io.x12gateway.edi.validation.ProfileException;
import io.x12gateway.edi.validation.ValidationReport;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes {@code docs/reference/acknowledgment-codes.md}: every code that a TA1 or a 999 can hold, with an example of which
 * the acknowledgment is composed and must hold it, or with the reason why none does. When the page is out of date, copy
 * {@code target/acknowledgment-codes.md} over it.
 */
class AcknowledgmentCodesTest {
    private static final Path EXAMPLES = Path.of("src", "test", "resources", "acknowledgment-examples.tsv");
    private static final Path PAGE = Path.of("..", "docs", "reference", "acknowledgment-codes.md");
    private static final Path MADE = Path.of("target", "acknowledgment-codes.md");
    private static final int SHOWN = 60;

    private static final Map<String, String> LISTS = new LinkedHashMap<>();

    static {
        LISTS.put("TA105", "interchange-error");
        LISTS.put("AK905", "group-error");
        LISTS.put("IK502", "transaction-error");
        LISTS.put("IK304", "segment-error");
        LISTS.put("IK403", "element-error");
    }

    /** One line of the examples; those of a code that is never sent have the reason in {@code from}. */
    private record Line(String element, String code, String base, String from, String to, String profile) {
        static Line of(String text) {
            var cells = text.split("\t", -1);
            var all = Stream.concat(Stream.of(cells), Stream.generate(() -> ""))
                    .limit(6)
                    .toList();
            return new Line(
                    all.get(0),
                    all.get(1),
                    all.get(2),
                    all.get(3).translateEscapes(),
                    all.get(4).translateEscapes(),
                    all.get(5));
        }

        boolean isExample() {
            return !base.equals("never") && !base.equals("gateway");
        }

        String told() {
            return switch (base) {
                case "never" -> "never: " + from;
                case "gateway" -> "only the gateway knows: " + from;
                default -> example();
            };
        }

        private String example() {
            var change = to.isEmpty() ? from.isEmpty() ? code(base) : "without " + code(from) : code(to);
            return profile.isEmpty() ? change : change + " where the profile says `" + profile + "`";
        }

        private static String code(String text) {
            var plain = text.replaceAll("[^ -~]", ".");
            return "`" + (plain.length() > SHOWN ? plain.substring(0, SHOWN) + "..." : plain) + "`";
        }

        ValidationReport report() throws ProfileException {
            var file = Samples.text(base).replace("\n", "");
            assertThat(file).as("%s %s", element, code).contains(from);
            int at = file.indexOf(from);
            var changed = file.substring(0, at) + to + file.substring(at + from.length());
            return X12.standard()
                    .withProfile(Profile.parse(profile))
                    .validate(changed.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void everyCodeHasAnExampleThatIsAnsweredWithItOrAReason() throws IOException, ProfileException {
        var lines = lines();
        var page = new StringBuilder(HEAD);
        for (var list : LISTS.entrySet()) {
            page.append("\n## ").append(list.getKey()).append("\n\n| code | says | sent for |\n|---|---|---|\n");
            for (var code : CodeLists.builtIn().list(list.getValue()).codes())
                page.append(row(list.getKey(), code, lines));
        }
        assertThat(lines).as("codes that no list has").isEmpty();
        Files.writeString(MADE, page);
        assertThat(Files.readString(PAGE))
                .as("copy edi-mappings/%s over it", MADE)
                .isEqualTo(page.toString());
    }

    private static String row(String element, Code code, Map<String, Line> lines) throws ProfileException {
        var line = Objects.requireNonNull(
                lines.remove(element + " " + code.code()),
                () -> element + " " + code.code() + " has no line in " + EXAMPLES);
        if (line.isExample())
            assertThat(sent(element, line.report()))
                    .as("%s for %s", element, line)
                    .contains(code.code());
        return "| `%s` | %s | %s |\n"
                .formatted(code.code(), code.words(), line.told().replace("|", "\\|"));
    }

    /** What the TA1 or 999 of a file holds there. */
    private static Stream<String> sent(String element, ValidationReport report) {
        if (element.equals("TA105"))
            return report.interchanges().stream().map(Ta1::of).map(Ta1::note);
        var answers = report.interchanges().stream()
                .flatMap(each -> each.groups().stream())
                .map(Ack999::of)
                .toList();
        var sets = answers.stream().flatMap(answer -> answer.sets().stream());
        return switch (element) {
            case "AK905" -> answers.stream().flatMap(answer -> answer.errors().stream());
            case "IK502" -> sets.flatMap(set -> set.errors().stream());
            case "IK304" -> sets.flatMap(set -> set.segments().stream()).map(Ack999.SegmentError::code);
            default ->
                sets.flatMap(set -> set.segments().stream())
                        .flatMap(segment -> segment.elements().stream())
                        .map(Ack999.ElementError::code);
        };
    }

    private static Map<String, Line> lines() throws IOException {
        var lines = new LinkedHashMap<String, Line>();
        for (var text : Files.readAllLines(EXAMPLES)) {
            if (text.startsWith("#")) continue;
            var line = Line.of(text);
            assertThat(lines.put(line.element() + " " + line.code(), line))
                    .as(text)
                    .isNull();
        }
        return lines;
    }

    private static final String HEAD = """
            # Codes of the acknowledgments

            Every code that TA1 (005010) and 999 (005010X231A1) have, in our own words: with the changed part of a valid file
            that is answered with it, or with the reason why it is never sent. A test composes the acknowledgment of every
            example. Which finding becomes which code is listed in [errors.md](errors.md); the codes of the 277CA stand there,
            too.

            IK403 tells `7` and `I6` apart: `I6` where one of the guides here lists the code for the same X12 data element,
            so that it is a code of X12 for certain, `7` otherwise. The level codes of HL are always `7`.

            A group that is refused for its own sake (AK9 R) names its sets only if the fault is in how the group was closed
            or numbered (AK905 3, 4, 5, 19) and one of the sets is at fault, too. Then every set is named, and refused with the
            group: IK5 R, with IK502 where the set itself is wrong.

            The verdicts are A and R in TA104, A, E and R in IK501, and P too in AK901. The others are about security segments,
            which are not exchanged, and TA104 E is of no use: what is wrong with an envelope refuses it.
            """;
}
