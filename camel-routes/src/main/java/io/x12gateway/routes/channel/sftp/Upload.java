package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.partner.PartnerId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/** One file on its way in. All access is guarded by its {@link Inbound}, save for the bytes, which its writer owns. */
final class Upload {
    private final PartnerId partner;
    private final StagedFile file;
    private String name;
    private Instant touchedAt;
    private @Nullable UploadChannel writer;
    private Optional<String> flaw = Optional.empty();

    Upload(PartnerId partner, String name, StagedFile file, Instant now) {
        this.partner = partner;
        this.name = name;
        this.file = file;
        this.touchedAt = now;
    }

    PartnerId partner() {
        return partner;
    }

    String name() {
        return name;
    }

    void rename(String to) {
        name = to;
    }

    StagedFile file() {
        return file;
    }

    Instant touchedAt() {
        return touchedAt;
    }

    boolean isBeingWritten() {
        return writer != null;
    }

    boolean isWrittenBy(UploadChannel channel) {
        return writer == channel;
    }

    /** The newest connection wins: one that hangs must not keep its own partner from resuming. */
    void writtenBy(UploadChannel channel) {
        writer = channel;
    }

    void left(Instant now) {
        writer = null;
        touchedAt = now;
    }

    /** A write failed: what is there can never be whole, whatever the client does next. */
    void spoil(String reason) {
        flaw = Optional.of(reason);
    }

    /** Why this can never be received, if so. */
    Optional<String> flaw() {
        return flaw;
    }

    Node node() {
        return Node.file(name, true, file.size(), touchedAt);
    }
}
