package io.x12gateway.edi.tool;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.synthesis.Defect;
import io.x12gateway.edi.synthesis.Synthesis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code x12 generate --type 835 --claims 10000 --seed 7}: invented files of any size, spoiled on request. */
@Command(
        name = "generate",
        description =
                "Writes invented, valid, balanced X12; the same seed gives the same bytes. Patients are synthetic.")
final class GenerateCommand implements Callable<Integer> {
    @Option(names = "--type", required = true, paramLabel = "SET", description = "270, 271, 276, 277, 835, 999, ...")
    String type = "";

    @Option(
            names = "--claims",
            defaultValue = "10",
            paramLabel = "N",
            description = "Claims; patients of a 270 or 271; answered sets of a 999. Default ${DEFAULT-VALUE}.")
    int claims = 10;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Default ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(
            names = "--transactions",
            paramLabel = "N",
            description = "Transaction sets that share the claims. Default: one for every 500 claims.")
    int transactions;

    @Option(names = "--groups", defaultValue = "1", paramLabel = "N", description = "Groups that share the sets.")
    int groups = 1;

    @Option(
            names = "--defects",
            split = ",",
            paramLabel = "KIND",
            description = "What to spoil: ${COMPLETION-CANDIDATES}; or all.",
            completionCandidates = DefectNames.class)
    List<String> defects = List.of();

    @Option(
            names = "--rate",
            defaultValue = "0.01",
            paramLabel = "R",
            description = "How many of the places get a defect, 0 to 1. Default ${DEFAULT-VALUE}.")
    double rate = 0.01;

    @Option(names = "--one-line", description = "No line breaks after the segment terminators.")
    boolean oneLine;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Default: standard output.")
    Path output = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        var order = order();
        try {
            if (output.toString().isEmpty()) write(order, System.out);
            else
                try (var out = Files.newOutputStream(output)) {
                    write(order, out);
                }
            return X12Tool.VALID;
        } catch (IOException e) {
            spec.commandLine().getErr().println("the file can't be written: " + e.getMessage());
            return X12Tool.UNREADABLE;
        }
    }

    private static void write(Synthesis order, OutputStream out) throws IOException {
        order.writeTo(out);
        out.flush();
    }

    private Synthesis order() {
        try {
            var order = Synthesis.of(set(), claims, seed);
            if (transactions != 0) order = order.inTransactions(transactions);
            order = order.inGroups(groups);
            if (oneLine) order = order.withoutLineBreaks();
            return defects.isEmpty() ? order : order.with(chosen(order.type()), rate);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private TransactionType set() {
        return Synthesis.types().stream()
                .filter(each -> each.toString().equalsIgnoreCase(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no " + type + " can be generated; choose from " + names(Synthesis.types())));
    }

    private Set<Defect> chosen(TransactionType type) {
        var chosen = new LinkedHashSet<Defect>();
        for (var name : defects)
            if (name.equals("all")) chosen.addAll(Defect.of(type));
            else chosen.add(Defect.named(name));
        return chosen;
    }

    /** What stands behind {@code --defects} in the help. */
    static final class DefectNames extends ArrayList<String> {
        DefectNames() {
            super(Arrays.stream(Defect.values()).map(Defect::toString).toList());
        }
    }

    private static String names(Set<TransactionType> types) {
        return types.stream().map(TransactionType::toString).sorted().collect(Collectors.joining(", "));
    }
}
