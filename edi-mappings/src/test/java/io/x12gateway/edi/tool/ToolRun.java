package io.x12gateway.edi.tool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One run of the command line in this process.
 *
 * @param out what was said, on standard output or error
 * @param bytes what a command wrote to standard output byte by byte
 */
record ToolRun(int exit, String out, byte[] bytes) {

    static ToolRun run(String... arguments) {
        return run(new byte[0], arguments);
    }

    static ToolRun run(byte[] standardInput, String... arguments) {
        var said = new StringWriter();
        var bytes = new ByteArrayOutputStream();
        var in = System.in;
        var out = System.out;
        System.setIn(new ByteArrayInputStream(standardInput));
        System.setOut(new PrintStream(bytes, true));
        try {
            var line = X12Tool.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
            return new ToolRun(line.execute(arguments), said.toString(), bytes.toByteArray());
        } finally {
            System.setIn(in);
            System.setOut(out);
        }
    }
}
