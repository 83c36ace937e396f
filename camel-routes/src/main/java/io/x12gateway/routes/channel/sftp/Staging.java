package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.Ulid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final String NOTE = ".note";
    private static final String UNFINISHED_NOTE = ".note.new";

    /** Smaller uploads are noted when their connection is lost, larger ones on their way, too. */
    private static final long NOTED_EVERY_BYTES = 8L * 1024 * 1024;

    private static final long DISK_CHECK_EVERY_BYTES = 4L * 1024 * 1024;

    private final Path directory;
    private final Limits limits;
    private final StagingKeys keys;
    private final Ulid ids;
    private final Clock clock;
    private final Map<PartnerId, AtomicLong> staged = new ConcurrentHashMap<>();
    private final AtomicLong untilDiskCheck = new AtomicLong();
    private final List<Leftover> leftovers = new ArrayList<>();
    private final List<Upload> resumable = new ArrayList<>();

    /** An upload of an earlier process of which too little is known to go on with it. */
    record Leftover(String partner, long sizeBytes) {}

    /** What an earlier process noted can be gone on with; whatever else it left behind is deleted. */
    Staging(Path directory, Limits limits, byte[] secret, Ulid ids, Clock clock) {
        this.directory = directory;
        this.limits = limits;
        this.keys = new StagingKeys(secret);
        this.ids = ids;
        this.clock = clock;
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            pickUp();
        } catch (IOException e) {
            throw new UncheckedIOException("the staging directory of SFTP uploads cannot be used: " + directory, e);
        }
    }

    private void pickUp() throws IOException {
        var left = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(directory)) {
            files.forEach(left::add);
        }
        for (var file : left) {
            var name = file.getFileName().toString();
            if (!name.endsWith(NOTE) && !name.endsWith(UNFINISHED_NOTE)) pickUp(file);
        }
        for (var file : left) if (!Files.exists(uploadOf(file))) Files.deleteIfExists(file);
    }

    private void pickUp(Path file) throws IOException {
        try {
            var name = file.getFileName().toString();
            var note = UploadNote.open(Files.readAllBytes(noteOn(file)), keys.note(name));
            var staged = StagedFile.goOn(file, keys.bytes(name), new Coverage(note.ranges()));
            var partner = new PartnerId(partnerOf(file));
            var upload = new Upload(partner, note.channel(), note.name(), staged, note.touchedAt());
            upload.noted(note.name(), staged.size());
            used(partner).addAndGet(staged.size());
            resumable.add(upload);
        } catch (IOException | IllegalArgumentException e) {
            LOG.info("an unfinished upload cannot be gone on with: {}", e.toString());
            leftovers.add(new Leftover(partnerOf(file), Files.size(file)));
            Files.delete(file);
        }
    }

    private static Path noteOn(Path file) {
        return file.resolveSibling(file.getFileName() + NOTE);
    }

    private static Path uploadOf(Path file) {
        var name = file.getFileName().toString();
        int end = name.indexOf(NOTE);
        return end < 0 ? file : file.resolveSibling(name.substring(0, end));
    }

    /** What an earlier process noted. */
    List<Upload> resumable() {
        return List.copyOf(resumable);
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

    Upload begin(PartnerId partner, Channel channel, String name) throws IOException {
        var file = partner + OF + ids.next();
        return new Upload(partner, channel, name, StagedFile.begin(directory.resolve(file), keys.bytes(file)), now());
    }

    /**
     * Makes durable what arrived of an upload, so that its sender can go on with it after a restart. If that fails, she
     * can go on with it as long as this process lives.
     */
    void note(Upload upload) {
        if (upload.isNoted()) return;
        // A lost connection interrupts its thread, at any moment, and that closes the file: then once more.
        boolean interrupted = Thread.interrupted();
        try {
            noteDurably(upload);
        } catch (ClosedByInterruptException lost) {
            interrupted = Thread.interrupted();
            noteOnceMore(upload);
        } catch (IOException e) {
            unnoted(upload, e);
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private void noteOnceMore(Upload upload) {
        try {
            noteDurably(upload);
        } catch (IOException e) {
            unnoted(upload, e);
        }
    }

    private static void unnoted(Upload upload, IOException e) {
        LOG.warn("an unfinished upload of {} could not be noted: {}", upload.partner(), e.toString());
    }

    private void noteDurably(Upload upload) throws IOException {
        synchronized (upload) {
            var file = upload.file().path();
            var note = new UploadNote(
                    upload.channel(),
                    upload.name(),
                    upload.touchedAt(),
                    upload.file().force());
            var coming = file.resolveSibling(file.getFileName() + UNFINISHED_NOTE);
            write(coming, note.sealed(keys.note(file.getFileName().toString())));
            Files.move(coming, noteOn(file), StandardCopyOption.ATOMIC_MOVE);
            upload.noted(note.name(), new Coverage(note.ranges()).end());
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        try (var out = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) out.write(left);
            out.force(true);
        }
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
        if (upload.file().size() - upload.notedBytes() >= NOTED_EVERY_BYTES) note(upload);
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

    /** Never fails: a file that stays goes at the next start. */
    void discard(Upload upload) {
        used(upload.partner()).addAndGet(-upload.file().size());
        try {
            Files.deleteIfExists(noteOn(upload.file().path()));
            upload.file().delete();
        } catch (IOException e) {
            LOG.warn("a staged upload of {} could not be deleted", upload.partner(), e);
        }
    }

    private AtomicLong used(PartnerId partner) {
        return staged.computeIfAbsent(partner, p -> new AtomicLong());
    }
}
