package io.x12gateway.routes.channel.sftp;

import java.time.Instant;

/** What a partner sees of a folder or file: name, size in bytes, time, and whether it may be written. */
record Node(String name, boolean isFolder, boolean isWritable, long sizeBytes, Instant modifiedAt) {
    static Node folder(String name, boolean writable, Instant at) {
        return new Node(name, true, writable, 0, at);
    }

    static Node file(String name, boolean writable, long sizeBytes, Instant at) {
        return new Node(name, false, writable, sizeBytes, at);
    }
}
