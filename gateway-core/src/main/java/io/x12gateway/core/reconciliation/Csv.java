package io.x12gateway.core.reconciliation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows of CSV below a heading. What a spreadsheet would take for a formula is made a text: names of files are their
 * senders' own.
 */
final class Csv {
    private static final String FORMULAS = "=+-@\t\r";
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    Csv(String... columns) {
        this.columns = List.of(columns);
    }

    /** One more row; what is not said of it stays empty. */
    Row row() {
        var row = new Row();
        rows.add(row);
        return row;
    }

    /** A row being said. */
    final class Row {
        private final String[] cells = new String[columns.size()];

        private Row() {
            Arrays.fill(cells, "");
        }

        /**
         * @param value a text, a number, or what may be there
         * @throws IllegalArgumentException if the heading has no such column
         */
        Row with(String column, Object value) {
            int at = columns.indexOf(column);
            if (at < 0) throw new IllegalArgumentException("no column " + column + " among " + columns);
            cells[at] = cell(value);
            return this;
        }
    }

    String text() {
        return columns.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"))
                + rows.stream().map(row -> String.join(",", row.cells) + "\r\n").collect(Collectors.joining());
    }

    private static String cell(Object value) {
        if (value instanceof Optional<?> maybe) return maybe.map(Csv::cell).orElse("");
        if (value instanceof BigDecimal amount) return amount.toPlainString();
        if (value instanceof Number number) return number.toString();
        var cell = value.toString();
        if (!cell.isEmpty() && FORMULAS.indexOf(cell.charAt(0)) >= 0) cell = "'" + cell;
        boolean plain = cell.chars().allMatch(c -> c >= ' ' && c != ',' && c != '"');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
