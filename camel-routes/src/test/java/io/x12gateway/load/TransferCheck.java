package io.x12gateway.load;

import io.x12gateway.routes.OperatorTool;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/** The operator holds a payment run against the bank's list, with the commands of the gateway. */
final class TransferCheck {
    private static final int ALL_AGREE = 0;
    private static final int DIFFERS = 1;
    private final Path dataDir;

    TransferCheck(Path dataDir) {
        this.dataDir = dataDir;
    }

    private record Said(int code, String text) {}

    /** A list with mistakes is found out, line by line; the right one takes its place; a second time changes nothing. */
    void of(Payroll run, List<String> wrong) throws IOException {
        tool("import", run.mistaken().toString());
        var mistaken = tool();
        expect(wrong, mistaken, DIFFERS, "AMOUNT_DIFFERS: line 2 of mistaken.csv");
        expect(wrong, mistaken, DIFFERS, "a difference of 0.01.");
        expect(wrong, mistaken, DIFFERS, "REMITTANCE_WITHOUT_TRANSFER: the 835 at byte ");
        if (mistaken.text
                        .lines()
                        .filter(l -> l.startsWith("            ") && l.contains(": "))
                        .count()
                != 2) wrong.add("two mistakes were made, and found were: " + mistaken.text);
        expect(wrong, tool("import", run.transfers().toString()), ALL_AGREE, "Imported.");
        var right = tool();
        expect(wrong, right, ALL_AGREE, "All agree.");
        expect(
                wrong,
                right,
                ALL_AGREE,
                run.payments() + " remittances " + run.total().setScale(2));
        expect(wrong, right, ALL_AGREE, run.claims() + " claims answered");
        expect(wrong, tool("import", run.transfers().toString()), ALL_AGREE, "Nothing changed");
    }

    /** After the same payments came again. */
    void ofSecondTime(Payroll run, List<String> wrong) {
        var said = tool();
        expect(wrong, said, DIFFERS, "difference 0.00");
        long doubled =
                said.text.lines().filter(l -> l.contains("REMITTANCE_DOUBLED")).count();
        if (doubled != run.payments())
            wrong.add(doubled + " of " + run.payments() + " payments were found to be doubled");
    }

    private static void expect(List<String> wrong, Said said, int code, String text) {
        if (said.code != code || !said.text.contains(text))
            wrong.add("reconcile ended with " + said.code + " and without \"" + text + "\": "
                    + said.text.lines().limit(5).toList());
    }

    private Said tool(String... arguments) {
        var out = new StringWriter();
        var command = new String[arguments.length + 3];
        command[0] = "reconcile";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        command[arguments.length + 1] = "--data-dir";
        command[arguments.length + 2] = dataDir.toString();
        int code = OperatorTool.commandLine().setOut(new PrintWriter(out, true)).execute(command);
        return new Said(code, out.toString());
    }
}
