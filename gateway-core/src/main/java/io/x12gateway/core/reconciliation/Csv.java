package io.x12gateway.core.reconciliation;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Writes rows of CSV. What a spreadsheet would take for a formula is made a text: names of files are their senders' own.
 */
final class Csv {
    private static final String FORMULAS = "=+-@\t\r";
    private final StringBuilder text = new StringBuilder();

    /** Texts, amounts and empty cells. */
    Csv row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) text.append(',');
            text.append(cell(cells[i]));
        }
        text.append("\r\n");
        return this;
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

    String text() {
        return text.toString();
    }
}
