package io.x12gateway.routes;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;

/** Claims submitted against claims answered and paid. */
@Command(
        name = "claims",
        mixinStandardHelpOptions = true,
        description = "Holds claims submitted against claims answered and paid, and names where each one stands.")
final class ReconcileClaimsCommand extends ReportCommand {
    private static final int LISTED = 1000;

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

    @Override
    String path() {
        return ReconcileCommand.PATH + "/claims?payer=" + text(payer) + "&submitter=" + text(submitter) + "&provider="
                + text(provider) + "&day=" + text(day) + "&from=" + text(from) + "&to=" + text(to) + "&test=" + test
                + "&all=" + all + "&limit=" + limit;
    }

    @Override
    void print(JsonNode report, PrintWriter out) {
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
        if (report.path("more").asBoolean()) out.println("There are more; ask for one day, or with a higher --limit.");
        for (var note : report.path("notes")) out.println(note.asString());
        if (report.path("days").isEmpty()) out.println("There are no claims.");
        else if (report.path("balanced").asBoolean()) out.println("Nothing is to be looked at.");
    }

    private static String orNone(JsonNode day, String field) {
        var text = day.path(field).asString();
        return text.isEmpty() ? "-" : text;
    }
}
