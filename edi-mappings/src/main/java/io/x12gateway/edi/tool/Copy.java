package io.x12gateway.edi.tool;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.function.Predicate;

/** Where a changed copy goes: never over the file it was made of, and over another one only if that is wanted. */
final class Copy {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the copy goes, - for standard output.%n"
                    + "Default: beside the file, or standard output for standard input.")
    @Nullable
    String output;

    @Option(names = "--force", description = "Write over a file that is there already.")
    boolean force;

    /** Writes a whole copy, or nothing. */
    interface Writing<R> {
        R to(Path file) throws IOException;
    }

    /** Whether the copy goes to standard output, so that words have to go elsewhere. */
    boolean streams(Input input) {
        return output == null ? input.temporary() : output.equals(Input.STANDARD);
    }

    /** Where the copy will stand. */
    Path target(Input input, String mark) {
        return output == null ? named(input.file(), mark) : Path.of(output);
    }

    /** {@code claims.edi} becomes {@code claims.fixed.edi}. */
    static Path named(Path file, String mark) {
        var name = Objects.requireNonNull(file.getFileName(), "a directory has no copy")
                .toString();
        int dot = name.lastIndexOf('.');
        var changed = dot <= 0 ? name + "." + mark : name.substring(0, dot) + "." + mark + name.substring(dot);
        return file.resolveSibling(changed);
    }

    /** @throws IOException before anything is written, if the copy may not stand there */
    void check(Input input, String mark) throws IOException {
        if (streams(input)) return;
        var target = target(input, mark);
        if (!Files.exists(target)) return;
        if (Files.isSameFile(target, input.file()))
            throw new FileAlreadyExistsException(target + " is the file itself; name another one with --output");
        if (!force) throw new FileAlreadyExistsException(target + " is there already; --force writes over it");
    }

    /** Lets {@code writing} make the copy in a file of its own, then puts it in its place. */
    <R> R write(Input input, String mark, Writing<R> writing) throws IOException {
        return writeUnless(input, mark, writing, made -> false);
    }

    /** The same, but a copy that is {@code needless} is thrown away; to standard output goes the file itself then. */
    <R> R writeUnless(Input input, String mark, Writing<R> writing, Predicate<R> needless) throws IOException {
        check(input, mark);
        var target = target(input, mark);
        var draft = streams(input)
                ? Files.createTempFile("x12-", ".copy")
                : Files.createTempFile(directory(target), ".x12-", ".copy");
        try {
            var result = writing.to(draft);
            boolean kept = !needless.test(result);
            if (streams(input)) print(kept ? draft : input.file());
            else if (kept) Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            return result;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Path directory(Path target) {
        var parent = target.toAbsolutePath().getParent();
        return Objects.requireNonNull(parent, "a file stands in a directory");
    }

    /** Byte for byte: a writer would have its own idea of letters beyond ASCII. */
    private static void print(Path draft) throws IOException {
        Files.copy(draft, System.out);
        System.out.flush();
    }
}
