package io.x12gateway.edi.schema;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.schema.ElementPlan.Kind;
import io.x12gateway.edi.schema.ElementPlan.Usage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares every schema with a table of its guide that was made from other sources: loops, segments, elements, their
 * usage, repeats, types, lengths and codes. The tables are kept outside this repository; they are looked for in {@code
 * ../shared/domain/structures} beside the checkout, or where the system property {@code x12.structures} or the variable
 * {@code X12_STRUCTURES} points. Where a schema differs on purpose, the difference stands with its reason in {@code
 * structure-differences.txt}; a difference that is gone must leave it.
 */
class StructureTablesTest {
    private static final Path LISTED = Path.of("src", "test", "resources", "structure-differences.txt");

    /** One row of a table: a loop, a use of a segment, an element or a component. */
    private record Row(
            String loop,
            String segment,
            String ref,
            String usage,
            int repeat,
            String type,
            int min,
            int max,
            Set<String> values) {

        static Row of(String line) {
            var cells = line.split("\t", -1);
            return new Row(
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    cells[5].startsWith(">") ? Part.UNBOUNDED : number(cells[5]),
                    cells[6],
                    number(cells[7]),
                    number(cells[8]),
                    values(cells[9]));
        }

        private static int number(String cell) {
            return cell.isEmpty() ? 0 : Integer.parseInt(cell);
        }

        /** Names of outside lists are no codes. */
        private static Set<String> values(String cell) {
            return Arrays.stream(cell.split(" "))
                    .filter(value -> !value.isEmpty() && !value.startsWith("ext:"))
                    .map(value -> value.replace('_', ' '))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** A use of a segment with the rows of its elements, by reference such as NM109 or SVC01-02. */
    private record Use(Row row, Map<String, Row> elements) {}

    private final Map<String, Row> loops = new HashMap<>();
    private final Map<String, List<Use>> uses = new HashMap<>();
    private final Set<String> differences = new TreeSet<>();
    private final Set<String> met = new TreeSet<>();
    private String set = "";

    @TestFactory
    Stream<DynamicTest> everySchemaIsAsItsTableSays() throws IOException {
        var folder = folder();
        if (folder.isEmpty()) {
            System.out.println(
                    "StructureTablesTest: no tables beside this checkout, and X12_STRUCTURES is not set: nothing compared.");
            return Stream.empty();
        }
        var listed = listed();
        return Arrays.stream(TransactionType.values())
                .map(type -> DynamicTest.dynamicTest(type.toString(), () -> compare(type, folder.get(), listed)));
    }

    private static Optional<Path> folder() {
        var told = System.getProperty("x12.structures", System.getenv().getOrDefault("X12_STRUCTURES", ""));
        var path = told.isEmpty() ? Path.of("..", "..", "shared", "domain", "structures") : Path.of(told);
        return Files.exists(path.resolve("835.tsv")) ? Optional.of(path) : Optional.empty();
    }

    /** Lines {@code difference | reason}; a line that ends with a star before the bar stands for all that begin so. */
    private static Map<String, String> listed() throws IOException {
        var listed = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(LISTED, StandardCharsets.UTF_8)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            int bar = line.lastIndexOf(" | ");
            assertThat(bar).as("no reason: " + line).isPositive();
            listed.put(line.substring(0, bar).strip(), line.substring(bar + 3));
        }
        return listed;
    }

    private void compare(TransactionType type, Path folder, Map<String, String> listed) throws IOException {
        read(type, folder.resolve(type + ".tsv"));
        loop(Guides.plan(type).root());
        for (var loop : loops.keySet()) if (!met.contains(loop)) differ(loop + " loop: only in the table");
        uses.forEach((key, rows) -> {
            if (!met.contains(key) && met.contains(key.substring(0, key.indexOf(' '))))
                differ(key + ": only in the table");
        });
        var expected = listed.keySet().stream()
                .filter(line -> line.startsWith(type + " "))
                .toList();
        var unlisted = differences.stream()
                .filter(found -> expected.stream().noneMatch(line -> covers(line, found)))
                .toList();
        assertThat(unlisted).as("differences without a reason in " + LISTED).isEmpty();
        var gone = expected.stream()
                .filter(line -> differences.stream().noneMatch(found -> covers(line, found)))
                .toList();
        assertThat(gone)
                .as("differences that are no more: take them out of " + LISTED)
                .isEmpty();
    }

    private static boolean covers(String line, String found) {
        return line.endsWith("*") ? found.startsWith(line.substring(0, line.length() - 1)) : line.equals(found);
    }

    private void read(TransactionType type, Path table) throws IOException {
        set = type.toString();
        loops.clear();
        uses.clear();
        differences.clear();
        met.clear();
        met.add("");
        Use use = null;
        for (var line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
            if (line.startsWith("transaction\t")) continue;
            var row = Row.of(line);
            if (row.segment().equals("LOOP")) loops.put(row.loop(), row);
            else if (row.ref().isEmpty()) {
                use = new Use(row, new LinkedHashMap<>());
                if (!Set.of("ST", "SE").contains(row.segment()))
                    uses.computeIfAbsent(row.loop() + " " + row.segment(), key -> new ArrayList<>())
                            .add(use);
            } else if (use != null) use.elements().put(row.ref(), row);
        }
    }

    private void differ(String difference) {
        differences.add(set + " " + difference);
    }

    private void loop(LoopPlan loop) {
        met.add(loop.code());
        if (!loop.code().isEmpty()) {
            var row = loops.get(loop.code());
            if (row == null) differ(loop.code() + " loop: only in the schema");
            else occurrence(loop.code() + " loop", loop, row);
        }
        var seen = new HashMap<String, Integer>();
        for (var part : loop.parts())
            switch (part) {
                case LoopPlan inner -> loop(inner);
                case SegmentPlan segment -> segment(loop, segment, seen.merge(segment.id(), 1, Integer::sum));
            }
        seen.forEach((id, count) -> {
            int rows = uses.getOrDefault(loop.code() + " " + id, List.of()).size();
            if (rows > count) differ("%s %s: %d uses, %d in the table".formatted(loop.code(), id, count, rows));
        });
    }

    private void segment(LoopPlan loop, SegmentPlan segment, int number) {
        var key = loop.code() + " " + segment.id();
        met.add(key);
        var rows = uses.getOrDefault(key, List.of());
        var name = rows.size() > 1 ? key + "#" + number : key;
        if (number > rows.size()) {
            differ(name + ": only in the schema");
            return;
        }
        var use = rows.get(number - 1);
        boolean opener = loop.parts().getFirst() == segment;
        if (!opener) occurrence(name, segment, use.row());
        for (var element : segment.elements())
            element(name, "%s%02d".formatted(segment.id(), element.position()), element, use.elements());
    }

    private void occurrence(String name, Part part, Row row) {
        var usage = part.required() ? "R" : "S";
        if (!usage.equals(row.usage())) differ("%s: usage %s, %s in the table".formatted(name, usage, row.usage()));
        if (part.max() != row.repeat())
            differ("%s: repeat %s, %s in the table".formatted(name, many(part.max()), many(row.repeat())));
    }

    private static String many(int repeat) {
        return repeat >= Part.UNBOUNDED ? ">1" : Integer.toString(repeat);
    }

    private void element(String name, String ref, ElementPlan element, Map<String, Row> rows) {
        var row = rows.get(ref);
        var place = name + " " + ref;
        if (row == null) {
            if (element.usage() != Usage.NOT_USED) differ(place + ": used, not used in the table");
            return;
        }
        if (element.usage() == Usage.NOT_USED) {
            differ(place + ": not used, used in the table");
            return;
        }
        var usage = element.usage() == Usage.REQUIRED ? "R" : "S";
        if (!usage.equals(row.usage())) differ("%s: usage %s, %s in the table".formatted(place, usage, row.usage()));
        if (element.repeats() != row.repeat())
            differ("%s: repeat %s, %s in the table".formatted(place, many(element.repeats()), many(row.repeat())));
        if (element.composite()) components(name, ref, element, row, rows);
        else simple(place, element, row);
    }

    private void components(String name, String ref, ElementPlan composite, Row row, Map<String, Row> rows) {
        if (!row.type().equals("comp") && !row.type().startsWith("C"))
            differ("%s %s: composite, %s in the table".formatted(name, ref, row.type()));
        for (var part : composite.components()) element(name, "%s-%02d".formatted(ref, part.position()), part, rows);
    }

    private void simple(String place, ElementPlan element, Row row) {
        var type = type(element.kind());
        if (!type.equals(row.type())) differ("%s: type %s, %s in the table".formatted(place, type, row.type()));
        if (element.minLength() != row.min() || element.maxLength() != row.max())
            differ("%s: length %d to %d, %d to %d in the table"
                    .formatted(place, element.minLength(), element.maxLength(), row.min(), row.max()));
        var values = new TreeSet<>(element.values());
        if (values.equals(row.values()) || row.values().isEmpty() && values.isEmpty()) return;
        var more = new TreeSet<>(values);
        more.removeAll(row.values());
        var less = new TreeSet<>(row.values());
        less.removeAll(values);
        differ("%s: codes more %s, less %s than the table".formatted(place, more, less));
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case TEXT -> "AN";
            case CODE -> "ID";
            case INTEGER -> "N0";
            case DECIMAL -> "R";
            case DATE -> "DT";
            case TIME -> "TM";
            case COMPOSITE -> "comp";
        };
    }
}
