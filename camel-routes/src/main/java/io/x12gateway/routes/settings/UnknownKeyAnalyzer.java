package io.x12gateway.routes.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns an unknown key into a few readable lines instead of a stack trace. */
final class UnknownKeyAnalyzer extends AbstractFailureAnalyzer<UnknownKeys.UnknownKeyException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, UnknownKeys.UnknownKeyException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "See docs/reference/configuration.md for every key and its default.", cause);
    }
}
