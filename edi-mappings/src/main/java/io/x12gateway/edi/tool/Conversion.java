package io.x12gateway.edi.tool;

import io.x12gateway.edi.mapping.JsonInputException;
import io.x12gateway.edi.mapping.UnmappableException;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;

/** One file in, one file out. The file given with {@code -o} appears only when all of it is written. */
abstract class Conversion implements Callable<Integer> {
    private static final int BUFFER_BYTES = 1 << 16;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Default: standard output.")
    Path output = Path.of("");

    @Parameters(paramLabel = "PATH", arity = "0..1", description = "A file, or - for standard input.")
    String path = Input.STANDARD;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    /** @return the exit code */
    abstract int convert(Input in, OutputStream out)
            throws IOException, UnmappableException, JsonInputException, UnreadableTransactionException;

    @Override
    public Integer call() {
        try (var in = Input.of(path)) {
            return output.toString().isEmpty() ? toStandardOutput(in) : toFile(in);
        } catch (JsonInputException | UnreadableTransactionException e) {
            say(String.valueOf(e.getMessage()));
            return X12Tool.INVALID;
        } catch (UnmappableException e) {
            say(String.valueOf(e.getMessage()));
            return X12Tool.UNREADABLE;
        } catch (FileSystemException e) {
            boolean input = path.equals(e.getFile());
            say(input ? FileVerdict.because(e) : "the result can't be written: " + e.getMessage());
            return X12Tool.UNREADABLE;
        } catch (IOException e) {
            say("can't be read or written: " + e.getMessage());
            return X12Tool.UNREADABLE;
        }
    }

    private int toStandardOutput(Input in)
            throws IOException, UnmappableException, JsonInputException, UnreadableTransactionException {
        var out = new BufferedOutputStream(System.out, BUFFER_BYTES);
        int code = convert(in, out);
        out.flush();
        return code;
    }

    private int toFile(Input in)
            throws IOException, UnmappableException, JsonInputException, UnreadableTransactionException {
        var target = output.toAbsolutePath();
        var parent = target.getParent();
        if (parent == null || Files.isDirectory(target)) throw new IOException(output + " is no file");
        var unfinished = Files.createTempFile(parent, ".x12-", ".part");
        try {
            int code;
            try (var out = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER_BYTES)) {
                code = convert(in, out);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            return code;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    final void say(String what) {
        spec.commandLine().getErr().println((path.equals(Input.STANDARD) ? "standard input" : path) + ": " + what);
    }
}
