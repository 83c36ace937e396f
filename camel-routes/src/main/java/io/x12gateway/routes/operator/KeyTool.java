package io.x12gateway.routes.operator;

import io.x12gateway.core.partner.PartnerCommand;
import io.x12gateway.core.partner.SshKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code gateway partner key ...} */
@Command(name = "key", mixinStandardHelpOptions = true, description = "SSH keys for SFTP.")
final class KeyTool {
    @Spec
    @Nullable
    CommandSpec spec;

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a public key.")
    int add(
            @Mixin ChangeOptions change,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(index = "1", paramLabel = "FILE", description = "public key, one line as OpenSSH writes it")
                    Path file,
            @Option(names = "--user", description = "SFTP user (default: as it is)") @Nullable String user,
            @Mixin ValidityOptions validity)
            throws IOException {
        if (!Files.isReadable(file)) throw new RefusedCommand("There is no readable file " + file + ".");
        var text = Files.readString(file).strip();
        if (text.contains("PRIVATE KEY"))
            throw new RefusedCommand(
                    file + " is a private key, which nobody but its owner should have; give its .pub.");
        var key = new SshKey(text, validity.validity());
        change.apply(
                PartnerTool.out(spec),
                id,
                new PartnerCommand.AddSshKey(user == null ? "" : user, key),
                "key add " + file.getFileName());
        return 0;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "A key counts no more.")
    int remove(
            @Mixin ChangeOptions change,
            @Parameters(index = "0", paramLabel = "ID") String id,
            @Parameters(index = "1", paramLabel = "KEY", description = "its comment, or its beginning") String which) {
        change.apply(PartnerTool.out(spec), id, new PartnerCommand.RemoveSshKey(which), "key remove " + which);
        return 0;
    }
}
