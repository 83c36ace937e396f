package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Channel;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/** One file on its way in. All access is guarded by its {@link Inbound}, save for the bytes, which its writer owns. */
final class Upload {
    private final PartnerId partner;
    private final Channel channel;
    private final StagedFile file;
    private String name;
    private Instant touchedAt;
    private @Nullable UploadChannel writer;
    private Optional<String> flaw = Optional.empty();
    private volatile long notedBytes;
    private volatile String notedName = "";

    Upload(PartnerId partner, Channel channel, String name, StagedFile file, Instant now) {
        this.partner = partner;
        this.channel = channel;
        this.name = name;
        this.file = file;
        this.touchedAt = now;
    }

    PartnerId partner() {
        return partner;
    }

    Channel channel() {
        return channel;
    }

    String name() {
        return name;
    }

    void rename(String to) {
        name = to;
    }

    /** Whether all that is known of it is on the disk. */
    boolean isNoted() {
        return notedName.equals(name) && notedBytes == file.size();
    }

    /** How much of it arrived when it was noted last. */
    long notedBytes() {
        return notedBytes;
    }

    void noted(String underName, long bytes) {
        notedBytes = bytes;
        notedName = underName;
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
