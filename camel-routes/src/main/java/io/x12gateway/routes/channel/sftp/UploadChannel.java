package io.x12gateway.routes.channel.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** An open handle on an upload. Closing it means nothing: {@link #finish} and {@link #abandon} say what happened. */
final class UploadChannel implements SeekableByteChannel {
    private final Inbound inbound;
    private final Upload upload;
    private final Visitor visitor;
    private final io.x12gateway.core.admission.Upload seat;
    private long position;
    private boolean open = true;
    private boolean done;

    UploadChannel(Inbound inbound, Upload upload, Visitor visitor, io.x12gateway.core.admission.Upload seat) {
        this.inbound = inbound;
        this.upload = upload;
        this.visitor = visitor;
        this.seat = seat;
    }

    Upload upload() {
        return upload;
    }

    Visitor visitor() {
        return visitor;
    }

    /** Its place among the uploads that its partner may have under way. */
    io.x12gateway.core.admission.Upload seat() {
        return seat;
    }

    /** SSH_FXP_CLOSE: the sender has sent everything. Returns once the upload is received, if its name is final. */
    void finish() throws IOException {
        if (done) return; // the server closes a handle once more if the first close fails
        done = true;
        inbound.finish(this);
    }

    /** The connection ended with the handle open: the bytes wait to be resumed. */
    void abandon() throws IOException {
        if (done) return;
        done = true;
        inbound.park(this);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        if (!open) throw new ClosedChannelException();
        int length = bytes.remaining();
        inbound.write(this, bytes, position);
        position += length;
        return length;
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        throw Refusal.denied("uploads cannot be read back");
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
        return upload.file().size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
