package io.x12gateway.edi.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code x12 validate [--json] PATH...}: files, directories with all below them, or {@code -} for standard input. */
@Command(
        name = "validate",
        description = "Prints a verdict per file. Exit 0: all valid, 1: some invalid, 2: some unreadable.")
final class ValidateCommand implements Callable<Integer> {
    @Option(names = "--json", description = "One JSON object per file and line.")
    boolean json;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "File, directory, or - for standard input.")
    List<String> paths = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        int exit = X12Tool.VALID;
        for (var path : paths) exit = Math.max(exit, judge(path));
        return exit;
    }

    private int judge(String path) {
        if (path.equals("-")) return tell(standardInput());
        var file = Path.of(path);
        if (!Files.isDirectory(file)) return tell(file(file));
        int exit = X12Tool.VALID;
        try (Stream<Path> below = Files.walk(file)) {
            for (var each : below.filter(Files::isRegularFile).sorted().toList())
                exit = Math.max(exit, tell(file(each)));
        } catch (IOException e) {
            exit = tell(FileVerdict.unreadable(path, "the directory can't be read: " + e.getMessage()));
        }
        return exit;
    }

    private static FileVerdict standardInput() {
        try {
            return FileVerdict.of("-", System.in);
        } catch (IOException e) {
            return FileVerdict.unreadable("-", "standard input can't be read: " + e.getMessage());
        }
    }

    private static FileVerdict file(Path file) {
        try (var in = Files.newInputStream(file)) {
            return FileVerdict.of(file.toString(), in);
        } catch (IOException e) {
            return FileVerdict.unreadable(file.toString(), "the file can't be read: " + e.getMessage());
        }
    }

    private int tell(FileVerdict verdict) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? VerdictJson.line(verdict) : VerdictText.of(verdict));
        out.flush();
        return verdict.exitCode();
    }
}
