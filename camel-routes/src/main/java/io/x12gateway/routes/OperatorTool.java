package io.x12gateway.routes;

import io.x12gateway.core.audit.AnchorFile;
import io.x12gateway.core.audit.ChainVerifier;
import io.x12gateway.routes.operator.Asking;
import io.x12gateway.routes.operator.PartnerTool;
import io.x12gateway.routes.operator.RefusedCommand;
import io.x12gateway.routes.settings.Database;
import io.x12gateway.routes.settings.SettingsFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.sql.SQLException;

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
}
