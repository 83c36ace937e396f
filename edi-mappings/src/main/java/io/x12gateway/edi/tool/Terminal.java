package io.x12gateway.edi.tool;

import org.jspecify.annotations.Nullable;

import java.io.Console;

/**
 * Who is at the other end: colour is for a terminal on standard output, a moving line for one on standard error. The
 * launcher asks the shell and hands the answer on, because Java can't tell the two streams apart; without the launcher
 * a console must be there for both.
 *
 * @param colour unless {@code NO_COLOR} is set, see no-color.org
 */
record Terminal(boolean colour, boolean progress) {
    /** {@code 1} for standard output, {@code 2} for standard error, {@code 12} for both; empty for none. */
    static final String PROPERTY = "x12.terminal";

    static Terminal here() {
        return of(System.getProperty(PROPERTY), System.getenv("NO_COLOR"), isConsole());
    }

    static Terminal of(@Nullable String streams, @Nullable String noColor, boolean console) {
        boolean plain = noColor != null && !noColor.isEmpty();
        boolean out = streams == null ? console : streams.contains("1");
        boolean err = streams == null ? console : streams.contains("2");
        return new Terminal(out && !plain, err);
    }

    /** A JDK of 22 or later gives a console in any case, and says whether it is one. */
    private static boolean isConsole() {
        var console = System.console();
        if (console == null) return false;
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    String good(String text) {
        return painted("32", text);
    }

    String bad(String text) {
        return painted("31", text);
    }

    String doubtful(String text) {
        return painted("33", text);
    }

    String faint(String text) {
        return painted("2", text);
    }

    String strong(String text) {
        return painted("1", text);
    }

    private String painted(String colour, String text) {
        return colour() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
