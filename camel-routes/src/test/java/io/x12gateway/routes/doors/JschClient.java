package io.x12gateway.routes.doors;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import io.x12gateway.samples.scenario.Access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** JSch; connections are kept and used again, each by one visit at a time. */
final class JschClient implements SftpDoor.Client, AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private final Access access;
    private final Map<String, Queue<ChannelSftp>> idle = new ConcurrentHashMap<>();

    JschClient(House house) {
        this.access = house.access();
    }

    @Override
    public String name() {
        return "sftp";
    }

    /** @throws SftpDoor.FilesRefused with the server's words */
    <T> T with(Access.Partner partner, Visit<T> visit) {
        var waiting = idle.computeIfAbsent(partner.id(), id -> new ConcurrentLinkedQueue<>());
        var known = waiting.poll();
        var channel = known != null && known.isConnected() ? known : connect(partner);
        try {
            return visit.on(channel);
        } catch (SftpException e) {
            throw new SftpDoor.FilesRefused(e.id + " " + e.getMessage());
        } catch (IOException e) {
            throw new SftpDoor.FilesRefused(String.valueOf(e.getMessage()));
        } finally {
            waiting.add(channel);
        }
    }

    /** Something done in an SFTP session. */
    interface Visit<T> {
        T on(ChannelSftp sftp) throws SftpException, IOException;
    }

    private ChannelSftp connect(Access.Partner partner) {
        try {
            var jsch = new JSch();
            jsch.addIdentity(partner.sftpPrivateKey());
            var session = jsch.getSession(partner.sftpUser(), access.sftpHost(), access.sftpPort());
            session.setConfig("StrictHostKeyChecking", "no");
            session.connect(PATIENCE_MILLIS);
            var sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect(PATIENCE_MILLIS);
            return sftp;
        } catch (JSchException e) {
            throw new IllegalStateException("cannot log in as " + partner.sftpUser(), e);
        }
    }

    @Override
    public void put(Access.Partner partner, String content, String path) {
        with(partner, sftp -> {
            // The rename says that the file is finished; a mere close may also be that of a broken line.
            sftp.put(new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)), path + ".part");
            sftp.rename(path + ".part", path);
            return path;
        });
    }

    @Override
    public String get(Access.Partner partner, String path) {
        return with(partner, sftp -> {
            try (var in = sftp.get(path)) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        });
    }

    @Override
    public List<String> list(Access.Partner partner, String folder) {
        return with(
                partner,
                sftp -> sftp.ls(folder).stream()
                        .filter(entry -> entry.getAttrs().isReg())
                        .map(ChannelSftp.LsEntry::getFilename)
                        .toList());
    }

    @Override
    public void remove(Access.Partner partner, String path) {
        with(partner, sftp -> {
            sftp.rm(path);
            return path;
        });
    }

    @Override
    public void close() {
        idle.values()
                .forEach(channels -> channels.forEach(channel -> {
                    try {
                        channel.getSession().disconnect();
                    } catch (JSchException e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }
}
