package io.x12gateway.routes.operator;

import io.x12gateway.core.partner.CorePassword;
import io.x12gateway.core.partner.PartnerCommand;
import io.x12gateway.core.partner.PasswordHash;
import io.x12gateway.core.partner.SshPassword;
import io.x12gateway.core.partner.ValidityText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code gateway partner password ...}: made here and shown once, or read from standard input. */
@Command(name = "password", mixinStandardHelpOptions = true, description = "Passwords, for CORE and for SFTP.")
final class PasswordTool {
    private static final String FORMER =
            "until when a former password counts, such as 2026-12-31 (default: it ends now)";
    private static final String STDIN = "read the password from standard input instead of making one";
    private static final int LENGTH_MIN = 12;

    @Spec
    @Nullable
    CommandSpec spec;

    @Command(name = "core", mixinStandardHelpOptions = true, description = "Sets the password of a CORE user.")
    int core(
            @Mixin ChangeOptions change,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--user", description = "UserName (default: the partner's id)") @Nullable String user,
            @Option(names = "--former-until", paramLabel = "DAY", description = FORMER) @Nullable String formerUntil,
            @Option(names = "--stdin", description = STDIN) boolean stdin,
            @Mixin ValidityOptions validity)
            throws IOException {
        var name = user == null ? id : user;
        var secret = secret(stdin);
        var password = new CorePassword(name, hash(secret), validity.validity());
        var former = Optional.ofNullable(formerUntil).map(ValidityText::to);
        var command = new PartnerCommand.SetCorePassword(password, former);
        change.apply(PartnerTool.out(spec), id, command, "password core " + name);
        if (!change.dryRun && !stdin) secret.show(PartnerTool.out(spec), "Password of CORE user " + name);
        return 0;
    }

    @Command(
            name = "sftp",
            mixinStandardHelpOptions = true,
            description = "Sets the SFTP password, which counts from the named addresses only.")
    int sftp(
            @Mixin ChangeOptions change,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--user", description = "SFTP user (default: as it is)") @Nullable String user,
            @Option(
                            names = "--source-addresses",
                            required = true,
                            split = ",",
                            description = "addresses or networks, such as 192.0.2.0/24")
                    String[] sources,
            @Option(names = "--former-until", paramLabel = "DAY", description = FORMER) @Nullable String formerUntil,
            @Option(names = "--stdin", description = STDIN) boolean stdin,
            @Mixin ValidityOptions validity)
            throws IOException {
        var secret = secret(stdin);
        var password = new SshPassword(hash(secret), Arrays.asList(sources), validity.validity());
        var former = Optional.ofNullable(formerUntil).map(ValidityText::to);
        var command = new PartnerCommand.SetSshPassword(user == null ? "" : user, password, former);
        change.apply(PartnerTool.out(spec), id, command, "password sftp from " + List.of(sources));
        if (!change.dryRun && !stdin) secret.show(PartnerTool.out(spec), "SFTP password");
        return 0;
    }

    private static PasswordHash hash(NewSecret secret) {
        return PasswordHash.of(secret.text().toCharArray());
    }

    private static NewSecret secret(boolean stdin) throws IOException {
        if (!stdin) return NewSecret.make();
        var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (line == null || line.length() < LENGTH_MIN)
            throw new RefusedCommand("The password on standard input is shorter than " + LENGTH_MIN + " characters.");
        return new NewSecret(line);
    }
}
