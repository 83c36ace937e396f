package io.x12gateway.routes;

import io.x12gateway.core.audit.AnchorFile;
import io.x12gateway.core.audit.ChainVerifier;
import io.x12gateway.routes.channel.http.LoopbackAddress;
import io.x12gateway.routes.channel.http.access.OperatorToken;
import io.x12gateway.routes.operator.Asking;
import io.x12gateway.routes.operator.PartnerTool;
import io.x12gateway.routes.operator.RefusedCommand;
import io.x12gateway.routes.settings.Database;
import io.x12gateway.routes.settings.SettingsFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The operator's commands for the gateway of one data directory. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description = "Looks at the gateway that runs on this machine.",
        subcommands = {
            OperatorTool.Status.class,
            OperatorTool.Audit.class,
            PartnerTool.class,
            HeldCommand.class,
            ReconcileCommand.class,
            RemoteCommands.class,
            TraceCommand.class,
            WebhookCommands.class
        })
public final class OperatorTool {
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The commands; one that is refused says why in a sentence and ends with 1. */
    public static CommandLine commandLine() {
        return new CommandLine(new OperatorTool()).setExecutionExceptionHandler((e, command, parsed) -> {
            if (!(e instanceof RefusedCommand || e instanceof IllegalArgumentException)) throw e;
            command.getErr().println(e.getMessage());
            return 1;
        });
    }

    /** Where the gateway keeps its data. */
    static final class Place {
        @Option(
                names = "--data-dir",
                description = "data directory of the gateway (default: GATEWAY_DATA_DIR, or data)")
        @Nullable
        Path dataDir;

        Path dataDir() {
            return dataDir != null ? dataDir : new SettingsFile().gateway().dataDir();
        }

        /** What the running gateway answers; empty if none runs. */
        Optional<JsonNode> ask(String path) throws IOException, InterruptedException {
            return send("GET", path, "");
        }

        /** Has the running gateway do something; what it answers, empty if none runs. */
        Optional<JsonNode> tell(String path) throws IOException, InterruptedException {
            return tell(path, "");
        }

        /** The same with a JSON body; also empty if it answers that there is no such thing. */
        Optional<JsonNode> tell(String path, String json) throws IOException, InterruptedException {
            return send("POST", path, json);
        }

        private Optional<JsonNode> send(String method, String path, String json)
                throws IOException, InterruptedException {
            var address = LoopbackAddress.in(dataDir());
            var token = OperatorToken.in(dataDir());
            if (!Files.exists(address) || !Files.exists(token)) return Optional.empty();
            var request = HttpRequest.newBuilder(
                            URI.create(Files.readString(address).strip()).resolve(path))
                    .header("Authorization", "Bearer " + Files.readString(token).strip())
                    .timeout(Duration.ofMinutes(10))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            json.isEmpty()
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(json))
                    .build();
            try (var http = HttpClient.newHttpClient()) {
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 404 && !json.isEmpty()) return Optional.empty();
                if (answer.statusCode() != 200)
                    throw new IOException(
                            "the gateway answered " + answer.statusCode() + " to " + path + detail(answer.body()));
                return Optional.of(new JsonMapper().readTree(answer.body()));
            } catch (ConnectException e) {
                return Optional.empty();
            }
        }
    }

    /** Why, if the answer is a problem that says so. */
    private static String detail(String body) {
        try {
            var detail = new JsonMapper().readTree(body).path("detail").asString("");
            return detail.isEmpty() ? "" : ": " + detail;
        } catch (tools.jackson.core.JacksonException e) {
            return "";
        }
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "One screen about the running gateway.")
    static final class Status extends Asking {
        @Option(names = "--json", description = "as JSON")
        boolean json;

        @Override
        protected int answer(PrintWriter out) {
            var status = gateway.get("/operator/status");
            if (json) out.println(status.toPrettyString());
            else new StatusScreen(out).print(status);
            return status.path("ready").asBoolean() ? OK : BAD;
        }
    }

    @Command(
            name = "audit",
            mixinStandardHelpOptions = true,
            description = "The audit trail.",
            subcommands = Verify.class)
    static final class Audit {}

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Checks the audit chain from its first entry to its last. Exit code 0: sound, 1: broken,"
                    + " 2: could not be checked.")
    static final class Verify extends Asking {
        @Override
        protected int answer(PrintWriter out) {
            try {
                var running = gateway.ask("/operator/audit/verify");
                return running.isPresent() ? tell(out, running.get()) : offline(out);
            } catch (RefusedCommand | SQLException e) {
                out.println("The audit trail could not be checked: " + e.getMessage());
                return NOT_FOUND_OUT;
            }
        }

        private static int tell(PrintWriter out, JsonNode verdict) {
            for (var broken : verdict.path("breaks")) out.println(broken.asString());
            return verdict(
                    out, verdict.path("sound").asBoolean(), verdict.path("rows").asLong());
        }

        private int offline(PrintWriter out) throws SQLException {
            var settings = new SettingsFile().in(gateway.dataDir());
            try (var database = Database.open(settings.gateway(), settings.database())) {
                var anchors = new AnchorFile(settings.database().anchorFile(settings.gateway()));
                var verdict = new ChainVerifier(database.readers()).verify(anchors.read());
                verdict.breaks().forEach(out::println);
                return verdict(out, verdict.sound(), verdict.rows());
            }
        }

        private static int verdict(PrintWriter out, boolean sound, long rows) {
            out.println(sound ? "The audit chain is sound: " + rows + " entries." : "THE AUDIT CHAIN IS BROKEN.");
            return sound ? OK : BAD;
        }
    }

    static PrintWriter out(CommandLine.Model.@Nullable CommandSpec spec) {
        if (spec == null) throw new IllegalStateException("picocli fills it in");
        return spec.commandLine().getOut();
    }
}
