package io.x12gateway.edi.tool;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.schema.Guides;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code x12 schema 270}: the guide of a transaction set, as this program judges by it. */
@Command(
        name = "schema",
        description = "Prints a companion guide of a transaction set: loops, segments, elements, codes. Without a set:"
                + " which sets there are.")
final class SchemaCommand implements Callable<Integer> {
    @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    Format format = Format.text;

    @Parameters(arity = "0..1", paramLabel = "SET", description = "Such as 270 or 835.")
    @Nullable
    String set;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    /** As they are written on the command line. */
    enum Format {
        text,
        markdown,
        html
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var wanted = set;
        if (wanted == null) {
            for (var type : TransactionType.values()) out.println(line(type));
            out.flush();
            return X12Tool.VALID;
        }
        var type = Stream.of(TransactionType.values())
                .filter(each -> each.toString().equalsIgnoreCase(wanted))
                .findFirst();
        if (type.isEmpty()) {
            var known =
                    Stream.of(TransactionType.values()).map(Object::toString).collect(Collectors.joining(", "));
            spec.commandLine().getErr().println("no set " + wanted + "; there are " + known);
            return X12Tool.UNREADABLE;
        }
        out.print(CompanionGuide.of(Guides.plan(type.get()), format));
        out.flush();
        return X12Tool.VALID;
    }

    private static String line(TransactionType type) {
        var name = type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "%-6s %-13s GS01 %s  %s".formatted(type, type.guide(), type.functionalId(), name);
    }
}
