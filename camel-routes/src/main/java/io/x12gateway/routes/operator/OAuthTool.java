package io.x12gateway.routes.operator;

import io.x12gateway.core.partner.Fingerprint;
import io.x12gateway.core.partner.OAuthClient;
import io.x12gateway.core.partner.PartnerCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gateway partner oauth ...} */
@Command(name = "oauth", mixinStandardHelpOptions = true, description = "OAuth 2 clients.")
final class OAuthTool {
    @Spec
    @Nullable
    CommandSpec spec;

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a client, or a further secret of one; prints the secret once and keeps its hash.")
    int create(
            @Mixin ChangeOptions change,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--client-id", description = "default: the partner's id") @Nullable String clientId,
            @Option(names = "--scopes", split = ",", description = TokenTool.SCOPES) String @Nullable [] scopes,
            @Mixin ValidityOptions validity) {
        var secret = NewSecret.make();
        var name = clientId == null ? id : clientId;
        var client =
                new OAuthClient(name, Fingerprint.sha256(secret.text()), TokenTool.scopes(scopes), validity.validity());
        var out = PartnerTool.out(spec);
        change.apply(out, id, new PartnerCommand.AddOAuthClient(client), "oauth create " + name);
        if (!change.dryRun) secret.show(out, "Secret of client " + name);
        return 0;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "A client counts no more, with all secrets.")
    int revoke(
            @Mixin ChangeOptions change,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(index = "1", paramLabel = "CLIENT") String clientId) {
        change.apply(
                PartnerTool.out(spec), id, new PartnerCommand.RevokeOAuthClient(clientId), "oauth revoke " + clientId);
        return 0;
    }
}
