package io.x12gateway.core.payload;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Payloads, encrypted as {@link Sealing} says. Small ones travel in the database row. A larger one is streamed into
 * {@code staging/<id>.part}, forced to disk, renamed to {@code objects/<yyyy>/<mm>/<dd>/<id>} and its directories
 * forced, before {@link #stage} returns. One frame per stream is all that is held in memory.
 */
public final class EncryptedPayloads implements PayloadStore {
    private static final Logger LOG = LoggerFactory.getLogger(EncryptedPayloads.class);
    private final Vault vault;
    private final KeyEncryptionKey key;
    private final JdbcClient db;
    private final Supplier<String> ids;
    private final int inlineBytesMax;

    /**
     * @param directory made if it does not exist; on one file system
     * @param keyFile made with a new key if there is none, unless there are payloads already: then its absence is a
     *     fault, see {@link KeyEncryptionKey}
     * @param ids ULIDs
     * @param inlineBytesMax clear bytes up to which a payload lies in the database row; at most 65,536
     */
    public EncryptedPayloads(
            Path directory, Path keyFile, DataSource source, Supplier<String> ids, int inlineBytesMax) {
        if (inlineBytesMax < 0 || inlineBytesMax > 65_536)
            throw new IllegalArgumentException("inlineBytesMax is not 0 to 65536: " + inlineBytesMax);
        this.db = JdbcClient.create(source);
        this.key = anyPayload() ? KeyEncryptionKey.open(keyFile) : KeyEncryptionKey.openOrCreate(keyFile);
        this.vault = Vault.in(directory);
        this.ids = ids;
        this.inlineBytesMax = inlineBytesMax;
    }

    @Override
    public StagedPayload stage(InputStream body, long limitBytes) throws IOException {
        var id = new PayloadId(ids.get());
        var sealed = Sealing.create(id, key);
        var clear = new LimitedStream(body, limitBytes);
        // Up to one byte more than fits a row tells a small payload from a large one.
        var first = clear.readNBytes(inlineBytesMax + 1);
        if (first.length <= inlineBytesMax) return inline(id, sealed, clear, first);
        try (var file = vault.begin(id)) {
            file.out().write(sealed.header());
            seal(sealed.sealing(), clear, first, file.out());
            file.finish();
        }
        return new StagedPayload(id, clear.digest(), clear.count(), Optional.empty());
    }

    @Override
    public StagedPayload stage(byte[] body) {
        if (body.length > inlineBytesMax) return PayloadStore.super.stage(body);
        var id = new PayloadId(ids.get());
        return new StagedPayload(id, Digest.of(body), body.length, Optional.of(inline(Sealing.create(id, key), body)));
    }

    private static StagedPayload inline(PayloadId id, Sealing.Sealed sealed, LimitedStream clear, byte[] bytes) {
        return new StagedPayload(id, clear.digest(), clear.count(), Optional.of(inline(sealed, bytes)));
    }

    private static byte[] inline(Sealing.Sealed sealed, byte[] clear) {
        var header = sealed.header();
        var frame = sealed.sealing().seal(0, true, clear, clear.length);
        var both = Arrays.copyOf(header, header.length + frame.length);
        System.arraycopy(frame, 0, both, header.length, frame.length);
        return both;
    }

    private static void seal(Sealing sealing, InputStream clear, byte[] first, OutputStream out) throws IOException {
        var frame = firstFrame(clear, first);
        int length = frame.length;
        for (long n = 0; ; n++) {
            int next = length < Sealing.FRAME_BYTES ? -1 : clear.read();
            out.write(sealing.seal(n, next < 0, frame, length));
            if (next < 0) return;
            frame[0] = (byte) next;
            length = 1 + clear.readNBytes(frame, 1, frame.length - 1);
        }
    }

    /** As long as what there is: most files are far smaller than a frame, and a frame is a lot of memory to ask for. */
    private static byte[] firstFrame(InputStream clear, byte[] first) throws IOException {
        var rest = clear.readNBytes(Sealing.FRAME_BYTES - first.length);
        var frame = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, frame, first.length, rest.length);
        return frame;
    }

    @Override
    public Bundle bundle() {
        return new SealedBundle(vault, key, ids, inlineBytesMax);
    }

    @Override
    public InputStream open(PayloadId id) throws IOException {
        return open(id, 0);
    }

    @Override
    public InputStream open(PayloadId id, long from) throws IOException {
        var stored = db.sql("SELECT ciphertext, size_bytes, bundle_id, bundle_offset FROM payload WHERE id = ?")
                .param(id.value())
                .query((r, n) -> new Stored(
                        Optional.ofNullable(r.getBytes(1)),
                        r.getLong(2),
                        Optional.ofNullable(r.getString(3)),
                        r.getLong(4)))
                .optional()
                .orElseThrow(() -> missing(id, "the database does not know it"));
        if (stored.inline().isPresent())
            return skipped(
                    new UnsealingStream(
                            id, key, new ByteArrayInputStream(stored.inline().get())),
                    from);
        var file = stored.bundle().map(PayloadId::new).orElse(id);
        var clear = file(id, file, stored.offset() + from);
        return stored.bundle().isPresent() ? new PartOfStream(clear, Math.max(0, stored.sizeBytes() - from)) : clear;
    }

    /** A row of the table. */
    private record Stored(Optional<byte[]> inline, long sizeBytes, Optional<String> bundle, long offset) {}

    private static InputStream skipped(InputStream in, long bytes) throws IOException {
        in.skipNBytes(bytes);
        return in;
    }

    private InputStream file(PayloadId id, PayloadId file, long from) throws IOException {
        var channel = channel(id, file);
        try {
            return UnsealingStream.of(file, key, channel, from);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private SeekableByteChannel channel(PayloadId id, PayloadId file) throws IOException {
        try {
            return Files.newByteChannel(vault.object(file));
        } catch (NoSuchFileException e) {
            throw missing(id, "its file " + vault.object(file) + " is gone");
        }
    }

    @Override
    public void discard(StagedPayload staged) {
        if (staged.inline().isPresent()) return;
        try {
            Files.deleteIfExists(
                    vault.object(staged.place().map(StagedPayload.Place::bundle).orElse(staged.id())));
        } catch (IOException e) {
            LOG.warn("payload {} is not needed and could not be deleted: {}", staged.id(), e.toString());
        }
    }

    /** The id of the key that payloads are wrapped with: tells keys apart and tells nothing about them. */
    public String keyId() {
        return HexFormat.of().formatHex(key.id());
    }

    /** A secret of this installation for another purpose; it stays the same as long as the key file does. */
    public byte[] secretFor(String purpose) {
        return key.secretFor(purpose);
    }

    private boolean anyPayload() {
        return !db.sql("SELECT id FROM payload FETCH FIRST 1 ROW ONLY")
                .query(String.class)
                .list()
                .isEmpty();
    }

    private static GatewayFault missing(PayloadId id, String why) {
        return new GatewayFault(
                FaultKind.GATEWAY,
                "payload-missing",
                "Payload " + id + " cannot be read: " + why + "; restore it from a backup");
    }
}
