package io.x12gateway.edi.mapping;

import io.x12gateway.edi.codelist.Code;
import io.x12gateway.edi.codelist.CodeLists;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One column of an export and where its value comes from: {@code claim.names[QC].last} asks the claim for its names,
 * keeps those of which the first component is QC, and asks them for their last name. Several values are joined with
 * semicolons. {@code |list} behind a path gives the words of that code list instead of the code.
 *
 * @param list empty for the value itself
 */
record Column(String name, String root, List<Step> steps, String list) {
    private static final Pattern PATH =
            Pattern.compile("([A-Za-z]+)((?:\\.[A-Za-z0-9]+(?:\\[[A-Z0-9]+])?)*)(?:\\|([a-z-]+))?");
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9]+)(?:\\[([A-Z0-9]+)])?");
    private static final ConcurrentHashMap<Asked, Method> METHODS = new ConcurrentHashMap<>();

    /** @param only the first component that an entry must have; empty for all */
    private record Step(String method, String only) {}

    private record Asked(Class<?> type, String method) {}

    static Column of(String name, String path) {
        var match = PATH.matcher(path);
        if (!match.matches()) throw new IllegalArgumentException("column " + name + " has no path: " + path);
        var steps = new ArrayList<Step>();
        var step = STEP.matcher(match.group(2));
        while (step.find())
            steps.add(new Step(step.group(1), Optional.ofNullable(step.group(2)).orElse("")));
        return new Column(
                name,
                match.group(1),
                List.copyOf(steps),
                Optional.ofNullable(match.group(3)).orElse(""));
    }

    /** A text, number or date; the empty text where the scope does not reach. */
    Object value(Map<String, Object> scope) {
        var found = new ArrayList<Object>(2);
        gather(scope.get(root), found);
        for (var step : steps) {
            var next = new ArrayList<Object>(found.size());
            for (var value : found) {
                int from = next.size();
                gather(ask(value, step.method()), next);
                if (!step.only().isEmpty())
                    next.subList(from, next.size()).removeIf(entry -> !begins(entry, step.only()));
            }
            found = next;
        }
        if (!list.isEmpty()) found.replaceAll(code -> words(code.toString()));
        if (found.size() == 1) return found.getFirst();
        return found.stream()
                .map(Object::toString)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(";"));
    }

    /** Empty for a code that the list does not tell of. */
    private String words(String code) {
        return CodeLists.standard().list(list).find(code).map(Code::words).orElse("");
    }

    private static void gather(@Nullable Object value, List<Object> into) {
        switch (value) {
            case null -> {
                // the scope does not reach here
            }
            case Optional<?> maybe -> maybe.ifPresent(present -> gather(present, into));
            case List<?> values -> values.forEach(each -> gather(each, into));
            default -> into.add(value);
        }
    }

    private static boolean begins(Object entry, String only) {
        return only.equals(ask(entry, entry.getClass().getRecordComponents()[0].getName()));
    }

    private static Object ask(Object of, String method) {
        try {
            return METHODS.computeIfAbsent(new Asked(of.getClass(), method), Column::find)
                    .invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't ask a " + of.getClass().getSimpleName() + " for " + method, e);
        }
    }

    private static Method find(Asked asked) {
        try {
            var method = asked.type().getMethod(asked.method());
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a " + asked.type().getSimpleName() + " has no " + asked.method(), e);
        }
    }
}
