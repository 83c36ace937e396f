package io.x12gateway.edi.tool;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.disguise.Disguise;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code x12 mask FILE}: a copy that names nobody and is as right or wrong as the file. */
@Command(
        name = "mask",
        description =
                "Writes a copy without names, ids, addresses and free text, with moved dates and every fault in its"
                        + " place. Exit 0: the copy is judged like the file, 1: it is not, 2: unreadable.")
final class MaskCommand implements Callable<Integer> {
    private static final String MARK = "masked";

    @Mixin
    Copy copy = new Copy();

    @Option(
            names = "--key",
            paramLabel = "SECRET",
            description = "The same value becomes the same other value in every file masked with this secret.%n"
                    + "Default: a random one, which is not kept.")
    @Nullable
    String key;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file; without one, or as -, standard input.")
    String file = Input.STANDARD;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        try (var input = Input.of(file)) {
            return mask(input);
        } catch (FileAlreadyExistsException e) {
            spec.commandLine().getErr().println(e.getMessage());
        } catch (IOException e) {
            spec.commandLine().getErr().println(file + ": " + FileVerdict.because(e));
        }
        return X12Tool.UNREADABLE;
    }

    private int mask(Input input) throws IOException {
        var disguise = key == null ? Disguise.random() : Disguise.keyed(key);
        var before = judged(input.file());
        var after = copy.write(input, MARK, draft -> {
            try (var out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
                disguise.apply(input::open, out);
            }
            return judged(draft);
        });
        var said = copy.streams(input)
                ? spec.commandLine().getErr()
                : spec.commandLine().getOut();
        if (!copy.streams(input)) said.println("written: " + copy.target(input, MARK));
        return compare(places(before), places(after), said);
    }

    private static ValidationReport judged(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return X12.standard().validate(in);
        }
    }

    private static List<String> places(ValidationReport report) {
        return report.allFindings().map(MaskCommand::place).toList();
    }

    /** Everything of a finding but its words, which tell values. */
    private static String place(Finding finding) {
        var at = finding.location();
        return "%s %s %s at byte %d"
                .formatted(
                        finding.severity(),
                        finding.code(),
                        at.label(),
                        at.span().offset());
    }

    private static int compare(List<String> before, List<String> after, PrintWriter said) {
        before.stream().filter(each -> !after.contains(each)).forEach(each -> said.println("no longer found: " + each));
        after.stream().filter(each -> !before.contains(each)).forEach(each -> said.println("found anew: " + each));
        said.println(
                before.equals(after)
                        ? "judged like the file: %d finding%s".formatted(before.size(), before.size() == 1 ? "" : "s")
                        : "the copy is not judged like the file; mask again with another --key");
        said.flush();
        return before.equals(after) ? X12Tool.VALID : X12Tool.INVALID;
    }
}
