package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the text form of a {@link Profile}: one setting a line, {@code key = value}. */
final class ProfileReading {
    private final String text;
    private final List<String> faults = new ArrayList<>();
    private final List<Profile.Rule> rules = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private Set<Level> levels = EnumSet.allOf(Level.class);
    private String name = "";
    private boolean notesTold;
    private int line;

    ProfileReading(String text) {
        this.text = text;
    }

    Profile read() throws ProfileException {
        text.lines().forEach(this::line);
        if (!faults.isEmpty()) throw new ProfileException(faults);
        return new Profile(name, levels, notesTold, rules);
    }

    private void line(String raw) {
        line++;
        int comment = raw.indexOf('#');
        var setting = (comment < 0 ? raw : raw.substring(0, comment)).strip();
        if (setting.isEmpty()) return;
        int equals = setting.indexOf('=');
        if (equals < 0) {
            fault("\"" + setting + "\" is no setting; write \"key = value\"");
            return;
        }
        var key = setting.substring(0, equals).strip().replaceAll("\\s+", " ");
        var value = setting.substring(equals + 1).strip();
        var before = lines.putIfAbsent(key, line);
        if (before != null) fault("%s is set a second time; line %d has it already".formatted(key, before));
        switch (key) {
            case "name" -> name = value;
            case "levels" -> levels(value);
            case "notes" -> notes(value);
            default -> rule(key, value);
        }
    }

    private void notes(String value) {
        switch (value) {
            case "told" -> notesTold = true;
            case "kept" -> notesTold = false;
            default -> fault("notes is \"" + value + "\"; it must be told or kept");
        }
    }

    private void levels(String value) {
        levels = EnumSet.of(Level.INTERCHANGE);
        for (var part : value.split("[, ]+")) {
            var ends = part.split("-", -1);
            int from = level(ends[0]);
            int to = ends.length == 2 ? level(ends[1]) : from;
            if (from == 0 || to < from || ends.length > 2) {
                fault("levels holds \"" + part + "\"; it must name SNIP levels 1 to 7, such as 1-5 or 1, 2, 4");
                return;
            }
            for (int i = from; i <= to; i++) levels.add(Level.valueOf("SNIP" + i));
        }
        if (!levels.contains(Level.SNIP1) || !levels.contains(Level.SNIP2))
            fault("levels leaves out 1 or 2; these are always judged");
    }

    private static int level(String text) {
        return text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '7' ? text.charAt(0) - '0' : 0;
    }

    private void rule(String key, String value) {
        int at = key.indexOf(" at ");
        var place = at < 0 ? "" : key.substring(at + 4);
        var what = (at < 0 ? key : key.substring(0, at)).split(" ");
        if (what.length > 2) {
            fault(key
                    + " is no key; write a finding code, with a transaction set before it and \"at\" a place after it");
            return;
        }
        var type = what.length == 2 ? type(what[0]) : Optional.<TransactionType>empty();
        var code = code(what[what.length - 1]);
        var severity = severity(key, value);
        var until = until(key, value);
        if (code.isEmpty() || severity.isEmpty() || what.length == 2 && type.isEmpty()) return;
        if (Profile.fixed(code.get()))
            fault(key + " can't be lowered or raised: where it is wrong, data would be read in the wrong place");
        else rules.add(new Profile.Rule(code.get(), type, place, severity.get(), until));
    }

    private Optional<TransactionType> type(String label) {
        for (var type : TransactionType.values()) if (type.toString().equals(label)) return Optional.of(type);
        var all = Arrays.stream(TransactionType.values())
                .map(TransactionType::toString)
                .collect(Collectors.joining(", "));
        fault(label + " is no transaction set; there are " + all);
        return Optional.empty();
    }

    private Optional<FindingCode> code(String label) {
        for (var code : FindingCode.values()) if (code.name().equals(label)) return Optional.of(code);
        fault(label + " is no setting and no finding code" + nearest(label));
        return Optional.empty();
    }

    private static String nearest(String label) {
        var wanted = label.toUpperCase(Locale.ROOT);
        return Arrays.stream(FindingCode.values())
                .map(FindingCode::name)
                .filter(name -> distance(name, wanted) <= 3)
                .min((a, b) -> distance(a, wanted) - distance(b, wanted))
                .map(name -> "; is " + name + " meant?")
                .orElse("; docs/reference/errors.md lists them");
    }

    /** How many letters must be added, removed or changed to make one of the other. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private Optional<Severity> severity(String key, String value) {
        var word = value.split("\\s+")[0];
        for (var severity : Severity.values()) if (severity.name().equalsIgnoreCase(word)) return Optional.of(severity);
        fault(key + " is \"" + value + "\"; it must be error or warning, such as \"warning until 2027-03-31\"");
        return Optional.empty();
    }

    private Optional<LocalDate> until(String key, String value) {
        var words = value.split("\\s+");
        if (words.length == 1) return Optional.empty();
        try {
            if (words.length == 3 && words[1].equals("until")) return Optional.of(LocalDate.parse(words[2]));
        } catch (DateTimeException e) {
            fault(key + " ends \"" + words[2] + "\", which is no date such as 2027-03-31");
            return Optional.empty();
        }
        fault(key + " is \"" + value + "\"; after the severity only \"until\" and a date may stand");
        return Optional.empty();
    }

    private void fault(String what) {
        faults.add("line " + line + ": " + what);
    }
}
