package io.x12gateway.edi.tool;

import io.x12gateway.edi.X12;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code x12 explain FILE}: every finding with its segment and a caret under the fault. Shows the file's data. */
@Command(name = "explain", description = "Shows every finding in its segment. Prints data of the file.")
final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE")
    Path file = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try {
            var bytes = Files.readAllBytes(file);
            var report = X12.standard().validate(bytes);
            var verdict = new FileVerdict(file.toString(), report, "");
            out.println(verdict.path() + ": " + verdict.verdictName());
            out.print(X12.standard().explain(bytes, report));
            out.flush();
            return verdict.exitCode();
        } catch (IOException e) {
            spec.commandLine().getErr().println(file + ": the file can't be read: " + e.getMessage());
            return X12Tool.UNREADABLE;
        }
    }
}
