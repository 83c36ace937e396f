package io.x12gateway.routes;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The operator's status as text for one screen. */
final class StatusScreen {
    private final PrintWriter out;

    StatusScreen(PrintWriter out) {
        this.out = out;
    }

    void print(JsonNode status) {
        line(
                "Gateway",
                status.path("version").asString() + ", "
                        + (status.path("ready").asBoolean() ? "ready" : "NOT READY") + ", since "
                        + status.path("since").asString());
        line("Parts", pairs(status.path("parts")));
        line("Submissions", pairs(status.path("submissions")));
        line("Work waiting", pairs(status.path("work")));
        line(
                "Oldest work",
                String.format(
                        Locale.ROOT,
                        "%.1f s",
                        status.path("oldestWaitingSeconds").asDouble()));
        line("Ledger queue", status.path("ledgerWaiting").asString());
        line("Mailboxes", pairs(status.path("mailbox")));
        var error =
                status.path("lastError").valueStream().map(JsonNode::asString).collect(Collectors.joining(" "));
        line("Last error", error.isEmpty() ? "none since the start" : error);
    }

    private void line(String label, String text) {
        out.printf(Locale.ROOT, "%-13s %s%n", label, text);
    }

    private static String pairs(JsonNode object) {
        var text = object.propertyStream()
                .map(e -> e.getKey().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                        + e.getValue().asString())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "none" : text;
    }
}
