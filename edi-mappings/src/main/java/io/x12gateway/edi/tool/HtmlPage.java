package io.x12gateway.edi.tool;

import io.x12gateway.edi.tool.CompanionGuide.Page;
import io.x12gateway.edi.tool.CompanionGuide.Row;

/** One HTML page that needs nothing else. */
final class HtmlPage implements Page {
    private static final int DEEPEST = 6;

    private final StringBuilder text = new StringBuilder();
    private boolean table;

    @Override
    public void begin(String title) {
        text.append("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title><style>
                body { font: 15px/1.5 sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em }
                table { border-collapse: collapse; margin: .3em 0 1em } td, th { text-align: left; padding: .15em .8em .15em 0;
                vertical-align: top; border-bottom: 1px solid #ddd } small { font-weight: normal; color: #555 }
                </style></head><body>
                <h1>%s</h1>
                """.formatted(escaped(title), escaped(title)));
    }

    @Override
    public void heading(int depth, String name, String use) {
        int level = Math.min(DEEPEST, depth + 2);
        text.append("<h%d>%s <small>%s</small></h%d>%n".formatted(level, escaped(name), escaped(use), level));
    }

    @Override
    public void row(int depth, Row row) {
        if (!table) text.append("<table><tr><th>element<th>use<th>type<th>what it is<th>codes\n");
        table = true;
        text.append("<tr><td>%s<td>%s<td>%s<td>%s<td>%s%n"
                .formatted(
                        escaped(row.name()),
                        row.usage(),
                        escaped(row.type()),
                        escaped(row.title()),
                        escaped(row.codes())));
    }

    @Override
    public void close() {
        if (table) text.append("</table>\n");
        table = false;
    }

    @Override
    public void say(int depth, String sentence) {
        text.append("<p>").append(escaped(sentence)).append("</p>\n");
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String end() {
        return text.append("</body></html>\n").toString();
    }
}
