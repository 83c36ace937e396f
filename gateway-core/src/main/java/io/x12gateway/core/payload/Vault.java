package io.x12gateway.core.payload;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** The directory of large payloads. A file under {@code objects} is complete and on the disk. */
final class Vault {
    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    private static final String BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_LENGTH = 10;

    private final Path staging;
    private final Path objects;

    private Vault(Path staging, Path objects) {
        this.staging = staging;
        this.objects = objects;
    }

    static Vault in(Path directory) {
        try {
            return new Vault(
                    Files.createDirectories(directory.resolve("staging")),
                    Files.createDirectories(directory.resolve("objects")));
        } catch (IOException e) {
            throw new GatewayFault(
                    FaultKind.GATEWAY, "payload-directory", "Cannot use " + directory + " for payloads", e);
        }
    }

    /** An object that is being written. It has its name, and is durable, once it is finished. */
    Part begin(PayloadId id) throws IOException {
        var part = staging.resolve(id + ".part");
        return new Part(
                id,
                part,
                FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly()));
    }

    /** Closing one that is not finished leaves nothing behind. */
    final class Part implements Closeable {
        private final PayloadId id;
        private final Path file;
        private final FileChannel channel;
        private final OutputStream out;
        private boolean finished;

        private Part(PayloadId id, Path file, FileChannel channel) {
            this.id = id;
            this.file = file;
            this.channel = channel;
            this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        }

        OutputStream out() {
            return out;
        }

        void finish() throws IOException {
            out.flush();
            channel.force(true);
            channel.close();
            var object = object(id);
            var directory = object.resolveSibling("");
            makeDurably(directory);
            Files.move(file, object, StandardCopyOption.ATOMIC_MOVE);
            finished = true;
            Durable.forceDirectory(directory);
        }

        @Override
        public void close() {
            if (finished) return;
            try {
                channel.close();
            } catch (IOException e) {
                LOG.warn("{} could not be closed: {}", file, e.toString());
            }
            drop(file);
        }
    }

    Path object(PayloadId id) {
        return objects.resolve(DAY.format(madeAt(id))).resolve(id.value());
    }

    /** The first ten characters of a ULID are its milliseconds. */
    private static Instant madeAt(PayloadId id) {
        long millis = 0;
        for (int i = 0; i < TIME_LENGTH; i++) {
            int digit = BASE32.indexOf(id.value().charAt(i));
            if (digit < 0) throw new IllegalArgumentException("not a payload id: " + id);
            millis = millis << 5 | digit;
        }
        return Instant.ofEpochMilli(millis);
    }

    /** A new directory is only durable once its parent is forced. */
    private void makeDurably(Path directory) throws IOException {
        if (Files.isDirectory(directory)) return;
        var parent = directory.resolveSibling("");
        if (!parent.equals(objects) && parent.startsWith(objects)) makeDurably(parent);
        Files.createDirectories(directory);
        Durable.forceDirectory(parent);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void drop(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", part, e.toString());
        }
    }
}
