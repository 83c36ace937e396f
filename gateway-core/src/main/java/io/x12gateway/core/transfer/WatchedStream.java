package io.x12gateway.core.transfer;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.remote.RemoteServer;

import java.io.FilterInputStream;
import java.io.IOException;

/**
 * A remote file's bytes that end well only if they are the file that was listed: as many as it should have, and the
 * server still shows the same size and time of modification.
 */
final class WatchedStream extends FilterInputStream {
    private static final int END = -1;
    private final RemoteServer server;
    private final RemoteItem item;
    private long count;

    WatchedStream(RemoteServer server, RemoteItem item) {
        super(server.read(item.fileName()));
        this.server = server;
        this.item = item;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read == END) requireUnchanged();
        else counted(1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read == END) requireUnchanged();
        else counted(read);
        return read;
    }

    private void counted(int bytes) throws IOException {
        count += bytes;
        if (count > item.sizeBytes()) throw new IOException("the file has more bytes than were listed");
    }

    private void requireUnchanged() throws IOException {
        if (count != item.sizeBytes()) throw new IOException("the file has fewer bytes than were listed");
        in.close();
        try {
            if (server.find(item.fileName()).filter(item::looksLike).isEmpty())
                throw new IOException("the file changed while it was read");
        } catch (GatewayFault fault) {
            throw new IOException("the server did not answer whether the file changed", fault);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
