package io.x12gateway.load;

import java.util.List;

/** A table in Markdown, aligned for reading as it is. */
final class Table {
    private static final List<String> HEAD =
            List.of("what", "wanted", "measured", "p50 ms", "p99 ms", "CPU us each", "processors busy", "verdict");

    private Table() {}

    static String of(List<Row> rows) {
        var cells = rows.stream().map(Row::cells).toList();
        var widths = new int[HEAD.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            int widest = cells.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
            widths[i] = Math.max(widest, HEAD.get(i).length());
        }
        var text = new StringBuilder(line(HEAD, widths)).append('|');
        for (int width : widths) text.append("-".repeat(width + 2)).append('|');
        text.append('\n');
        for (var row : cells) text.append(line(row, widths));
        return text.toString();
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++)
            line.append(' ')
                    .append(cells.get(i))
                    .append(" ".repeat(widths[i] - cells.get(i).length()))
                    .append(" |");
        return line.append('\n').toString();
    }
}
