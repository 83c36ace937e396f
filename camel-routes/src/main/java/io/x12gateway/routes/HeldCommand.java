package io.x12gateway.routes;

import io.x12gateway.routes.channel.http.LoopbackAddress;
import io.x12gateway.routes.channel.http.access.OperatorToken;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** What the running gateway holds, and the operator's decisions about it. */
@Command(
        name = "held",
        mixinStandardHelpOptions = true,
        description = "What could not be handed on: lists it, releases it, rejects it.",
        subcommands = {HeldCommand.Listing.class, HeldCommand.Release.class, HeldCommand.Reject.class})
final class HeldCommand {
    private static final int OK = 0;
    private static final int BAD = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Command(name = "list", mixinStandardHelpOptions = true, description = "One line for each.")
    static final class Listing implements Callable<Integer> {
        @Mixin
        OperatorTool.Place place = new OperatorTool.Place();

        @Spec
        CommandLine.Model.@Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, InterruptedException {
            var out = out(spec);
            var held = send(place, "GET", "/operator/held?limit=1000", out);
            if (held == null) return BAD;
            for (var entry : held) out.println(line(entry));
            out.println(held.isEmpty() ? "Nothing is held." : held.size() + " held.");
            return OK;
        }
    }

    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = "Delivers what is held under these ids; without one, whatever can be delivered by now.")
    static final class Release implements Callable<Integer> {
        @Mixin
        OperatorTool.Place place = new OperatorTool.Place();

        @Spec
        CommandLine.Model.@Nullable CommandSpec spec;

        @Parameters(paramLabel = "ID", arity = "0..*", description = "as the list shows them")
        List<String> ids = List.of();

        @Option(names = "--to", description = "the partner that is to have an answer that could not be matched")
        String to = "";

        @Override
        public Integer call() throws IOException, InterruptedException {
            var out = out(spec);
            if (ids.isEmpty()) {
                var released = send(place, "POST", "/operator/held/release", out);
                if (released != null) out.println(released.path("released").asString() + " released.");
                return released == null ? BAD : OK;
            }
            int code = OK;
            for (var id : ids) {
                var entry = send(place, "POST", "/operator/held/" + text(id) + "/release?to=" + text(to), out);
                if (entry == null) code = BAD;
                else out.println(line(entry));
            }
            return code;
        }
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Decides that what is held under this id is never delivered.")
    static final class Reject implements Callable<Integer> {
        @Mixin
        OperatorTool.Place place = new OperatorTool.Place();

        @Spec
        CommandLine.Model.@Nullable CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "as the list shows it")
        String id = "";

        @Option(names = "--reason", required = true, description = "why; it stands in the audit trail")
        String reason = "";

        @Override
        public Integer call() throws IOException, InterruptedException {
            var out = out(spec);
            var entry = send(place, "POST", "/operator/held/" + text(id) + "/reject?reason=" + text(reason), out);
            if (entry == null) return BAD;
            out.println(line(entry));
            return OK;
        }
    }

    private static String line(JsonNode entry) {
        return String.join(
                "  ",
                entry.path("id").asString(),
                entry.path("state").asString(),
                entry.path("reason").asString(),
                entry.path("kind").asString() + "/" + entry.path("usage").asString(),
                "submission " + entry.path("submission").asString(),
                entry.path("subject").asString(),
                entry.path("reference").asString(),
                entry.path("partner").asString());
    }

    /** What the running gateway answers; null, and said why, if it did not do it. */
    private static @Nullable JsonNode send(OperatorTool.Place place, String method, String path, PrintWriter out)
            throws IOException, InterruptedException {
        var address = LoopbackAddress.in(place.dataDir());
        var token = OperatorToken.in(place.dataDir());
        if (!Files.exists(address) || !Files.exists(token)) {
            out.println(
                    "No gateway runs with the data directory " + place.dataDir().toAbsolutePath() + ".");
            return null;
        }
        var request = HttpRequest.newBuilder(
                        URI.create(Files.readString(address).strip()).resolve(path))
                .header("Authorization", "Bearer " + Files.readString(token).strip())
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var body = new JsonMapper().readTree(answer.body());
            if (answer.statusCode() == 200) return body;
            out.println("The gateway answered " + answer.statusCode() + ": "
                    + body.path("detail").asString());
            return null;
        }
    }

    private static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static PrintWriter out(CommandLine.Model.@Nullable CommandSpec spec) {
        if (spec == null) throw new IllegalStateException("picocli fills it in");
        return spec.commandLine().getOut();
    }
}
