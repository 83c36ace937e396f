package io.x12gateway.routes;

import io.x12gateway.routes.operator.Asking;
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

/** Remittances against the bank's lists of transfers. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Holds remittances against the bank's transfers, and names the line that is to blame.",
        subcommands = {ReconcileClaimsCommand.class, ReconcileCommand.Import.class, ReconcileCommand.Lists.class})
final class ReconcileCommand extends ReportCommand {
    static final String PATH = "/operator/reconciliation";

    @Option(names = "--payer", description = "only this payer, by TRN03")
    String payer = "";

    @Option(names = "--day", description = "only payments of this day, such as 2026-11-25 (default: a month around)")
    String day = "";

    @Override
    String path() {
        return PATH + "?payer=" + text(payer) + "&day=" + text(day);
    }

    @Override
    void print(JsonNode report, PrintWriter out) {
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
}
