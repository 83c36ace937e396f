package io.x12gateway.routes.channel.sftp;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Reads a stored document at any offset, although its decrypted bytes come in order only. The last blocks are kept, for
 * clients whose reads overtake each other; going back further opens the document once more.
 */
final class DocumentChannel implements SeekableByteChannel {
    private static final int BLOCK_BYTES = 256 * 1024;
    private static final int BLOCKS_KEPT = 8;

    private final long size;
    private final Callable<InputStream> reopen;
    private final Runnable whole;
    private final Coverage given = new Coverage();
    private final Map<Long, byte[]> blocks = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > BLOCKS_KEPT;
        }
    };
    private Callable<InputStream> next;
    private @Nullable InputStream body;
    private long nextBlock;
    private long position;
    private boolean open = true;

    /**
     * @param first opens the document the first time, {@code reopen} each time after that
     * @param whole run when every byte of it has been read
     */
    DocumentChannel(long size, Callable<InputStream> first, Callable<InputStream> reopen, Runnable whole) {
        this.size = size;
        this.next = first;
        this.reopen = reopen;
        this.whole = whole;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!open) throw new ClosedChannelException();
        if (size == 0) whole.run();
        if (position >= size) return -1;
        int read = 0;
        while (into.hasRemaining() && position < size) {
            var block = block(position / BLOCK_BYTES);
            int at = (int) (position % BLOCK_BYTES);
            int length = Math.min(into.remaining(), block.length - at);
            if (length <= 0) throw new IOException("the document is shorter than its record says");
            into.put(block, at, length);
            position += length;
            read += length;
        }
        given(read);
        return read;
    }

    private void given(int bytes) {
        boolean countable = given.add(position - bytes, position);
        if (countable && given.isWhole() && given.end() == size) whole.run();
    }

    private byte[] block(long number) throws IOException {
        var kept = blocks.get(number);
        if (kept != null) return kept;
        var in = body == null || number < nextBlock ? restart() : body;
        byte[] block;
        do {
            block = in.readNBytes(BLOCK_BYTES);
            blocks.put(nextBlock, block);
        } while (nextBlock++ < number && block.length == BLOCK_BYTES);
        return block;
    }

    private InputStream restart() throws IOException {
        if (body != null) body.close();
        var in = Shield.call(next);
        next = reopen;
        body = in;
        nextBlock = 0;
        return in;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        throw Refusal.denied("documents cannot be written");
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) throw new IllegalArgumentException("negative offset " + newPosition);
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        blocks.clear();
        if (body != null) body.close();
    }
}
