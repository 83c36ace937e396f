package io.x12gateway.edi.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a roster says what: the columns of a CSV file by name or number, or of a fixed-width file by position, the date
 * format and the values that are the same in every row. Read from a small text file, see docs/reference/rosters.md.
 */
public final class RosterLayout {
    private static final Pattern LINE = Pattern.compile("([A-Za-z-]+)\\s*=\\s*(.*)");
    private static final Pattern POSITIONS = Pattern.compile("(\\d{1,4})-(\\d{1,4})");
    private static final Pattern DATE_FORMAT = Pattern.compile("(CCYY|MM|DD|[-/. ])+");
    private static final int ROWS_MAX = 5000;

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "format", "csv",
            "separator", ",",
            "header", "yes",
            "date", "CCYYMMDD",
            "rows-per-transaction", "99"));
    private final Map<RosterField, Column> columns = new EnumMap<>(RosterField.class);

    /**
     * Where a field's value comes from.
     *
     * @param name for findings
     * @param index from 0; first character of a fixed-width column
     * @param end after the last character of a fixed-width column
     */
    record Column(Source source, String name, int index, int end) {}

    /** How a column is found. */
    enum Source {
        NAMED,
        NUMBERED,
        POSITIONED,
        CONSTANT
    }

    private RosterLayout() {}

    /** The built-in layouts, by set ({@code 270} or {@code 276}): CSV with a header line. */
    public static RosterLayout standard(String set) {
        var resource = "/mapping/roster/" + set + ".layout";
        try (var in = RosterLayout.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalArgumentException("there is no built-in layout for " + set);
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LayoutException e) {
            throw new IllegalStateException(resource, e);
        }
    }

    public static RosterLayout parse(String text) throws LayoutException {
        var layout = new RosterLayout();
        int number = 0;
        for (var raw : text.lines().toList()) {
            number++;
            var line = raw.strip();
            if (!line.isEmpty() && !line.startsWith("#")) layout.take(number, line);
        }
        layout.check();
        return layout;
    }

    private void take(int number, String line) throws LayoutException {
        var match = LINE.matcher(line);
        if (!match.matches()) throw new LayoutException(number, "expected NAME = VALUE");
        var name = match.group(1);
        var value = match.group(2).strip();
        if (settings.containsKey(name)) {
            settings.put(name, value);
            return;
        }
        var field = RosterField.of(name)
                .orElseThrow(() -> new LayoutException(
                        number,
                        "there is no setting or field '" + name + "'; fields are " + String.join(", ", labels())));
        if (columns.put(field, column(number, value)) != null) {
            throw new LayoutException(number, "'" + name + "' is said twice");
        }
    }

    static List<String> labels() {
        var labels = new ArrayList<String>();
        for (var field : RosterField.values()) labels.add(field.label());
        return labels;
    }

    private static Column column(int number, String value) throws LayoutException {
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            return new Column(Source.CONSTANT, value.substring(1, value.length() - 1), 0, 0);
        }
        var positions = POSITIONS.matcher(value);
        if (positions.matches()) {
            int from = Integer.parseInt(positions.group(1));
            int to = Integer.parseInt(positions.group(2));
            if (from < 1 || to < from) throw new LayoutException(number, "positions count from 1 and go upwards");
            return new Column(Source.POSITIONED, value, from - 1, to);
        }
        if (value.matches("\\d{1,3}")) {
            int index = Integer.parseInt(value);
            if (index < 1) throw new LayoutException(number, "columns count from 1");
            return new Column(Source.NUMBERED, value, index - 1, 0);
        }
        if (value.isEmpty()) throw new LayoutException(number, "the column is missing");
        return new Column(Source.NAMED, value, 0, 0);
    }

    private void check() throws LayoutException {
        if (!isFixed() && !setting("format").equals("csv")) throw new LayoutException(0, "format is csv or fixed");
        if (setting("separator").length() != 1 && !setting("separator").equals("tab")) {
            throw new LayoutException(0, "separator is one character, or tab");
        }
        if (!List.of("yes", "no").contains(setting("header"))) throw new LayoutException(0, "header is yes or no");
        if (!DATE_FORMAT.matcher(dateFormat()).matches()
                || !List.of("CCYY", "MM", "DD").stream()
                        .allMatch(part -> dateFormat().contains(part))) {
            throw new LayoutException(0, "date is made of CCYY, MM, DD and signs between, such as MM/DD/CCYY");
        }
        var rows = setting("rows-per-transaction");
        if (!rows.matches("\\d{1,4}") || rowsPerTransaction() < 1 || rowsPerTransaction() > ROWS_MAX) {
            throw new LayoutException(0, "rows-per-transaction is 1 to " + ROWS_MAX);
        }
        for (var column : columns.values()) check(column);
        if (columns.isEmpty()) throw new LayoutException(0, "no field is given a column");
    }

    private void check(Column column) throws LayoutException {
        boolean positioned = column.source() == Source.POSITIONED;
        if (column.source() == Source.CONSTANT || positioned == isFixed()) {
            if (column.source() != Source.NAMED || hasHeader()) return;
            throw new LayoutException(0, "without a header columns are numbers, not '" + column.name() + "'");
        }
        throw new LayoutException(
                0,
                isFixed()
                        ? "a fixed-width column is a position such as 1-20, not '" + column.name() + "'"
                        : "a CSV column is a name or a number, not '" + column.name() + "'");
    }

    private String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    boolean isFixed() {
        return setting("format").equals("fixed");
    }

    boolean hasHeader() {
        return setting("header").equals("yes") && !isFixed();
    }

    char separator() {
        return setting("separator").equals("tab") ? '\t' : setting("separator").charAt(0);
    }

    String dateFormat() {
        return setting("date");
    }

    int rowsPerTransaction() {
        return Integer.parseInt(setting("rows-per-transaction"));
    }

    Map<RosterField, Column> columns() {
        return columns;
    }

    /** The name of a field's column, for findings. */
    String name(RosterField field) {
        return Optional.ofNullable(columns.get(field))
                .filter(column -> column.source() != Source.CONSTANT)
                .map(Column::name)
                .orElse(field.label());
    }
}
