package io.x12gateway.routes;

import io.x12gateway.routes.operator.Asking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** What partners are told of by HTTPS: how it goes, and the operator's decisions. */
@Command(
        name = "webhooks",
        mixinStandardHelpOptions = true,
        description = "What partners are told of by HTTPS.",
        subcommands = {
            WebhookCommands.Listing.class,
            WebhookCommands.Show.class,
            WebhookCommands.Retry.class,
            WebhookCommands.Stop.class,
            WebhookCommands.Resume.class,
            WebhookCommands.Test.class
        })
final class WebhookCommands {
    private static final String PATH = "/operator/webhooks";

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Each address with how it answers, and the events that were given up.")
    static final class Listing extends Asking {
        @Option(names = "--partner", description = "the last events of this partner instead")
        String partner = "";

        @Option(names = "--json", description = "as JSON")
        boolean json;

        @Override
        protected int answer(PrintWriter out) {
            boolean all = partner.isEmpty();
            var found = gateway.get(all ? PATH : PATH + "/deliveries?partner=" + plain(partner));
            if (json) out.println(found.toPrettyString());
            else if (all) status(out, found);
            else page(out, found);
            return OK;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Where one event has arrived, and where not.")
    static final class Show extends Asking {
        @Parameters(paramLabel = "EVENT", description = "its id, as list prints it")
        String event = "";

        @Override
        protected int answer(PrintWriter out) {
            events(out, gateway.get(PATH + "/events/" + plain(event)));
            return OK;
        }
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Sends an event at once, as if nothing had failed.")
    static final class Retry extends Asking {
        @Parameters(paramLabel = "EVENT", description = "its id, as list prints it")
        String event = "";

        @Override
        protected int answer(PrintWriter out) {
            events(out, gateway.post(PATH + "/events/" + plain(event) + "/retry"));
            return OK;
        }
    }

    /** The commands that are about one address. */
    private abstract static class OfTarget extends Asking {
        @Parameters(index = "0", paramLabel = "PARTNER")
        String partner = "";

        @Parameters(index = "1", paramLabel = "TARGET", description = "id of the address, as list prints it")
        String target = "";

        int tell(PrintWriter out, String what) {
            target(out, gateway.post(PATH + "/targets/" + plain(partner) + "/" + plain(target) + "/" + what));
            return OK;
        }
    }

    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = "Sends nothing to an address any more; what happens meanwhile is kept for it.")
    static final class Stop extends OfTarget {
        @Override
        protected int answer(PrintWriter out) {
            return tell(out, "stop");
        }
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Sends to an address again, beginning with what was kept for it.")
    static final class Resume extends OfTarget {
        @Override
        protected int answer(PrintWriter out) {
            return tell(out, "resume");
        }
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Tells every address of a partner that this is a test; show then says what came of it.")
    static final class Test extends Asking {
        @Parameters(paramLabel = "PARTNER")
        String partner = "";

        @Override
        protected int answer(PrintWriter out) {
            events(out, gateway.post(PATH + "/targets/" + plain(partner) + "/test"));
            return OK;
        }
    }

    private static String plain(String id) {
        if (!id.matches("[0-9A-Za-z-]+")) throw new IllegalArgumentException("There is no such id: " + id);
        return id;
    }

    private static void status(PrintWriter out, JsonNode found) {
        if (found.path("targets").isEmpty()) out.println("No partner was told of anything yet.");
        for (var target : found.path("targets")) target(out, target);
        events(out, found.path("given"));
    }

    private static void page(PrintWriter out, JsonNode found) {
        if (found.path("deliveries").isEmpty()) out.println("This partner was told of nothing yet.");
        events(out, found.path("deliveries"));
    }

    private static void target(PrintWriter out, JsonNode target) {
        var counts = target.path("deliveries")
                .propertyStream()
                .map(e ->
                        e.getKey().toLowerCase(Locale.ROOT) + " " + e.getValue().asString())
                .collect(Collectors.joining(", "));
        var url = target.path("url").asString();
        out.printf(
                Locale.ROOT,
                "%s %s %s %s%s%n     %s%n",
                target.path("partner").asString(),
                target.path("target").asString(),
                target.path("state").asString(),
                url.isEmpty() ? "(in no profile any more)" : url,
                trouble(target),
                counts.isEmpty() ? "nothing sent yet" : counts);
    }

    private static String trouble(JsonNode target) {
        int failures = target.path("failures").asInt();
        var until = target.path("restUntil").asString();
        var detail = target.path("detail").asString();
        return (failures > 0 ? ", " + failures + " failed in a row" : "")
                + (detail.isEmpty() ? "" : " (" + detail + ")")
                + (until.isEmpty() ? "" : ", rests until " + until);
    }

    private static void events(PrintWriter out, JsonNode deliveries) {
        for (var d : deliveries) {
            var next = d.path("nextAttempt").asString();
            var detail = d.path("detail").asString();
            out.printf(
                    Locale.ROOT,
                    "%s %s %s %s to %s, attempts %s%s%s%n",
                    d.path("event").asString(),
                    d.path("state").asString(),
                    d.path("partner").asString(),
                    d.path("type").asString(),
                    d.path("target").asString(),
                    d.path("attempts").asString(),
                    detail.isEmpty() ? "" : " (" + detail + ")",
                    next.isEmpty() ? "" : ", next at " + next);
        }
    }
}
