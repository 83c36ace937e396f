package io.x12gateway.edi.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code x12 validate [--json] PATH...}: files, directories with all below them, or standard input. */
@Command(
        name = "validate",
        description = "Prints a verdict per file. Exit 0: all valid, 1: some invalid, 2: some unreadable.")
final class ValidateCommand implements Callable<Integer> {
    @Option(names = "--json", description = "One JSON object per file and line.")
    boolean json;

    @Mixin
    Judging judging = new Judging();

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "File, directory, or - for standard input, which is also read if no path is given.")
    List<String> paths = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    private final Terminal terminal = Terminal.here();
    private final Tally tally = new Tally();

    @Override
    public Integer call() {
        var from = paths.isEmpty() ? List.of(Input.STANDARD) : paths;
        int exit = X12Tool.VALID;
        for (var path : from) exit = Math.max(exit, judge(path));
        if (!json && tally.worthTelling()) say(tally.text(terminal));
        return exit;
    }

    private int judge(String path) {
        if (path.equals(Input.STANDARD)) return tell(standardInput());
        var file = Path.of(path);
        if (!Files.isDirectory(file)) return tell(file(file));
        int exit = X12Tool.VALID;
        try {
            for (var each : FilesBelow.of(file, this::skipped)) exit = Math.max(exit, tell(file(each)));
        } catch (IOException e) {
            exit = tell(FileVerdict.unreadable(path, "the directory can't be read: " + e.getMessage()));
        }
        return exit;
    }

    private void skipped(Path path) {
        tally.skipped();
        spec.commandLine().getErr().println("skipped: " + path + " is hidden or no plain file");
    }

    private FileVerdict standardInput() {
        try {
            return new FileVerdict(Input.STANDARD, judging.report(System.in), "");
        } catch (IOException e) {
            return FileVerdict.unreadable(Input.STANDARD, "standard input can't be read: " + e.getMessage());
        }
    }

    private FileVerdict file(Path file) {
        var name = file.toString();
        var err = spec.commandLine().getErr();
        try (var in = Progress.over(Files.newInputStream(file), name, Files.size(file), terminal, err)) {
            return new FileVerdict(name, judging.report(in), "");
        } catch (IOException e) {
            return FileVerdict.unreadable(name, FileVerdict.because(e));
        }
    }

    private int tell(FileVerdict verdict) {
        tally.add(verdict);
        say(json ? VerdictJson.line(verdict) : VerdictText.of(verdict, terminal));
        return verdict.exitCode();
    }

    private void say(String text) {
        var out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
