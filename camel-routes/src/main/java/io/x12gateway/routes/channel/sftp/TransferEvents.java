package io.x12gateway.routes.channel.sftp;

import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Set;

/**
 * Tells a finished upload from a dropped one: {@code closing} comes with SSH_FXP_CLOSE only, and an exception out of it
 * becomes the answer to it; {@code exiting} comes for handles that are open when the connection ends.
 */
final class TransferEvents implements SftpEventListener {
    /** What is understood beyond version 3 of the protocol, as the server announces it. */
    static final String EXTENSION = "fsync@openssh.com";

    private static final Logger LOG = LoggerFactory.getLogger(TransferEvents.class);
    private static final Set<Integer> REFUSED =
            Set.of(SftpConstants.SSH_FXP_SYMLINK, SftpConstants.SSH_FXP_READLINK, SftpConstants.SSH_FXP_LINK);

    @Override
    public void received(ServerSession session, int type, int id) throws IOException {
        if (REFUSED.contains(type)) throw Refusal.denied("there are no links here");
    }

    @Override
    public void receivedExtension(ServerSession session, String extension, int id) throws IOException {
        if (!extension.equals(EXTENSION)) throw Refusal.unsupported("that extension is not supported");
    }

    @Override
    public void closing(ServerSession session, String remoteHandle, Handle localHandle) throws IOException {
        if (localHandle instanceof FileHandle file && file.getFileChannel() instanceof UploadChannel upload)
            upload.finish();
    }

    @Override
    public void closed(ServerSession session, String remoteHandle, Handle localHandle, Throwable thrown)
            throws IOException {
        if (thrown != null) localHandle.close();
    }

    @Override
    public void exiting(ServerSession session, Handle localHandle) {
        if (!(localHandle instanceof FileHandle file) || !(file.getFileChannel() instanceof UploadChannel upload))
            return;
        try {
            upload.abandon();
        } catch (IOException e) {
            LOG.warn("an upload that was cut off could not be put aside", e);
        }
    }
}
