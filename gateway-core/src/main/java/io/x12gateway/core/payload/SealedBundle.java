package io.x12gateway.core.payload;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Supplier;

/** A bundle in the vault. Its file is begun when the first payload comes that does not go into a row. */
final class SealedBundle implements Bundle {
    private final Vault vault;
    private final KeyEncryptionKey key;
    private final Supplier<String> ids;
    private final int inlineBytesMax;
    private final PayloadId id;

    /** What rows may still hold: they wait in memory for the commit, however many there are. */
    private long inlineBytesLeft = 1 << 20;

    private Vault.@Nullable Part part;
    private @Nullable SealingStream file;

    SealedBundle(Vault vault, KeyEncryptionKey key, Supplier<String> ids, int inlineBytesMax) {
        this.vault = vault;
        this.key = key;
        this.ids = ids;
        this.inlineBytesMax = inlineBytesMax;
        this.id = new PayloadId(ids.get());
    }

    @Override
    public StagedPayload add(Body body) throws IOException {
        var target = new Target();
        var counted = new CountedStream(target);
        body.writeTo(counted);
        var payload = new PayloadId(ids.get());
        var place = target.place;
        if (place != null)
            return new StagedPayload(payload, counted.digest(), counted.count(), Optional.empty(), Optional.of(place));
        inlineBytesLeft -= target.first.size();
        var sealed = Sealing.create(payload, key);
        var clear = target.first.toByteArray();
        var out = new ByteArrayOutputStream(Sealing.HEADER_BYTES + clear.length + Sealing.TAG_BYTES);
        out.writeBytes(sealed.header());
        out.writeBytes(sealed.sealing().seal(0, true, clear, clear.length));
        return new StagedPayload(payload, counted.digest(), counted.count(), Optional.of(out.toByteArray()));
    }

    /** Keeps the beginning until it is clear whether the payload fits into a row. */
    private final class Target extends OutputStream {
        private final ByteArrayOutputStream first = new ByteArrayOutputStream();
        private final long most = Math.min(inlineBytesMax, inlineBytesLeft);
        private StagedPayload.@Nullable Place place;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (place == null && first.size() + (long) length <= most) {
                first.write(bytes, offset, length);
                return;
            }
            var out = file();
            if (place == null) {
                place = new StagedPayload.Place(id, out.count());
                first.writeTo(out);
            }
            out.write(bytes, offset, length);
        }
    }

    private SealingStream file() throws IOException {
        var open = file;
        if (open == null) {
            var begun = vault.begin(id);
            part = begun;
            var sealed = Sealing.create(id, key);
            begun.out().write(sealed.header());
            open = new SealingStream(sealed.sealing(), begun.out());
            file = open;
        }
        return open;
    }

    @Override
    public void finish() throws IOException {
        if (file == null || part == null) return;
        file.finish();
        part.finish();
        file = null;
    }

    @Override
    public void close() {
        if (part != null) part.close();
    }
}
