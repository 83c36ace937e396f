package io.x12gateway.edi.mapping;

import io.x12gateway.edi.mapping.FragmentReader.Fragment;
import io.x12gateway.edi.mapping.FragmentReader.Fragments;
import io.x12gateway.edi.mapping.RosterLayout.Column;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The rows of a roster as fragments, one at a time; rows that are wrong are told as findings instead. */
final class RosterReader implements Fragments {
    static final String ROW = "row";
    private static final int LINE_MAX = 20_000;

    private final BufferedReader in;
    private final RosterLayout layout;
    private final RosterCheck check;
    private final Consumer<RosterFinding> findings;
    private Map<String, Integer> header = Map.of();
    private long line;
    private long rows;

    RosterReader(InputStream in, RosterLayout layout, Set<RosterField> required, Consumer<RosterFinding> findings) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.layout = layout;
        this.check = new RosterCheck(layout, required, findings);
        this.findings = findings;
    }

    @Override
    public void tell(Consumer<Fragment> listener) throws IOException {
        if (layout.hasHeader() && !readHeader()) return;
        for (var text = next(); text.isPresent(); text = next()) {
            if (text.get().isBlank()) continue;
            rows++;
            var row = values(text.get()).flatMap(values -> check.row(line, values));
            row.ifPresent(checked -> listener.accept(new Fragment(ROW, checked)));
        }
    }

    /** Rows seen, whatever became of them. */
    long rows() {
        return rows;
    }

    private boolean readHeader() throws IOException {
        var text = next();
        var cells = text.flatMap(first -> CsvLine.cells(first, layout.separator()));
        if (cells.isEmpty()) {
            findings.accept(new RosterFinding(1, "", "there is no header line", "name the columns in the first line"));
            return false;
        }
        header = new HashMap<>();
        for (int i = 0; i < cells.get().size(); i++)
            header.putIfAbsent(cells.get().get(i).strip(), i);
        boolean complete = true;
        for (var column : layout.columns().values()) {
            if (column.source() != RosterLayout.Source.NAMED || header.containsKey(column.name())) continue;
            complete = false;
            findings.accept(
                    new RosterFinding(1, column.name(), "the header has no such column", "add it, or mend the layout"));
        }
        return complete;
    }

    private Optional<Map<RosterField, String>> values(String text) {
        if (text.length() > LINE_MAX) return refused("is longer than " + LINE_MAX + " characters", "split it");
        if (layout.isFixed()) return Optional.of(values(List.of(), text));
        var cells = CsvLine.cells(text, layout.separator());
        if (cells.isEmpty()) {
            return refused(
                    "the quotes do not match, or there are too many cells",
                    "close every quote on the same line, and double those inside");
        }
        if (!header.isEmpty() && cells.get().size() != header.size()) {
            return refused(
                    "has " + cells.get().size() + " cells where the header has " + header.size(),
                    "give one cell for every column; quote those that hold the separator");
        }
        return Optional.of(values(cells.get(), text));
    }

    private Optional<Map<RosterField, String>> refused(String problem, String fix) {
        findings.accept(new RosterFinding(line, "", problem, fix));
        return Optional.empty();
    }

    private Map<RosterField, String> values(List<String> cells, String text) {
        var values = new EnumMap<RosterField, String>(RosterField.class);
        layout.columns().forEach((field, column) -> values.put(field, value(column, cells, text)));
        return values;
    }

    private String value(Column column, List<String> cells, String text) {
        return switch (column.source()) {
            case CONSTANT -> column.name();
            case NAMED -> cell(cells, header.getOrDefault(column.name(), cells.size()));
            case NUMBERED -> cell(cells, column.index());
            case POSITIONED ->
                text.substring(Math.min(column.index(), text.length()), Math.min(column.end(), text.length()));
        };
    }

    private static String cell(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    /** The next line; of one that is too long only the beginning, so that no line fills the memory. */
    private Optional<String> next() throws IOException {
        var text = new StringBuilder();
        int c = in.read();
        if (c < 0) return Optional.empty();
        line++;
        for (; c >= 0 && c != '\n'; c = in.read()) if (text.length() <= LINE_MAX) text.append((char) c);
        if (!text.isEmpty() && text.charAt(text.length() - 1) == '\r') text.setLength(text.length() - 1);
        if (line == 1 && !text.isEmpty() && text.charAt(0) == '\uFEFF') text.deleteCharAt(0);
        return Optional.of(text.toString());
    }
}
