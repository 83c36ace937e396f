package io.x12gateway.edi.mapping;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;

/**
 * CSV as RFC 4180 wants it. A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers,
 * negative ones too, stay numbers.
 */
record CsvText(Writer out) {
    private static final String FORMULA = "=+-@\t\r\n";

    void row(List<?> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) out.write(',');
            out.write(cell(cells.get(i)));
        }
        out.write("\r\n");
    }

    static String cell(Object value) {
        if (value instanceof BigDecimal number) return number.toPlainString();
        var text = value.toString();
        if (text.isEmpty()) return text;
        var safe = isFormula(text) ? "'" + text : text;
        return needsQuotes(safe) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isFormula(String text) {
        return FORMULA.indexOf(text.charAt(0)) >= 0 && !text.matches("-?(\\d+(\\.\\d*)?|\\.\\d+)");
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') return true;
        }
        return text.startsWith(" ") || text.endsWith(" ");
    }
}
