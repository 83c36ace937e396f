package io.x12gateway.routes.channel.remote;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.remote.Listing;
import io.x12gateway.core.remote.RemoteFile;
import io.x12gateway.core.remote.RemoteName;
import io.x12gateway.core.remote.RemoteRefusal;
import io.x12gateway.core.remote.RemoteServer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** A partner's server over SFTP. */
final class PartnerServer implements RemoteServer {
    private static final String SYNC = "fsync@openssh.com";
    private final Session session;
    private final ChannelSftp channel;
    private final String directory;
    private final StallWatch watch;

    private PartnerServer(Session session, ChannelSftp channel, String directory, StallWatch watch) {
        this.session = session;
        this.channel = channel;
        this.directory = directory;
        this.watch = watch;
    }

    static PartnerServer on(Session session, String directory, RemoteSettings settings) throws JSchException {
        var watch = StallWatch.over(session, settings.readTimeout(), settings.visitMax());
        watch.begin(); // JSch's own deadline ends before the server's first word
        try {
            var channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect(PartnerServers.millis(settings.connectTimeout()));
            watch.end();
            return new PartnerServer(session, channel, directory, watch);
        } catch (JSchException e) {
            watch.close();
            session.disconnect();
            throw e;
        }
    }

    @Override
    public Listing list(int filesMax) {
        var files = new ArrayList<RemoteFile>();
        var refused = new ArrayList<String>();
        var shown = new int[1];
        doing(() -> channel.ls(quoted(directory), entry -> {
            watch.progress();
            var name = entry.getFilename();
            if (name.equals(".") || name.equals("..")) return ChannelSftp.LsEntrySelector.CONTINUE;
            if (++shown[0] > filesMax) return ChannelSftp.LsEntrySelector.BREAK;
            RemoteName.flaw(name)
                    .ifPresentOrElse(
                            refused::add, () -> file(name, entry.getAttrs()).ifPresent(files::add));
            return ChannelSftp.LsEntrySelector.CONTINUE;
        }));
        return new Listing(files, refused, shown[0] <= filesMax);
    }

    private static Optional<RemoteFile> file(String name, SftpATTRS attributes) {
        return attributes.isReg() ? Optional.of(remoteFile(name, attributes)) : Optional.empty();
    }

    private static RemoteFile remoteFile(String name, SftpATTRS attributes) {
        return new RemoteFile(
                name,
                attributes.isReg() ? attributes.getSize() : -1,
                Instant.ofEpochSecond(Integer.toUnsignedLong(attributes.getMTime())));
    }

    @Override
    public Optional<RemoteFile> find(String name) {
        return at(directory, name);
    }

    @Override
    public Optional<RemoteFile> find(String where, String name) {
        return at(from(where), name);
    }

    /** Another directory is meant from the one that the profile names, unless it says otherwise. */
    private String from(String where) {
        return where.startsWith("/") ? where : directory + "/" + where;
    }

    private Optional<RemoteFile> at(String where, String name) {
        try {
            return Optional.of(remoteFile(name, answer(() -> channel.lstat(path(where, name)))));
        } catch (RemoteRefusal refusal) {
            if (refusal.code().equals("remote-no-such-file")) return Optional.empty();
            throw refusal;
        }
    }

    @Override
    public InputStream read(String name) {
        var stream = answer(() -> channel.get(path(directory, name)));
        watch.begin(); // until it is closed
        return new FilterInputStream(stream) {
            private boolean closed;

            @Override
            public int read() throws IOException {
                watch.progress();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                watch.progress();
                return super.read(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                if (closed) return;
                closed = true;
                try {
                    super.close();
                } finally {
                    watch.end();
                }
            }
        };
    }

    @Override
    public void move(String name, String to, String newName) {
        doing(() -> channel.rename(path(directory, name), path(from(to), newName)));
    }

    @Override
    public void delete(String name) {
        doing(() -> channel.rm(path(directory, name)));
    }

    @Override
    public void upload(String name, InputStream body) {
        var watched = new FilterInputStream(body) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                watch.progress();
                return super.read(bytes, offset, length);
            }
        };
        doing(() -> channel.put(watched, path(directory, name), ChannelSftp.OVERWRITE));
        if (!channel.getExtension(SYNC).isEmpty()) doing(() -> RemoteSync.force(session, directory + "/" + name));
    }

    @Override
    public void rename(String name, String newName) {
        doing(() -> channel.rename(path(directory, name), path(directory, newName)));
    }

    @Override
    public void close() {
        watch.close();
        channel.disconnect();
        session.disconnect();
    }

    private static String path(String directory, String name) {
        return quoted(directory + "/" + name);
    }

    /** JSch takes names for patterns: one with a star would mean all the others. */
    private static String quoted(String path) {
        return path.replaceAll("[\\\\*?]", "\\\\$0");
    }

    private interface Asking<T> {
        T answer() throws SftpException, IOException, JSchException;
    }

    private interface Doing {
        void done() throws SftpException, IOException, JSchException;
    }

    private void doing(Doing doing) {
        answer(() -> {
            doing.done();
            return true;
        });
    }

    private <T> T answer(Asking<T> asking) {
        watch.begin();
        try {
            return asking.answer();
        } catch (SftpException e) {
            throw fault(e);
        } catch (IOException | JSchException e) {
            throw cut(e);
        } finally {
            watch.end();
        }
    }

    /** JSch wraps what went wrong on the wire into the same exception as the server's answer. */
    private GatewayFault fault(SftpException e) {
        if (e.getCause() != null || !session.isConnected() || channel.isClosed()) return cut(e);
        return switch (e.id) {
            case ChannelSftp.SSH_FX_NO_SUCH_FILE -> refusal("remote-no-such-file");
            case ChannelSftp.SSH_FX_PERMISSION_DENIED -> refusal("remote-permission-denied");
            case ChannelSftp.SSH_FX_OP_UNSUPPORTED -> refusal("remote-unsupported");
            default -> refusal("remote-failure");
        };
    }

    private static RemoteRefusal refusal(String code) {
        return new RemoteRefusal(code, "A partner's server refused: " + code.replace('-', ' '));
    }

    private GatewayFault cut(Exception e) {
        close();
        return new GatewayFault(
                FaultKind.BACK_END, "remote-cut", "The connection to a partner's server ended too early.", e);
    }
}
