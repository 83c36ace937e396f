package io.x12gateway.edi.codelist;

import io.x12gateway.edi.segment.Dates;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one list. Lines {@code # title: ...}, {@code # version: CCYYMMDD} and {@code # complete: yes|no} come first, then the
 * names of the columns, then one code per line, columns separated by tabs.
 */
final class CodeListReader {
    private static final String COLUMNS = "code\tfrom\tuntil\tflags\twords";
    private static final String ENDED = "ended";
    private static final int CODE_MAX = 30;

    private final String id;
    private final String file;
    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, Code> codes = new LinkedHashMap<>();
    private boolean columns;
    private int line;

    private CodeListReader(String id, String file) {
        this.id = id;
        this.file = file;
    }

    static CodeList read(String id, String file, String text) {
        return new CodeListReader(id, file).read(text);
    }

    private CodeList read(String text) {
        for (var each : text.split("\n", -1)) {
            line++;
            line(each.endsWith("\r") ? each.substring(0, each.length() - 1) : each);
        }
        var complete = named("complete");
        if (!Set.of("yes", "no").contains(complete))
            throw wrong("\"# complete:\" says \"" + complete + "\", not yes or no");
        if (codes.isEmpty()) throw wrong("there is no code in it");
        return new CodeList(
                id, named("title"), date("# version", named("version")), complete.equals("yes"), codes.values());
    }

    private void line(String text) {
        if (text.isBlank()) return;
        if (text.startsWith("#")) header(text);
        else if (columns) code(text.split("\t", -1));
        else if (text.equals(COLUMNS)) columns = true;
        else throw wrong("the columns are not named as \"" + COLUMNS.replace('\t', ' ') + "\" with tabs between them");
    }

    private void header(String text) {
        int colon = text.indexOf(':');
        if (!columns && colon > 0)
            header.put(
                    text.substring(1, colon).strip(), text.substring(colon + 1).strip());
    }

    private String named(String key) {
        var value = header.get(key);
        if (value == null || value.isEmpty())
            throw wrong("the line \"# " + key + ": ...\" is missing above the columns");
        return value;
    }

    private void code(String[] cells) {
        if (cells.length != 5)
            throw wrong("there are " + cells.length + " columns instead of 5; separate them by tabs");
        var code = cells[0];
        if (code.isBlank() || !code.strip().equals(code) || code.length() > CODE_MAX)
            throw wrong("\"" + code + "\" is no code of 1 to " + CODE_MAX + " characters without blanks around it");
        var until = cells[2];
        boolean undated = until.equals(ENDED);
        var read = new Code(
                code,
                cells[4].strip(),
                day("from", cells[1]),
                undated ? Optional.empty() : day("until", until),
                !until.isEmpty(),
                flags(cells[3]));
        if (codes.putIfAbsent(code, read) != null) throw wrong("code \"" + code + "\" stands here a second time");
    }

    private static List<String> flags(String cell) {
        return cell.isBlank()
                ? List.of()
                : Arrays.stream(cell.split(",")).map(String::strip).toList();
    }

    private Optional<LocalDate> day(String column, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(date(column, text));
    }

    private LocalDate date(String what, String text) {
        return Dates.parse(text).orElseThrow(() -> wrong(what + " is \"" + text + "\", which is no date CCYYMMDD"));
    }

    private CodeListException wrong(String problem) {
        return new CodeListException("Code list %s, line %d: %s.".formatted(file, line, problem));
    }
}
