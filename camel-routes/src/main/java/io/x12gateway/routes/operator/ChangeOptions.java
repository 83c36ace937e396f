package io.x12gateway.routes.operator;

import io.x12gateway.core.partner.Amendment;
import io.x12gateway.core.partner.PartnerCommand;
import io.x12gateway.core.partner.PartnerCommands;
import io.x12gateway.core.partner.PartnerFile;
import io.x12gateway.core.partner.PartnerJson;
import io.x12gateway.core.partner.TradingPartner;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;

/** What every command that changes a partner has, and how it changes one: look, decide, and write what it looked at. */
final class ChangeOptions {
    @Mixin
    OperatorDoor door = new OperatorDoor();

    @Option(names = "--reason", description = "why; kept in the history and in the audit trail")
    String reason = "";

    @Option(names = "--dry-run", description = "say what would change, and change nothing")
    boolean dryRun;

    /** @param what the reason if none is given */
    void apply(PrintWriter out, String id, PartnerCommand command, String what) {
        var seen = door.get("/operator/partners/" + OperatorDoor.encoded(id));
        var partner = partner(seen.path("document").toString());
        TradingPartner after;
        try {
            after = PartnerCommands.apply(partner, command, Instant.now());
        } catch (IllegalArgumentException e) {
            throw new RefusedCommand("Partner " + id + ": " + e.getMessage() + ".");
        }
        var amendment = Amendment.of(after, seen.path("version").asInt());
        send(out, PartnerFile.write(List.of(amendment)), reason.isEmpty() ? what : reason);
    }

    void requireReason(String what) {
        if (reason.isBlank()) throw new RefusedCommand(what + " needs a reason: --reason TEXT.");
    }

    void send(PrintWriter out, String yaml, String why) {
        var actor = "operator " + System.getProperty("user.name", "");
        var answer = door.post(
                "/operator/partner-file?dryRun=" + dryRun + "&actor=" + OperatorDoor.encoded(actor.strip()) + "&reason="
                        + OperatorDoor.encoded(why),
                "application/yaml",
                BodyPublishers.ofString(yaml));
        for (var partner : answer.path("partners")) {
            var changes = partner.path("changes");
            out.println(partner.path("id").asString() + ": "
                    + (changes.isEmpty()
                            ? "nothing changes"
                            : (dryRun ? "would be version " : "version ")
                                    + partner.path("version").asInt()));
            for (var line : changes) out.println("  " + line.asString());
        }
        if (dryRun) out.println("Nothing was changed.");
    }

    static TradingPartner partner(String document) {
        return PartnerJson.read(document);
    }
}
