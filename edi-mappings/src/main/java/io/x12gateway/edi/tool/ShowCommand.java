package io.x12gateway.edi.tool;

import io.x12gateway.edi.envelope.InterchangeScanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code x12 show FILE}: the file as a tree of envelopes, loops, segments and elements. */
@Command(
        name = "show",
        description = "Shows a file as a tree, with the names that the guide gives to loops, segments and elements."
                + " Judges nothing. Exit 0: shown, 2: unreadable.")
final class ShowCommand implements Callable<Integer> {
    @Option(names = "--mask", description = "Hide names, ids, addresses, dates and free text.")
    boolean mask;

    @Option(names = "--brief", description = "Leave out the elements: one line per segment.")
    boolean brief;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files; without one, or as -, standard input.")
    List<String> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        int exit = X12Tool.VALID;
        for (var file : files.isEmpty() ? List.of(Input.STANDARD) : files) exit = Math.max(exit, show(file));
        return exit;
    }

    private int show(String file) {
        var out = spec.commandLine().getOut();
        try (var in = open(file)) {
            if (files.size() > 1) out.println(file);
            var tree = new Tree(out, Terminal.here(), mask, brief);
            new InterchangeScanner().scan(in, tree);
            if (tree.interchanges() > 0) return X12Tool.VALID;
            spec.commandLine().getErr().println(file + ": no X12 interchange is in it");
        } catch (IOException e) {
            spec.commandLine().getErr().println(file + ": " + FileVerdict.because(e));
        } finally {
            out.flush();
        }
        return X12Tool.UNREADABLE;
    }

    private static InputStream open(String file) throws IOException {
        return file.equals(Input.STANDARD)
                ? new BufferedInputStream(System.in)
                : Input.of(file).open();
    }
}
