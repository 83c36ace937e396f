package io.x12gateway.edi.benchmark;

import java.util.List;

/** A table in Markdown, aligned for reading as it is. */
final class Table {
    private Table() {}

    static void print(List<String> head, List<List<String>> rows) {
        var widths = new int[head.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
            widths[i] = Math.max(widths[i], head.get(i).length());
        }
        System.out.println(line(head, widths));
        var rule = new StringBuilder("|");
        for (int width : widths) rule.append("-".repeat(width + 2)).append('|');
        System.out.println(rule);
        for (var row : rows) System.out.println(line(row, widths));
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++)
            line.append(' ').append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length())).append(" |");
        return line.toString();
    }
}
