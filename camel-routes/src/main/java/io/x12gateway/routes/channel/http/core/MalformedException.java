package io.x12gateway.routes.channel.http.core;

import java.io.IOException;

/** What came is no envelope; the message says why, and holds nothing of what was sent. */
final class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message);
    }
}
