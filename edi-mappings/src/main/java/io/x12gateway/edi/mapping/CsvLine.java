package io.x12gateway.edi.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cells of one line of CSV (RFC 4180). A cell never goes over the end of its line, so a quote that is not closed
 * spoils one line and no more.
 */
final class CsvLine {
    private static final int CELLS_MAX = 500;

    private CsvLine() {}

    /** Empty if the quotes do not match or there are more than {@value #CELLS_MAX} cells. */
    static Optional<List<String>> cells(String line, char separator) {
        var cells = new ArrayList<String>();
        int at = 0;
        while (true) {
            if (cells.size() == CELLS_MAX) return Optional.empty();
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            int end = quoted ? closing(line, at + 1) : next(line, separator, at);
            if (end < 0) return Optional.empty();
            cells.add(quoted ? line.substring(at + 1, end).replace("\"\"", "\"") : line.substring(at, end));
            if (quoted) end++;
            if (end == line.length()) return Optional.of(cells);
            if (line.charAt(end) != separator) return Optional.empty();
            at = end + 1;
        }
    }

    private static int next(String line, char separator, int from) {
        int at = line.indexOf(separator, from);
        return at < 0 ? line.length() : at;
    }

    private static int closing(String line, int from) {
        for (int at = from; at < line.length(); at++) {
            if (line.charAt(at) != '"') continue;
            if (at + 1 < line.length() && line.charAt(at + 1) == '"') at++;
            else return at;
        }
        return -1;
    }
}
