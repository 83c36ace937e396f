package io.x12gateway.edi.tool;

import io.x12gateway.edi.codelist.CodeListException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.util.Arrays;

/** {@code x12}: what the gateway would say of a file, without a gateway. */
@Command(
        name = "x12",
        mixinStandardHelpOptions = true,
        version = "x12 0.1.0",
        description = "Judges X12 health care files.",
        subcommands = {
            ValidateCommand.class,
            ExplainCommand.class,
            AckCommand.class,
            FixCommand.class,
            MaskCommand.class,
            ShowCommand.class,
            SchemaCommand.class,
            GenerateCommand.class,
            ToJsonCommand.class,
            FromJsonCommand.class,
            ToCsvCommand.class,
            ToXmlCommand.class,
            FromRosterCommand.class,
            CommandLine.HelpCommand.class
        })
public final class X12Tool {
    /** Every file is valid. */
    public static final int VALID = 0;

    /** At least one file has an error. */
    public static final int INVALID = 1;

    /** At least one path is no X12 or can't be read, or the command line is wrong. */
    public static final int UNREADABLE = 2;

    private X12Tool() {}

    /** The command line, for running inside another program. */
    public static CommandLine commandLine() {
        return watched(new CommandLine(new X12Tool()));
    }

    /** A fault of this program is no verdict: it must not look like a file that is invalid. */
    private static CommandLine watched(CommandLine line) {
        return line.setExecutionExceptionHandler((fault, command, arguments) -> {
            if (fault instanceof CodeListException) {
                command.getErr().println("x12: " + fault.getMessage());
                return UNREADABLE;
            }
            command.getErr().println("x12: this is a fault of the program, not of the file; please report it");
            fault.printStackTrace(command.getErr());
            command.getErr().flush();
            return UNREADABLE;
        });
    }

    /** Runs one command and gives its exit code. */
    public static int run(String... arguments) {
        var command = arguments.length == 0 ? null : command(arguments[0]);
        if (command == null) return commandLine().execute(arguments);
        return command.execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /** The command of this name alone: a third of the start is saved by not looking at all the others. */
    private static @Nullable CommandLine command(String name) {
        for (var type : X12Tool.class.getAnnotation(Command.class).subcommands()) {
            if (type != CommandLine.HelpCommand.class
                    && type.getAnnotation(Command.class).name().equals(name))
                return watched(new CommandLine(type).setCommandName("x12 " + name));
        }
        return null;
    }

    public static void main(String[] args) {
        QuietSchemas.quiet();
        System.exit(runWithin(args));
    }

    private static int runWithin(String... arguments) {
        try {
            return run(arguments);
        } catch (OutOfMemoryError e) {
            System.err.println("x12: the memory is full; give more, such as JAVA_OPTS=-Xmx4g");
            return UNREADABLE;
        }
    }
}
