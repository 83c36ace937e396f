package io.x12gateway.edi.tool;

import io.x12gateway.edi.tool.CompanionGuide.Page;
import io.x12gateway.edi.tool.CompanionGuide.Row;

/** Plain text, indented. */
final class TextPage implements Page {
    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    @Override
    public void begin(String title) {
        text.append(title).append('\n');
    }

    @Override
    public void heading(int depth, String name, String use) {
        if (name.startsWith("Loop ")) text.append('\n');
        line(depth, name + "  [" + use + "]");
    }

    @Override
    public void row(int depth, Row row) {
        var head = "%-9s %s  %-14s %s".formatted(row.name(), row.usage(), row.type(), row.title());
        line(depth, head.stripTrailing());
        codes(depth + 6, row.codes());
    }

    private void codes(int depth, String codes) {
        var line = new StringBuilder();
        for (var code : codes.split(" ", -1)) {
            if (line.length() + code.length() >= WIDTH - depth * 2) {
                line(depth, line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(code);
        }
        if (!line.isEmpty()) line(depth, line.toString());
    }

    @Override
    public void close() {
        // a heading follows, and says enough
    }

    @Override
    public void say(int depth, String sentence) {
        line(depth, sentence);
    }

    private void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }

    @Override
    public String end() {
        return text.toString();
    }
}
