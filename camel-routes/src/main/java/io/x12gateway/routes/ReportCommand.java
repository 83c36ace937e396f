package io.x12gateway.routes;

import io.x12gateway.routes.operator.Asking;
import io.x12gateway.routes.operator.OperatorDoor;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;

/** Prints a report of the gateway's: 0 if all agrees, 1 if something is to be looked at, 2 if nobody could say. */
abstract class ReportCommand extends Asking {
    @Option(names = "--json", description = "as JSON, with every place")
    boolean json;

    @Option(names = "--csv", description = "as CSV, a row for each day and for each place")
    boolean csv;

    /** Where the gateway tells it, with a query. */
    abstract String path();

    abstract void print(JsonNode report, PrintWriter out);

    @Override
    protected final int refused() {
        return NOT_FOUND_OUT;
    }

    @Override
    protected final int answer(PrintWriter out) {
        if (csv) return asCsv(out);
        var report = gateway.get(path());
        if (json) out.println(report.toPrettyString());
        else print(report, out);
        return report.path("balanced").asBoolean() ? OK : BAD;
    }

    /** Whether all agrees is not asked then: the rows say it. */
    private int asCsv(PrintWriter out) {
        out.print(gateway.text(path() + "&format=csv"));
        out.flush();
        return OK;
    }

    static String money(JsonNode day, String field) {
        return day.path(field).decimalValue().setScale(2).toPlainString();
    }

    static String text(String value) {
        return OperatorDoor.encoded(value);
    }
}
