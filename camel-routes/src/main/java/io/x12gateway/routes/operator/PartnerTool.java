package io.x12gateway.routes.operator;

import io.x12gateway.core.partner.PartnerCommand;
import io.x12gateway.core.partner.PartnerDiff;
import io.x12gateway.core.partner.PartnerStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code gateway partner ...}: the registry of trading partners of the running gateway. */
@Command(
        name = "partner",
        mixinStandardHelpOptions = true,
        description = "Trading partners of the gateway that runs here: who they are, what they may, how they log in.",
        subcommands = {
            TokenTool.class,
            OAuthTool.class,
            KeyTool.class,
            CertificateTool.class,
            PasswordTool.class,
            AgreementTool.class,
            DelegateTool.class
        })
public final class PartnerTool {
    private static final String AS_JSON = "as JSON";

    @Spec
    @Nullable
    CommandSpec spec;

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Every partner, one line each.")
    int list(@Mixin OperatorDoor door, @Option(names = "--json", description = AS_JSON) boolean json) {
        var answer = door.get("/operator/partners");
        if (json) return print(answer);
        var table = new TextTable("ID", "NAME", "KIND", "STATUS", "USE", "AGREEMENTS", "DELEGATIONS", "VERSION");
        for (var p : answer)
            table.row(
                    text(p, "id"),
                    text(p, "name"),
                    word(text(p, "kind")),
                    word(text(p, "status")),
                    p.path("usages").valueStream().map(JsonNode::asString).collect(Collectors.joining("")),
                    text(p, "agreements"),
                    text(p, "delegations"),
                    text(p, "version"));
        table.print(out());
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One partner field by field; secrets as fingerprints.")
    int show(
            @Mixin OperatorDoor door,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--at-version", description = "as it was in this version") @Nullable Integer version,
            @Option(names = "--on", paramLabel = "DAY", description = "as it was at the end of this day") @Nullable
                    String on,
            @Option(names = "--json", description = AS_JSON + ", with the hashes") boolean json) {
        var found = on == null
                ? version(door, id, version)
                : door.get("/operator/partners/" + OperatorDoor.encoded(id) + "?on=" + OperatorDoor.encoded(on));
        if (json) return print(found);
        out().println(text(found, "id") + ", version " + text(found, "version") + " since " + text(found, "at") + " ("
                + text(found, "actor") + reason(found) + ")");
        var partner = ChangeOptions.partner(found.path("document").toString());
        for (var line : PartnerDiff.of(Optional.empty(), Optional.of(partner)))
            out().println("  " + line.toString().substring(2));
        return 0;
    }

    @Command(
            name = "history",
            mixinStandardHelpOptions = true,
            description = "Every version of a partner: when, who, why, and what changed.")
    int history(
            @Mixin OperatorDoor door,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--json", description = AS_JSON) boolean json) {
        var answer = door.get("/operator/partners/" + OperatorDoor.encoded(id) + "/history");
        if (json) return print(answer);
        for (var version : answer) {
            out().println("version " + text(version, "version") + "  " + text(version, "at") + "  "
                    + text(version, "actor") + reason(version));
            if (version.path("version").asInt() == 1) out().println("  (added)");
            else for (var line : version.path("changes")) out().println("  " + line.asString());
        }
        return 0;
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "What differs between two versions of a partner.")
    int diff(
            @Mixin OperatorDoor door,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(index = "1", paramLabel = "V1") int from,
            @Parameters(index = "2", paramLabel = "V2") int to) {
        var before =
                ChangeOptions.partner(version(door, id, from).path("document").toString());
        var after = ChangeOptions.partner(version(door, id, to).path("document").toString());
        PartnerDiff.of(Optional.of(before), Optional.of(after)).forEach(out()::println);
        return 0;
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Partners as a partner file, with the versions it is based on.")
    int export(@Mixin OperatorDoor door, @Parameters(paramLabel = "ID", arity = "0..*") @Nullable List<String> ids) {
        var query = Optional.ofNullable(ids).orElse(List.of()).stream()
                .map(id -> "id=" + OperatorDoor.encoded(id))
                .collect(Collectors.joining("&"));
        out().print(door.text("/operator/partner-file?" + query));
        out().flush();
        return 0;
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Adds and changes the partners of a partner file, all or none; those not in it stay as they"
                    + " are. A file made by export is refused if a partner changed since.")
    int importFile(@Mixin ChangeOptions change, @Parameters(paramLabel = "FILE") Path file) throws IOException {
        if (!change.dryRun) change.requireReason("import");
        if (!Files.isReadable(file)) throw new RefusedCommand("There is no readable file " + file + ".");
        change.send(out(), Files.readString(file), change.reason);
        return 0;
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "It may log in and send; what is for it is held until it is resumed.")
    int pause(@Mixin ChangeOptions change, @Parameters(paramLabel = "ID") String id) {
        return status(change, id, PartnerStatus.PAUSED);
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "It is active again.")
    int resume(@Mixin ChangeOptions change, @Parameters(paramLabel = "ID") String id) {
        return status(change, id, PartnerStatus.ACTIVE);
    }

    @Command(
            name = "suspend",
            mixinStandardHelpOptions = true,
            description = "It can't log in any more, and what is for it is held. Needs --reason.")
    int suspend(@Mixin ChangeOptions change, @Parameters(paramLabel = "ID") String id) {
        change.requireReason("suspend");
        return status(change, id, PartnerStatus.SUSPENDED);
    }

    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = "It can't log in any more and is nobody's recipient. Needs --reason.")
    int close(@Mixin ChangeOptions change, @Parameters(paramLabel = "ID") String id) {
        change.requireReason("close");
        return status(change, id, PartnerStatus.CLOSED);
    }

    @Command(
            name = "expiring",
            mixinStandardHelpOptions = true,
            description = "Credentials, agreements and delegations that end soon.")
    int expiring(
            @Mixin OperatorDoor door,
            @Option(names = "--days", defaultValue = "60", description = "within how many days (default: 60)") int days,
            @Option(names = "--json", description = AS_JSON) boolean json) {
        var answer = door.get("/operator/running-out?days=" + days);
        if (json) return print(answer);
        if (answer.isEmpty()) out().println("Nothing ends within " + days + " days.");
        var table = new TextTable("ENDS", "PARTNER", "WHAT");
        for (var one : answer) table.row(text(one, "end"), text(one, "partner"), text(one, "what"));
        if (!answer.isEmpty()) table.print(out());
        return 0;
    }

    @Command(
            name = "who-sees",
            mixinStandardHelpOptions = true,
            description =
                    "Who may send and receive for a provider on a day, and why. For a day that is past: as partners"
                            + " were at its end.")
    int whoSees(
            @Mixin OperatorDoor door,
            @Parameters(paramLabel = "NPI") String npi,
            @Option(names = "--on", paramLabel = "DAY", description = "such as 2026-12-31 (default: today)") @Nullable
                    String on,
            @Option(names = "--transaction", paramLabel = "SET", description = "such as 835 (default: all)") @Nullable
                    String transaction,
            @Option(names = "--json", description = AS_JSON) boolean json) {
        var answer = door.get("/operator/who-sees?npi=" + OperatorDoor.encoded(npi)
                + (on == null ? "" : "&on=" + OperatorDoor.encoded(on))
                + (transaction == null ? "" : "&transaction=" + OperatorDoor.encoded(transaction)));
        if (json) return print(answer);
        out().println("NPI " + npi + " on " + text(answer, "on") + ":");
        if (answer.path("accesses").isEmpty()) out().println("nobody");
        else AccessTable.of(answer.path("accesses")).print(out());
        return 0;
    }

    private int status(ChangeOptions change, String id, PartnerStatus status) {
        change.apply(out(), id, new PartnerCommand.SetStatus(status), word(status.name()));
        return 0;
    }

    private static JsonNode version(OperatorDoor door, String id, @Nullable Integer version) {
        return door.get(
                "/operator/partners/" + OperatorDoor.encoded(id) + (version == null ? "" : "?version=" + version));
    }

    private static String reason(JsonNode version) {
        return text(version, "reason").isEmpty() ? "" : ": " + text(version, "reason");
    }

    private int print(JsonNode answer) {
        out().println(answer.toPrettyString());
        return 0;
    }

    static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }

    private PrintWriter out() {
        return out(spec);
    }

    static PrintWriter out(@Nullable CommandSpec spec) {
        if (spec == null) throw new IllegalStateException("picocli fills it in");
        return spec.commandLine().getOut();
    }
}
