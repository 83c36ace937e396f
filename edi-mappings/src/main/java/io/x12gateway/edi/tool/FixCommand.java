package io.x12gateway.edi.tool;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.Correction;
import io.x12gateway.edi.validation.Corrections.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code x12 fix FILE}: a copy in which everything is mended that can be mended without guessing. */
@Command(
        name = "fix",
        description = "Writes a copy with every fault mended that has one possible mending. Never changes the file."
                + " Exit 0: the copy is valid, 1: faults are left, 2: unreadable.")
final class FixCommand implements Callable<Integer> {
    private static final String MARK = "fixed";

    @Mixin
    Copy copy = new Copy();

    @Option(names = "--warnings", description = "Mend what rejects nothing, too.")
    boolean warnings;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file; without one, or as -, standard input.")
    String file = Input.STANDARD;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        try (var input = Input.of(file)) {
            return fix(input);
        } catch (FileAlreadyExistsException e) {
            spec.commandLine().getErr().println(e.getMessage());
        } catch (IOException e) {
            spec.commandLine().getErr().println(file + ": " + FileVerdict.because(e));
        }
        return X12Tool.UNREADABLE;
    }

    private int fix(Input input) throws IOException {
        copy.check(input, MARK);
        var said = copy.streams(input)
                ? spec.commandLine().getErr()
                : spec.commandLine().getOut();
        var correction = copy.writeUnless(
                input, MARK, draft -> X12.standard().correct(input.file(), draft, warnings), made -> !made.changed());
        tell(input, correction, said);
        said.flush();
        return new FileVerdict(input.name(), correction.report(), "").exitCode();
    }

    private void tell(Input input, Correction<Path> correction, PrintWriter said) {
        var verdict = new FileVerdict(input.name(), correction.report(), "");
        int round = 0;
        for (var changes : correction.rounds()) {
            said.println("round " + ++round + ":");
            for (var change : changes) said.println("  " + told(change));
        }
        if (!correction.changed())
            said.println(input.name() + ": "
                    + (verdict.exitCode() == X12Tool.VALID ? "valid, nothing to mend" : "nothing can be mended"));
        else if (!copy.streams(input)) said.println("written: " + copy.target(input, MARK));
        if (verdict.exitCode() != X12Tool.VALID) {
            said.println("left:");
            said.println(VerdictText.of(verdict));
        }
    }

    private static String told(Change change) {
        return change.finding().location().label() + ": " + change.told() + " ("
                + change.finding().code() + ")";
    }
}
