package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.webhook.WebhookSecret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What signs, by the name that profiles use: the environment variable {@code GATEWAY_WEBHOOKS_KEY_<NAME>}, or a file of
 * that name. One secret in each line; while there are two, each message carries a signature of both. Read at every use, so
 * that a changed one counts at once.
 */
final class WebhookSecrets {
    /** The line of an old one, of a new one, and one to spare. */
    static final int SECRETS_MAX = 3;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final long SIZE_MAX = 4096;
    private final Path directory;
    private final UnaryOperator<String> environment;

    /** @param environment gives a variable's value, or null */
    WebhookSecrets(Path directory, UnaryOperator<String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** There is none of that name, or none that would protect anything. */
    static final class MissingException extends Exception {
        private static final long serialVersionUID = 1L;

        MissingException(String message) {
            super(message);
        }
    }

    List<WebhookSecret> named(String name) throws MissingException {
        if (!NAME.matcher(name).matches()) throw missing(name, "is no name for a file");
        var lines =
                text(name).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        if (lines.isEmpty() || lines.size() > SECRETS_MAX)
            throw missing(name, "has " + lines.size() + " lines; write one secret, or an old and a new one");
        try {
            return lines.stream().map(line -> new WebhookSecret(name, line)).toList();
        } catch (IllegalArgumentException tooShort) {
            throw missing(name, "has a line of less than " + WebhookSecret.LENGTH_MIN + " characters");
        }
    }

    private String text(String name) throws MissingException {
        var variable = environment.apply(variable(name));
        if (variable != null && !variable.isBlank()) return variable;
        var file = directory.resolve(name);
        try {
            if (Files.size(file) > SIZE_MAX) throw missing(name, "is too large for a secret");
            return Files.readString(file);
        } catch (IOException e) {
            throw missing(name, "is neither in " + variable(name) + " nor a readable file in the secret directory");
        }
    }

    static String variable(String name) {
        return "GATEWAY_WEBHOOKS_KEY_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static MissingException missing(String name, String why) {
        return new MissingException("The webhook secret '" + name + "' " + why);
    }
}
