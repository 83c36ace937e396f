package io.x12gateway.edi.schema;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.synthesis.PlanSampler;
import io.x12gateway.edi.synthesis.Synthesis;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sets that were drawn from the guides or composed, most of them damaged, are judged by StAEDI, too. Whether the grammar
 * of a set is in order must be the same for both, or be explained in {@code second-opinion/disagreements.md}. StAEDI takes
 * most of the time, so all processors judge.
 *
 * <p>{@code -Dx12.differential.transactions=n} says how many of each type. Each is drawn and damaged by its number alone,
 * so that many can be judged in parts: {@code x12.differential.first} is the number of the first one, {@code
 * x12.differential.types} names the types, such as {@code 835,270}.
 */
class StaediDifferentialTest {
    private static final Path EXPLANATIONS = Path.of("src", "test", "resources", "second-opinion", "disagreements.md");
    private static final String ORDER = "order-of-siblings";
    private static final String TRAILING = "trailing-separators";
    private static final int FIRST = Integer.getInteger("x12.differential.first", 0);
    private static final String TYPES = System.getProperty("x12.differential.types", "");
    private static final int TRANSACTIONS = Integer.getInteger("x12.differential.transactions", 5_000);

    /** With so many of each type every class that is listed must be met. */
    private static final int MANY = 100_000;

    /** Neighbouring seeds give alike numbers at first; multiples of this do not. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int SEGMENTS_MAX = 60;
    private static final int TOLD_MAX = 5;
    private static final Map<String, Map<String, Long>> COUNTS = new TreeMap<>();

    static Stream<TransactionType> types() {
        var told = Set.of(TYPES.split(","));
        return Synthesis.types().stream().filter(type -> TYPES.isEmpty() || told.contains(type.toString()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void differsFromStaediOnlyWhereThatIsExplained(TransactionType type) {
        var staedi = new Staedi(type);
        var sampler = PlanSampler.of(type, 7).rich(0.15);
        var unexplained = new ConcurrentLinkedQueue<String>();
        var counts = IntStream.range(FIRST, FIRST + TRANSACTIONS)
                .parallel()
                .mapToObj(number -> outcome(type, sampler, staedi, number, unexplained))
                .collect(Collectors.groupingBy(outcome -> outcome, TreeMap::new, Collectors.counting()));
        COUNTS.put(type.toString(), counts);
        assertThat(unexplained).isEmpty();
        assertThat(counts.get("both find nothing")).isGreaterThan(TRANSACTIONS / 10);
        assertThat(counts.get("both find fault")).isGreaterThan(TRANSACTIONS / 10);
    }

    private static String outcome(
            TransactionType type, PlanSampler sampler, Staedi staedi, int number, Queue<String> unexplained) {
        var sound = number % 3 == 0 ? composed(type, number) : drawn(sampler, number);
        var body = number % 5 == 0 ? sound : new Damage(new Random(number * SPREAD)).into(sound);
        var outcome = compare(type, sampler, body, staedi);
        if (outcome.startsWith("unexplained") && unexplained.size() < TOLD_MAX)
            unexplained.add(outcome + "\n  " + String.join("\n  ", body));
        return outcome;
    }

    @Test
    void explainsEveryClassItKnows() throws IOException {
        var known = Arrays.stream(Disagreement.values()).map(Disagreement::id).collect(Collectors.toSet());
        known.add(ORDER);
        known.add(TRAILING);
        assertThat(listed()).isEqualTo(known);
    }

    @AfterAll
    static void everyClassOccurs() throws IOException {
        COUNTS.forEach((type, counts) -> System.out.println(type + " " + counts));
        var met = COUNTS.values().stream()
                .flatMap(counts -> counts.keySet().stream())
                .collect(Collectors.toSet());
        if (TRANSACTIONS >= MANY && TYPES.isEmpty()) assertThat(met).containsAll(listed());
    }

    private static Set<String> listed() throws IOException {
        return Files.readAllLines(EXPLANATIONS).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> composed(TransactionType type, int seed) {
        var bytes = Synthesis.of(type, 1, seed).withoutLineBreaks().toBytes();
        var segments = new String(bytes, StandardCharsets.ISO_8859_1).split("~");
        return List.of(segments).subList(3, segments.length - 3);
    }

    /** The first small one of a series. */
    private static List<String> drawn(PlanSampler sampler, int number) {
        return Stream.iterate(number * 1000L, i -> i + 1)
                .map(sampler::body)
                .filter(body -> body.size() <= SEGMENTS_MAX)
                .findFirst()
                .orElseThrow();
    }

    private static String compare(TransactionType type, PlanSampler sampler, List<String> body, Staedi staedi) {
        var bytes = sampler.interchange(body);
        var ours = X12.standard()
                .validate(bytes)
                .allFindings()
                .filter(StaediDifferentialTest::grammar)
                .toList();
        var theirs = staedi.complaints(bytes);
        if (ours.isEmpty() && theirs.isEmpty()) return "both find nothing";
        if (!ours.isEmpty() && !theirs.isEmpty()) return "both find fault";
        if (theirs.isEmpty()) return onlyOurs(type, body, ours);
        var trimmed =
                body.stream().map(segment -> segment.replaceFirst("\\*+$", "")).toList();
        if (staedi.complaints(sampler.interchange(trimmed)).isEmpty()) return TRAILING;
        return silencedByOrder(sampler, trimmed, staedi) ? ORDER : "unexplained " + theirs;
    }

    private static boolean grammar(Finding finding) {
        var name = finding.code().name();
        boolean structure = name.startsWith("SEGMENT_") || name.startsWith("LOOP_") || name.startsWith("ELEMENT_");
        return structure && finding.isError() && (finding.level() == Level.SNIP1 || finding.level() == Level.SNIP2);
    }

    /** Every finding must be explained, and the first gives its name. */
    private static String onlyOurs(TransactionType type, List<String> body, List<Finding> ours) {
        for (var finding : ours)
            if (Disagreement.of(type, body, finding).isEmpty())
                return "unexplained " + finding.code() + " "
                        + finding.location().label() + " in segment "
                        + finding.location().segmentPosition() + ": " + finding.message();
        return Disagreement.of(type, body, ours.getFirst()).orElseThrow().id();
    }

    /**
     * Whether StAEDI finds nothing any more when segments it complains of move up among the neighbours of the same id.
     */
    private static boolean silencedByOrder(PlanSampler sampler, List<String> body, Staedi staedi) {
        var ordered = new ArrayList<>(body);
        var complaints = staedi.complaints(sampler.interchange(ordered));
        while (!complaints.isEmpty()) {
            int at = complaints.getFirst().position() - 2;
            if (!complaints.getFirst().error().equals("IMPLEMENTATION_UNUSED_SEGMENT_PRESENT")) return false;
            int before = complaints.size();
            int to = at;
            while (complaints.size() >= before) {
                if (to < 1 || !id(ordered, to - 1).equals(id(ordered, to))) return false;
                to--;
                ordered.add(to, ordered.remove(to + 1));
                complaints = staedi.complaints(sampler.interchange(ordered));
            }
        }
        return true;
    }

    private static String id(List<String> body, int index) {
        return body.get(index).substring(0, body.get(index).indexOf('*'));
    }
}
