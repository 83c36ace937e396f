package io.x12gateway.routes;

import io.x12gateway.routes.operator.Asking;
import io.x12gateway.routes.operator.OperatorDoor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remittances against the bank's lists of transfers, and claims submitted against claims answered and paid: 0 if all agree,
 * 1 if something is wrong, 2 if nobody could say.
 */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Holds remittances against the bank's transfers, and names the line that is to blame.",
        subcommands = {ReconcileCommand.Claims.class, ReconcileCommand.Import.class, ReconcileCommand.Lists.class})
final class ReconcileCommand extends Asking {
    private static final int LISTED = 1000;
    private static final String PATH = "/operator/reconciliation";

    @Option(names = "--payer", description = "only this payer, by TRN03")
    String payer = "";

    @Option(names = "--day", description = "only payments of this day, such as 2026-11-25 (default: a month around)")
    String day = "";

    @Option(names = "--json", description = "as JSON, with the place of every line and transaction set")
    boolean json;

    @Option(names = "--csv", description = "as CSV, a row for each day and for each place")
    boolean csv;

    @Override
    protected int refused() {
        return NOT_FOUND_OUT;
    }

    @Override
    protected int answer(PrintWriter out) {
        var path = PATH + "?payer=" + text(payer) + "&day=" + text(day);
        if (csv) return asCsv(gateway, path, out);
        var report = gateway.get(path);
        if (json) out.println(report.toPrettyString());
        else print(report, out);
        return report.path("balanced").asBoolean() ? OK : BAD;
    }

    private static void print(JsonNode report, PrintWriter out) {
        for (var day : report.path("days")) {
            out.printf(
                    "%s  payer %s  %d remittances %s, to be transferred %s  %d transfers %s  difference %s%n",
                    day.path("day").asString(),
                    day.path("payerId").asString(),
                    day.path("remittances").asInt(),
                    money(day, "remitted"),
                    money(day, "expected"),
                    day.path("transfers").asInt(),
                    money(day, "transferred"),
                    money(day, "difference"));
            out.printf(
                    "            %d claims answered, %s paid for them, %d denied, %d reversed%n",
                    day.path("claims").asInt(),
                    money(day, "claimsPaid"),
                    day.path("denied").asInt(),
                    day.path("reversed").asInt());
            for (var held : day.path("held"))
                out.printf(
                        "            delivered to nobody, %s: %d remittances %s, %d claims%n",
                        held.path("reason").asString(),
                        held.path("remittances").asInt(),
                        money(held, "amount"),
                        held.path("claims").asInt());
            for (var finding : day.path("findings"))
                out.println("            " + finding.path("difference").asString() + ": "
                        + finding.path("message").asString());
        }
        if (report.path("days").isEmpty()) out.println("There are no remittances and no transfers.");
        else if (report.path("balanced").asBoolean()) out.println("All agree.");
    }

    private static String money(JsonNode day, String field) {
        return day.path(field).decimalValue().setScale(2).toPlainString();
    }

    @Command(
            name = "claims",
            mixinStandardHelpOptions = true,
            description = "Holds claims submitted against claims answered and paid, and names where each one stands.")
    static final class Claims extends Asking {
        @Option(names = "--payer", description = "only this payer: TRN03 of its 835s, or NM109 in the claims")
        String payer = "";

        @Option(names = "--submitter", description = "only 837s of this partner")
        String submitter = "";

        @Option(names = "--provider", description = "only this billing provider, by NPI")
        String provider = "";

        @Option(names = "--day", description = "only claims received on this day (default: a month back)")
        String day = "";

        @Option(names = "--from", description = "only claims received on this day or later")
        String from = "";

        @Option(names = "--to", description = "only claims received on this day or earlier")
        String to = "";

        @Option(names = "--test", description = "test data, and not those of production")
        boolean test;

        @Option(names = "--all", description = "also claims that nobody has to look at: refused, denied, corrected")
        boolean all;

        @Option(names = "--limit", description = "how many claims are listed (default: 1000); all are counted")
        int limit = LISTED;

        @Option(names = "--json", description = "as JSON, with every place")
        boolean json;

