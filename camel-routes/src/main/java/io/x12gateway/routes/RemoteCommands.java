package io.x12gateway.routes;

import io.x12gateway.routes.operator.Asking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Partners' own servers: how visits go, and what waits for a decision. */
@Command(
        name = "remote",
        mixinStandardHelpOptions = true,
        description = "Partners' own SFTP servers.",
        subcommands = {RemoteCommands.Status.class, RemoteCommands.Retry.class, RemoteCommands.Resolve.class})
final class RemoteCommands {
    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Each server with its last visit, and the files that wait for you. Exit code 1: some do.")
    static final class Status extends Asking {
        @Option(names = "--json", description = "as JSON")
        boolean json;

        @Override
        protected int answer(PrintWriter out) {
            var status = gateway.get("/operator/remote");
            if (json) out.println(status.toPrettyString());
            else print(out, status);
            return code(status);
        }
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Tries a held file once more as if nothing had failed.")
    static final class Retry extends Asking {
        @Parameters(paramLabel = "ITEM", description = "id of the file, as status prints it")
        String item = "";

        @Override
        protected int answer(PrintWriter out) {
            var status = gateway.post("/operator/remote/" + plain(item) + "/retry");
            print(out, status);
            return code(status);
        }
    }

    @Command(
            name = "resolve",
            mixinStandardHelpOptions = true,
            description = "Decides about a document that its partner may have taken or not: ask the partner first.")
    static final class Resolve extends Asking {
        @Parameters(index = "0", paramLabel = "ITEM", description = "id of the document, as status prints it")
        String item = "";

        @Parameters(
                index = "1",
                paramLabel = "delivered|resend",
                description = "delivered: the partner has it; resend: it is put there again")
        Decision as = Decision.delivered;

        @Override
        protected int answer(PrintWriter out) {
            var status = gateway.post("/operator/remote/" + plain(item) + "/resolve?as=" + as);
            print(out, status);
            return code(status);
        }
    }

    /** As it is typed. */
    enum Decision {
        delivered,
        resend
    }

    private static String plain(String item) {
        if (!item.matches("[0-9A-Za-z]+")) throw new IllegalArgumentException("no such item");
        return item.toUpperCase(Locale.ROOT);
    }

    /** Whether files wait for a decision. */
    private static int code(JsonNode status) {
        return status.path("waiting").isEmpty() ? 0 : 1;
    }

    private static void print(PrintWriter out, JsonNode status) {
        if (status.path("servers").isEmpty()) out.println("No partner has a server of its own in the registry.");
        for (var server : status.path("servers")) {
            out.printf(
                    Locale.ROOT,
                    "%-4s %s/%s at %s: %s%n",
                    server.path("direction").asString(),
                    server.path("partner").asString(),
                    server.path("name").asString(),
                    server.path("host").asString(),
                    visits(server));
            out.printf(Locale.ROOT, "     %s%n", files(server.path("files")));
        }
        for (var waiting : status.path("waiting"))
            out.printf(
                    Locale.ROOT,
                    "WAITS FOR YOU: %s %s %s/%s %s (%s)%n",
                    waiting.path("item").asString(),
                    waiting.path("state").asString(),
                    waiting.path("partner").asString(),
                    waiting.path("name").asString(),
                    waiting.path("fileName").asString(),
                    waiting.path("detail").asString());
    }

    private static String visits(JsonNode server) {
        var last = server.path("lastVisit").asString();
        var error = server.path("lastError").asString();
        return (last.isEmpty() ? "not visited by this node yet" : "last visit " + last)
                + (server.path("complete").asBoolean() ? "" : ", the listing is longer than is read at once")
                + (error.isEmpty()
                        ? ""
                        : ", " + server.path("failures").asInt() + " failed since (" + error + "), next at "
                                + server.path("nextVisit").asString());
    }

    private static String files(JsonNode files) {
        var text = files.propertyStream()
                .map(e ->
                        e.getKey().toLowerCase(Locale.ROOT) + " " + e.getValue().asString())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "no files yet" : text;
    }
}
