package io.x12gateway.edi.tool;

import picocli.CommandLine;
import picocli.CommandLine.Command;

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
        return new CommandLine(new X12Tool());
    }

    public static void main(String[] args) {
        QuietSchemas.quiet();
        System.exit(commandLine().execute(args));
    }
}
