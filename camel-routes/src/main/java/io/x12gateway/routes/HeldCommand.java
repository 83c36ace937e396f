package io.x12gateway.routes;

import io.x12gateway.routes.operator.Asking;
import io.x12gateway.routes.operator.OperatorDoor;
import io.x12gateway.routes.operator.RefusedCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.List;

/** What the running gateway holds, and the operator's decisions about it. */
@Command(
        name = "held",
        mixinStandardHelpOptions = true,
        description = "What could not be handed on: lists it, releases it, rejects it.",
        subcommands = {HeldCommand.Listing.class, HeldCommand.Release.class, HeldCommand.Reject.class})
final class HeldCommand {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "One line for each.")
    static final class Listing extends Asking {
        @Override
        protected int answer(PrintWriter out) {
            var held = gateway.get("/operator/held?limit=1000");
            for (var entry : held) out.println(line(entry));
            out.println(held.isEmpty() ? "Nothing is held." : held.size() + " held.");
            return OK;
        }
    }

    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = "Delivers what is held under these ids; without one, whatever can be delivered by now.")
    static final class Release extends Asking {
        @Parameters(paramLabel = "ID", arity = "0..*", description = "as the list shows them")
        List<String> ids = List.of();

        @Option(names = "--to", description = "the partner that is to have an answer that could not be matched")
        String to = "";

        @Override
        protected int answer(PrintWriter out) {
            if (ids.isEmpty()) {
                var released = gateway.post("/operator/held/release");
                out.println(released.path("released").asString() + " released.");
                return OK;
            }
            int code = OK;
            for (var id : ids) if (!release(id, out)) code = BAD;
            return code;
        }

        /** Of several, one that is refused keeps none of the others back. */
        private boolean release(String id, PrintWriter out) {
            try {
                out.println(line(gateway.post(
                        "/operator/held/" + OperatorDoor.encoded(id) + "/release?to=" + OperatorDoor.encoded(to))));
                return true;
            } catch (RefusedCommand e) {
                out.println(e.told());
                return false;
            }
        }
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Decides that what is held under this id is never delivered.")
    static final class Reject extends Asking {
        @Parameters(paramLabel = "ID", description = "as the list shows it")
        String id = "";

        @Option(names = "--reason", required = true, description = "why; it stands in the audit trail")
        String reason = "";

        @Override
        protected int answer(PrintWriter out) {
            out.println(line(gateway.post(
                    "/operator/held/" + OperatorDoor.encoded(id) + "/reject?reason=" + OperatorDoor.encoded(reason))));
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
}
