package io.x12gateway.routes.operator;

import io.x12gateway.core.partner.Validity;
import io.x12gateway.core.partner.ValidityText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.Optional;

/** From when and until when a new credential counts. */
final class ValidityOptions {
    @Option(names = "--starts", paramLabel = "DAY", description = "first day, or moment (default: now)")
    @Nullable
    String starts;

    @Option(names = "--expires", paramLabel = "DAY", description = "last day, or moment (default: never)")
    @Nullable
    String expires;

    Validity validity() {
        return validity(Optional.empty());
    }

    /** @param otherwise the end if none is given */
    Validity validity(Optional<Instant> otherwise) {
        return new Validity(
                Optional.ofNullable(starts).map(ValidityText::from),
                Optional.ofNullable(expires).map(ValidityText::to).or(() -> otherwise));
    }
}
