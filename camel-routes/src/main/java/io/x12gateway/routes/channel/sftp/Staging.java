package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Ulid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Where unfinished uploads lie, within limits per file, per partner and for the disk; outside every partner's sight. */
final class Staging {

    /**
     * @param fileBytesMax the largest upload
     * @param partnerBytesMax what one partner may have unfinished at a time
     * @param diskFreeBytesMin what has to stay free on the disk for what was received already
     */
    record Limits(long fileBytesMax, long partnerBytesMax, long diskFreeBytesMin) {}

    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);
    /** Between a partner's id, which has none, and the rest of a file's name. */
    private static final String OF = "~";

    private static final long DISK_CHECK_EVERY_BYTES = 4L * 1024 * 1024;

    private final Path directory;
    private final Limits limits;
    private final Ulid ids;
    private final Clock clock;
    private final Map<PartnerId, AtomicLong> staged = new ConcurrentHashMap<>();
    private final AtomicLong untilDiskCheck = new AtomicLong();
    private final List<Leftover> leftovers = new ArrayList<>();

    /** An upload of an earlier process, which nobody can read any more. */
    record Leftover(String partner, long sizeBytes) {}

    /** Whatever an earlier process left behind is unreadable, its keys being gone, and is deleted. */
    Staging(Path directory, Limits limits, Ulid ids, Clock clock) {
        this.directory = directory;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (var left = Files.newDirectoryStream(directory)) {
                for (var file : left) {
                    leftovers.add(new Leftover(partnerOf(file), Files.size(file)));
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the staging directory of SFTP uploads cannot be used: " + directory, e);
        }
    }

    /** What was deleted at the beginning. */
    List<Leftover> leftovers() {
        return List.copyOf(leftovers);
    }

    private static String partnerOf(Path file) {
        var name = file.getFileName().toString();
        return name.contains(OF) ? name.substring(0, name.indexOf(OF)) : "";
    }

    Instant now() {
        return clock.instant();
    }

    Upload begin(PartnerId partner, String name) throws IOException {
        return new Upload(partner, name, new StagedFile(directory.resolve(partner + OF + ids.next())), now());
    }

    void write(Upload upload, ByteBuffer bytes, long position) throws IOException {
        long end = position + bytes.remaining();
        if (position < 0 || end < position || end > limits.fileBytesMax())
            throw Refusal.failed("the file is larger than the " + limits.fileBytesMax() + " bytes that are taken");
        long before = upload.file().size();
        requireRoom(upload.partner(), Math.max(0, end - before));
        try {
            upload.file().write(bytes, position);
        } finally {
            used(upload.partner()).addAndGet(upload.file().size() - before);
        }
    }

    private void requireRoom(PartnerId partner, long growth) throws IOException {
        if (used(partner).get() + growth > limits.partnerBytesMax())
            throw Refusal.failed("your unfinished uploads are larger than " + limits.partnerBytesMax()
                    + " bytes together: finish or delete some");
        if (untilDiskCheck.addAndGet(-growth) >= 0) return;
        untilDiskCheck.set(0);
        if (Files.getFileStore(directory).getUsableSpace() < limits.diskFreeBytesMin())
            throw Refusal.failed("there is no room for uploads at present: send it again later");
        untilDiskCheck.set(DISK_CHECK_EVERY_BYTES);
    }

    /** Never fails: a file that stays is unreadable and goes at the next start. */
    void discard(Upload upload) {
        used(upload.partner()).addAndGet(-upload.file().size());
        try {
            upload.file().delete();
        } catch (IOException e) {
            LOG.warn("a staged upload of {} could not be deleted", upload.partner(), e);
        }
    }

    private AtomicLong used(PartnerId partner) {
        return staged.computeIfAbsent(partner, p -> new AtomicLong());
    }
}
