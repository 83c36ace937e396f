package io.x12gateway.routes.channel.http.core;

import java.io.IOException;

/** Carries an envelope error through whoever reads the payload. */
final class BrokenPromise extends IOException {
    private static final long serialVersionUID = 1L;

    private BrokenPromise(RuntimeException error) {
        super(error.getMessage(), error);
    }

    static BrokenPromise of(RuntimeException error) {
        return new BrokenPromise(error);
    }
}