        @Option(names = "--csv", description = "as CSV, a row for each day and for each place")
        boolean csv;

        @Override
        protected int refused() {
            return NOT_FOUND_OUT;
        }

        @Override
        protected int answer(PrintWriter out) {
            var path = PATH + "/claims?payer=" + text(payer) + "&submitter=" + text(submitter) + "&provider="
                    + text(provider) + "&day=" + text(day) + "&from=" + text(from) + "&to=" + text(to) + "&test=" + test
                    + "&all=" + all + "&limit=" + limit;
            if (csv) return asCsv(gateway, path, out);
            var report = gateway.get(path);
            if (json) out.println(report.toPrettyString());
            else print(report, out);
            return report.path("balanced").asBoolean() ? OK : BAD;
        }

        private static void print(JsonNode report, PrintWriter out) {
            for (var day : report.path("days")) {
                out.printf(
                        "%s  payer %s  submitter %s  provider %s  %d claims, charged %s, paid %s%n",
                        day.path("day").asString(),
                        orNone(day, "payer"),
                        orNone(day, "submitter"),
                        orNone(day, "provider"),
                        day.path("claims").asInt(),
                        money(day, "charge"),
                        money(day, "paid"));
                day.path("states")
                        .properties()
                        .forEach(state ->
                                out.println("            " + state.getValue().asInt() + " " + state.getKey()));
            }
            for (var claim : report.path("claims"))
                out.println(claim.path("state").asString() + ": "
                        + claim.path("message").asString());
            if (report.path("more").asBoolean())
                out.println("There are more; ask for one day, or with a higher --limit.");
            for (var note : report.path("notes")) out.println(note.asString());
            if (report.path("days").isEmpty()) out.println("There are no claims.");
            else if (report.path("balanced").asBoolean()) out.println("Nothing is to be looked at.");
        }

        private static String orNone(JsonNode day, String field) {
            var text = day.path(field).asString();
            return text.isEmpty() ? "-" : text;
        }
    }

    /** Whether all agrees is not asked then: the rows say it. */
    private static int asCsv(OperatorDoor gateway, String path, PrintWriter out) {
        out.print(gateway.text(path + "&format=csv"));
        out.flush();
        return OK;
    }

    @Command(name = "import", mixinStandardHelpOptions = true, description = "Imports a list of transfers, CSV.")
    static final class Import extends Asking {
        @Parameters(paramLabel = "FILE", description = "columns date, payer_id, trace, amount, and others")
        @Nullable
        Path file;

        @Override
        protected int answer(PrintWriter out) {
            var csv = file;
            if (csv == null || !Files.isReadable(csv)) {
                out.println("There is no file " + csv + " that can be read.");
                return BAD;
            }
            var name = String.valueOf(csv.getFileName());
            var imported = gateway.post(PATH + "/transfer-lists?name=" + text(name), "text/csv", body(csv));
            if (imported.path("already").asBoolean())
                out.println("Nothing changed: the same file was imported before. " + line(imported.path("list")));
            else out.println("Imported. " + line(imported.path("list")));
            return OK;
        }

        private static BodyPublisher body(Path csv) {
            try {
                return BodyPublishers.ofFile(csv);
            } catch (FileNotFoundException e) {
                throw new IllegalArgumentException("The file " + csv + " went away: " + e.getMessage());
            }
        }
    }

    @Command(name = "lists", mixinStandardHelpOptions = true, description = "The lists that were imported.")
    static final class Lists extends Asking {
        @Override
        protected int answer(PrintWriter out) {
            var lists = gateway.get(PATH + "/transfer-lists");
            for (var list : lists) out.println(line(list));
            if (lists.isEmpty()) out.println("No list was imported.");
            return OK;
        }
    }

    private static String line(JsonNode list) {
        return String.join(
                "  ",
                list.path("id").asString(),
                list.path("importedAt").asString(),
                list.path("name").asString(),
                list.path("lines").asInt() + " lines",
                list.path("current").asInt() + " of them count");
    }

    private static String text(String value) {
        return OperatorDoor.encoded(value);
    }
}
