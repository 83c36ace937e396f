package io.x12gateway.routes.channel.remote;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What we log in with at partners' servers, by the name that profiles use: the environment variable {@code
 * GATEWAY_REMOTE_KEY_<NAME>}, or a file of that name. Read at every use, so that a changed one counts at once.
 */
final class RemoteSecrets {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final long SIZE_MAX = 64L * 1024;
    private final Path directory;
    private final UnaryOperator<String> environment;

    /** @param environment gives a variable's value, or null */
    RemoteSecrets(Path directory, UnaryOperator<String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** A private key in any format that OpenSSH knows, without passphrase; any other text is a password. */
    record Secret(String text) {
        boolean isKey() {
            return text.contains("PRIVATE KEY-----");
        }

        byte[] key() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        String password() {
            return text.strip();
        }

        @Override
        public String toString() {
            return "a secret";
        }
    }

    /** @throws GatewayFault {@code remote-key-missing} */
    Secret named(String name) {
        if (!NAME.matcher(name).matches()) throw missing(name, "is no name for a file");
        var variable = environment.apply(variable(name));
        if (variable != null && !variable.isBlank()) return new Secret(variable);
        var file = directory.resolve(name);
        try {
            if (Files.size(file) > SIZE_MAX) throw missing(name, "is too large for a key");
            return new Secret(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw missing(name, "is neither in " + variable(name) + " nor a file in the key directory");
        } catch (IOException e) {
            throw missing(name, "cannot be read");
        }
    }

    static String variable(String name) {
        return "GATEWAY_REMOTE_KEY_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static GatewayFault missing(String name, String why) {
        return new GatewayFault(
                FaultKind.BACK_END,
                "remote-key-missing",
                "The key '" + name + "' of a partner's server " + why + "; see docs/reference/remote-sftp.md");
    }
}
