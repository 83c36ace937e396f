package io.x12gateway.edi.tool;

import io.x12gateway.edi.tool.CompanionGuide.Page;
import io.x12gateway.edi.tool.CompanionGuide.Row;

/** Markdown: a heading per loop and segment, a table of its elements. */
final class MarkdownPage implements Page {
    private static final int DEEPEST = 6;

    private final StringBuilder text = new StringBuilder();
    private boolean table;

    @Override
    public void begin(String title) {
        text.append("# ").append(title).append("\n\n");
    }

    @Override
    public void heading(int depth, String name, String use) {
        text.append("#".repeat(Math.min(DEEPEST, depth + 2)))
                .append(' ')
                .append(escaped(name))
                .append(" (")
                .append(use)
                .append(")\n\n");
    }

    @Override
    public void row(int depth, Row row) {
        if (!table) text.append("| element | use | type | what it is | codes |\n|---|---|---|---|---|\n");
        table = true;
        text.append("| %s | %s | %s | %s | %s |%n"
                .formatted(row.name(), row.usage(), row.type(), escaped(row.title()), row.codes()));
    }

    @Override
    public void close() {
        if (table) text.append('\n');
        table = false;
    }

    @Override
    public void say(int depth, String sentence) {
        text.append(sentence).append("\n\n");
    }

    private static String escaped(String words) {
        return words.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
    }

    @Override
    public String end() {
        return text.toString();
    }
}
