package io.x12gateway.core.partner;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The keys of one mapping in a partner document. Whatever is wrong is a {@link DocumentFault} of its line. */
final class DocumentFields {
    private final String what;
    private final Map<String, DocumentNode> entries;
    private final int line;

    private DocumentFields(String what, Map<String, DocumentNode> entries, int line) {
        this.what = what;
        this.entries = entries;
        this.line = line;
    }

    /** @param what with its article, as in messages: {@code an agreement} */
    static DocumentFields of(DocumentNode node, String what, DocumentKeys known) {
        if (!(node instanceof DocumentNode.Keys keys))
            throw new DocumentFault(node.line(), what + " is not a mapping of " + known.list());
        keys.entries().forEach((key, value) -> {
            if (!known.list().contains(key))
                throw new DocumentFault(
                        value.line(), what + " has the unknown key '" + key + "'; known here are " + known.list());
        });
        return new DocumentFields(what, keys.entries(), keys.line());
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(entries.get(key)).map(node -> scalar(node, key));
    }

    String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    String required(String key) {
        return text(key).orElseThrow(() -> new DocumentFault(line, what + " has no '" + key + "'"));
    }

    <T> T required(String key, Function<String, T> meaning) {
        var text = required(key);
        return at(lineOf(key), () -> meaning.apply(text));
    }

    <T> Optional<T> optional(String key, Function<String, T> meaning) {
        return text(key).map(text -> at(lineOf(key), () -> meaning.apply(text)));
    }

    LocalDate day(String key) {
        return required(key, text -> dayOf(key, text));
    }

    Optional<LocalDate> optionalDay(String key) {
        return optional(key, text -> dayOf(key, text));
    }

    boolean flag(String key, boolean otherwise) {
        return optional(key, text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(key + " '" + text + "' is neither true nor false");
                })
                .orElse(otherwise);
    }

    OptionalInt number(String key) {
        return optional(key, text -> OptionalInt.of(Math.toIntExact(whole(key, text))))
                .orElse(OptionalInt.empty());
    }

    OptionalLong bigNumber(String key) {
        return optional(key, text -> OptionalLong.of(whole(key, text))).orElse(OptionalLong.empty());
    }

    <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
        return optional(key, text -> word(key, type, text)).orElse(otherwise);
    }

    /** Each item of a list, read by {@code meaning}; none if the key is not there. */
    <T> List<T> each(String key, Function<DocumentNode, T> meaning) {
        var node = entries.get(key);
        if (node == null) return List.of();
        if (!(node instanceof DocumentNode.Items items)) throw new DocumentFault(node.line(), key + " is not a list");
        return items.items().stream()
                .map(item -> at(item.line(), () -> meaning.apply(item)))
                .toList();
    }

    <T> List<T> eachText(String key, Function<String, T> meaning) {
        return each(key, item -> meaning.apply(scalar(item, key)));
    }

    List<String> texts(String key) {
        return eachText(key, text -> text);
    }

    <T> Optional<T> inner(String key, Function<DocumentNode, T> meaning) {
        return Optional.ofNullable(entries.get(key)).map(node -> at(node.line(), () -> meaning.apply(node)));
    }

    /** Makes something of several keys; what it refuses is a fault of the mapping as a whole. */
    <T> T made(Supplier<T> of) {
        return at(line, of);
    }

    static <E extends Enum<E>> E word(String key, Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> written(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " '" + text + "' is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(DocumentFields::written)
                                .collect(Collectors.joining(", "))));
    }

    static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private int lineOf(String key) {
        var node = entries.get(key);
        return node == null ? line : node.line();
    }

    private static String scalar(DocumentNode node, String key) {
        if (node instanceof DocumentNode.Text text) return text.value();
        throw new DocumentFault(node.line(), key + " is not a single value");
    }

    private static LocalDate dayOf(String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(key + " '" + text + "' is not a day such as 2026-12-31", e);
        }
    }

    private static long whole(String key, String text) {
        try {
            return Long.parseLong(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " '" + text + "' is not a whole number", e);
        }
    }

    private static <T> T at(int line, Supplier<T> of) {
        try {
            return of.get();
        } catch (DocumentFault e) {
            throw e;
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new DocumentFault(line, String.valueOf(e.getMessage()));
        }
    }
}
