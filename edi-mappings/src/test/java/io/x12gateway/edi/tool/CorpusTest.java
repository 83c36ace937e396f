package io.x12gateway.edi.tool;

import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs published and derived sample files with known verdicts, kept outside this repository, and prints how many are
 * judged as their manifest says. The files are looked for in {@code ../shared/corpus} beside the checkout, or where the
 * system property {@code x12.corpus} or the variable {@code X12_CORPUS} points.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {
    private static final Set<String> SETS = Set.of("270", "271", "276", "277", "277CA", "835", "837I", "837P", "999");
    private static final double ACCEPTED = 0.99;
    private static final double FOUND = 0.99;
    private static final double LEVEL = 0.98;
    private static final double LISTED = 0.95;
    private static final String BALANCING = "SNIP3";
    private static final Pattern CODE = Pattern.compile("(TA1|AK905|IK502|IK304|IK403)[ =*R]+([0-9I|]+)");

    private final Map<String, Score> scores = new TreeMap<>();
    private final List<String> misjudged = new ArrayList<>();

    private static final class Score {
        private int valid;
        private int accepted;
        private int invalid;
        private int found;
        private int level;
        private int listed;
        private int hit;
        private int unbalanced;
        private int balancing;

        Score plus(Score other) {
            var sum = new Score();
            sum.valid = valid + other.valid;
            sum.accepted = accepted + other.accepted;
            sum.invalid = invalid + other.invalid;
            sum.found = found + other.found;
            sum.level = level + other.level;
            sum.listed = listed + other.listed;
            sum.hit = hit + other.hit;
            sum.unbalanced = unbalanced + other.unbalanced;
            sum.balancing = balancing + other.balancing;
            return sum;
        }

        String row(String set) {
            return "| %-5s | %14s | %13s | %11s | %11s | %9s |"
                    .formatted(
                            set,
                            of(accepted, valid),
                            of(found, invalid),
                            of(level, invalid),
                            of(hit, listed),
                            of(balancing, unbalanced));
        }

        private static String of(int part, int whole) {
            return whole == 0 ? "-" : part + " of " + whole;
        }
    }

    @TestFactory
    Stream<DynamicTest> judgesTheCorpusAsItsManifestSays() throws IOException {
        var corpus = corpus();
        if (corpus.isEmpty()) {
            System.out.println(
                    "CorpusTest: no corpus beside this checkout, and X12_CORPUS is not set: nothing scored.");
            return Stream.empty();
        }
        var rows = rows(corpus.get().resolve("MANIFEST.csv"));
        var tests = rows.stream().map(row -> DynamicTest.dynamicTest(row.get("path"), () -> judge(corpus.get(), row)));
        return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("score", this::score)));
    }

    private void judge(Path corpus, Map<String, String> row) throws IOException {
        try (var in = Files.newInputStream(corpus.resolve(Objects.requireNonNull(row.get("path"))))) {
            var verdict = FileVerdict.of(Objects.requireNonNull(row.get("path")), in);
            assertThat(VerdictJson.line(verdict)).startsWith("{");
            count(
                    scores.computeIfAbsent(Objects.requireNonNull(row.get("transaction")), set -> new Score()),
                    row,
                    verdict);
        }
    }

    private void count(Score score, Map<String, String> row, FileVerdict verdict) {
        if (Objects.equals(row.get("expected"), "valid")) {
            score.valid++;
            if (verdict.verdict() == Verdict.VALID) score.accepted++;
            else misjudged.add("valid, but refused: " + VerdictText.of(verdict));
            return;
        }
        score.invalid++;
        if (verdict.verdict() != Verdict.VALID) score.found++;
        else misjudged.add("invalid, but accepted: " + row.get("path") + " " + row.get("expected"));
        if (verdict.level().equals(row.get("expected_level"))) score.level++;
        else misjudged.add("level %s: %s".formatted(row.get("expected_level"), VerdictText.of(verdict)));
        if (BALANCING.equals(row.get("expected_level"))) {
            score.unbalanced++;
            if (unbalanced(verdict)) score.balancing++;
            else misjudged.add("balance not told: " + VerdictText.of(verdict));
        }
        var listed = codes(Objects.requireNonNull(row.get("expected_codes")));
        if (listed.isEmpty()) return;
        score.listed++;
        if (verdict.codes().stream().anyMatch(listed::contains)) score.hit++;
        else misjudged.add("codes %s: %s".formatted(listed, VerdictText.of(verdict)));
    }

    /** Whether some amount is told not to add up, whatever else may be wrong with the file. */
    private static boolean unbalanced(FileVerdict verdict) {
        return verdict.errors().stream()
                .anyMatch(finding -> finding.code().name().startsWith("BALANCE_"));
    }

    /** {@code IK403=7|I6} is either of the two. */
    private static List<String> codes(String text) {
        var codes = new ArrayList<String>();
        var matcher = CODE.matcher(text);
        while (matcher.find()) {
            var name = matcher.group(1).equals("TA1") ? "TA105" : matcher.group(1);
            for (var code : matcher.group(2).split("\\|", -1)) if (!code.isEmpty()) codes.add(name + "=" + code);
        }
        return codes;
    }

    private void score() {
        var all = scores.values().stream().reduce(new Score(), Score::plus);
        System.out.println("| set   | valid accepted | invalid found | right level | listed code | balancing |");
        System.out.println("|-------|----------------|---------------|-------------|-------------|-----------|");
        scores.forEach((set, score) -> System.out.println(score.row(set)));
        System.out.println(all.row("all"));
        misjudged.forEach(System.out::println);
        assertThat(share(all.accepted, all.valid)).as("valid accepted").isGreaterThanOrEqualTo(ACCEPTED);
        assertThat(share(all.found, all.invalid)).as("invalid found").isGreaterThanOrEqualTo(FOUND);
        assertThat(share(all.level, all.invalid)).as("right level").isGreaterThanOrEqualTo(LEVEL);
        assertThat(share(all.hit, all.listed)).as("listed code").isGreaterThanOrEqualTo(LISTED);
        assertThat(all.balancing).as("balancing").isEqualTo(all.unbalanced);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    private static Optional<Path> corpus() {
        var told = System.getProperty("x12.corpus", System.getenv().getOrDefault("X12_CORPUS", ""));
        var path = told.isEmpty() ? Path.of("..", "..", "shared", "corpus") : Path.of(told);
        return Files.exists(path.resolve("MANIFEST.csv")) ? Optional.of(path) : Optional.empty();
    }

    private static List<Map<String, String>> rows(Path manifest) throws IOException {
        var lines = records(Files.readString(manifest, StandardCharsets.UTF_8));
        var names = lines.getFirst();
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var row = new HashMap<String, String>();
            for (int i = 0; i < names.size() && i < line.size(); i++) row.put(names.get(i), line.get(i));
            boolean sure = Set.of("high", "medium").contains(row.getOrDefault("confidence", ""));
            boolean current = "5010-HIPAA".equals(row.get("scope"));
            if (sure && current && SETS.contains(row.getOrDefault("transaction", ""))) rows.add(row);
        }
        return rows;
    }

    /** CSV with quoted fields, as RFC 4180 has it. */
    private static List<List<String>> records(String text) {
        var records = new ArrayList<List<String>>();
        var record = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') field.append(c);
                else if (i + 1 < text.length() && text.charAt(i + 1) == '"') field.append(text.charAt(i++));
                else quoted = false;
            } else if (c == '"') quoted = true;
            else if (c == ',' || c == '\n') {
                record.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(List.copyOf(record));
                    record.clear();
                }
            } else if (c != '\r') field.append(c);
        }
        return records;
    }
}
