package io.x12gateway.routes;

import io.x12gateway.routes.operator.Asking;
import io.x12gateway.routes.operator.RefusedCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** The story of a claim, from any of its numbers. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "Tells the whole story of a claim: what came, what left, who fetched it, and which bytes of which"
                + " stored file say so.")
final class TraceCommand extends Asking {
    @Parameters(
            paramLabel = "NUMBER",
            arity = "0..1",
            description = "claim number, payer control number, trace number, check number, or the id of a submission or"
                    + " document")
    String number = "";

    @Option(
            names = "--patient",
            paramLabel = "MEMBER",
            description = "instead of a number: the claims of the patient with this member number; - reads it from the"
                    + " standard input, where no list of processes and no history shows it")
    String patient = "";

    @Option(names = "--json", description = "as JSON")
    boolean json;

    @Option(
            names = "--index-older",
            description = "has the files gone through that were stored before claims were noted")
    boolean indexOlder;

    @Override
    protected int answer(PrintWriter out) {
        if (Stream.of(!number.isBlank(), !patient.isBlank(), indexOlder)
                        .filter(said -> said)
                        .count()
                != 1) {
            out.println("Say a number or an id, or --patient MEMBER, or --index-older.");
            return BAD;
        }
        try {
            if (indexOlder) goThrough(out);
            else tell(out);
            return OK;
        } catch (RefusedCommand e) {
            if (!e.isUnknown()) throw e;
            out.println("The gateway knows nothing under this number.");
            return BAD;
        }
    }

    private void goThrough(PrintWriter out) {
        var done = gateway.post("/operator/trace/index");
        if (json) out.println(done.toPrettyString());
        else out.println(done.path("files").asString() + " files are gone through now.");
    }

    private void tell(PrintWriter out) {
        var asked = BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(asked()));
        var story = gateway.post("/operator/trace", "application/json", asked);
        if (json) out.println(story.toPrettyString());
        else print(story, out);
    }

    private Map<String, String> asked() {
        if (!number.isBlank()) return Map.of("key", number);
        return Map.of("patient", patient.equals("-") ? lineOfInput() : patient);
    }

    private static String lineOfInput() {
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new IllegalArgumentException("The standard input could not be read: " + e.getMessage(), e);
        }
    }

    private static void print(JsonNode story, PrintWriter out) {
        var origin = story.path("submission");
        if (origin.isObject()) {
            out.printf(
                    "Submission %s of %s, %s, %s, %s bytes%n  sha256 %s%n",
                    text(origin, "id"),
                    text(origin, "partner"),
                    text(origin, "channel"),
                    text(origin, "state"),
                    text(origin, "sizeBytes"),
                    text(origin, "sha256"));
            lines(origin.path("lines"), out);
        }
        for (var set : story.path("sets")) {
            out.printf(
                    "%n%s  %s by %s: %s, claims: %s%n",
                    text(set, "at"), text(set, "what"), text(set, "actor"), text(set, "detail"), text(set, "claims"));
            place(set.path("place"), "    in", out);
            lines(set.path("first"), out);
        }
        for (var claim : story.path("claims")) {
            var provider = text(claim, "provider");
            out.printf("%nA claim%s%n", provider.isEmpty() ? "" : " of provider " + provider);
            lines(claim.path("lines"), out);
            if (claim.path("more").asBoolean()) out.println("  ... and more");
        }
        if (story.path("more").asBoolean()) out.println("There is more than is told here.");
        for (var note : story.path("notes")) out.println(note.asString());
    }

    private static void lines(JsonNode lines, PrintWriter out) {
        for (var line : lines) {
            var detail = text(line, "detail");
            out.printf(
                    "  %-27s  %s by %s%s%n",
                    text(line, "at"), text(line, "what"), text(line, "actor"), detail.isEmpty() ? "" : ": " + detail);
            place(line.path("place"), "      in", out);
            place(line.path("takesBack"), "      takes back what stands in", out);
        }
    }

    private static void place(JsonNode place, String lead, PrintWriter out) {
        if (!place.isObject()) return;
        var control = text(place, "control");
        out.printf(
                "%s %s %s, bytes %s to %s%s%n         sha256 %s%n",
                lead,
                text(place, "document"),
                text(place, "fileName"),
                text(place, "byteFrom"),
                text(place, "byteTo"),
                control.isEmpty() ? "" : ", set " + control,
                text(place, "sha256"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
