package io.x12gateway.routes.operator;

import io.x12gateway.core.partner.ApiToken;
import io.x12gateway.core.partner.Fingerprint;
import io.x12gateway.core.partner.PartnerCommand;
import io.x12gateway.core.partner.Scope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code gateway partner token ...} */
@Command(name = "token", mixinStandardHelpOptions = true, description = "API tokens.")
final class TokenTool {
    static final String SCOPES = "any of submit, inquire, mailbox.read, mailbox.acknowledge, validate; none means all";

    @Spec
    @Nullable
    CommandSpec spec;

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a token, prints it once and keeps its hash.")
    int create(
            @Mixin ChangeOptions change,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--label", required = true, description = "what it is called") String label,
            @Option(names = "--scopes", split = ",", description = SCOPES) String @Nullable [] scopes,
            @Mixin ValidityOptions validity) {
        var secret = NewSecret.make();
        var token = new ApiToken(Fingerprint.sha256(secret.text()), label, scopes(scopes), validity.validity());
        var out = PartnerTool.out(spec);
        change.apply(out, id, new PartnerCommand.AddToken(token), "token create " + label);
        if (!change.dryRun) secret.show(out, "Token '" + label + "'");
        return 0;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "A token counts no more.")
    int revoke(
            @Mixin ChangeOptions change,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(
                            index = "1",
                            paramLabel = "TOKEN",
                            description = "its label, or at least 8 digits of the beginning of its SHA-256")
                    String which) {
        change.apply(PartnerTool.out(spec), id, new PartnerCommand.RevokeToken(which), "token revoke " + which);
        return 0;
    }

    static Set<Scope> scopes(String @Nullable [] names) {
        return names == null ? Set.of() : Arrays.stream(names).map(Scope::of).collect(Collectors.toSet());
    }
}
