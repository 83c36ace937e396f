package io.x12gateway.core.remote;

import java.time.Instant;

/** A file as a server shows it. The server says so; nothing of it can be relied on. */
public record RemoteFile(String name, long sizeBytes, Instant modifiedAt) {}
