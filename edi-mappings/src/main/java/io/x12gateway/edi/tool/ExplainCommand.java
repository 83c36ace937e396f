package io.x12gateway.edi.tool;

import io.x12gateway.edi.X12;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code x12 explain FILE...}: every finding with its segment and a caret under the fault. Shows the file's data. */
@Command(name = "explain", description = "Shows every finding in its segment. Prints data of the file.")
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    Judging judging = new Judging();

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files; without one, or as -, standard input.")
    List<String> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    private final Terminal terminal = Terminal.here();

    @Override
    public Integer call() {
        int exit = X12Tool.VALID;
        for (var file : files.isEmpty() ? List.of(Input.STANDARD) : files) exit = Math.max(exit, explain(file));
        return exit;
    }

    private int explain(String name) {
        try (var input = Input.of(name)) {
            return explain(input);
        } catch (IOException e) {
            spec.commandLine().getErr().println(name + ": " + FileVerdict.because(e));
            return X12Tool.UNREADABLE;
        }
    }

    private int explain(Input input) throws IOException {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        try (var in = Progress.over(input.open(), input.name(), input.sizeBytes(), terminal, err);
                var channel = input.channel()) {
            var verdict = new FileVerdict(input.name(), judging.report(in), "");
            out.println(verdict.path() + ": " + verdict.verdictName());
            X12.standard().explain(channel, verdict.report(), out);
            return verdict.exitCode();
        } finally {
            out.flush();
        }
    }
}
