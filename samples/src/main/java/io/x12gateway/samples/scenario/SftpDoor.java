package io.x12gateway.samples.scenario;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One partner at the SFTP door, logged in with her key. */
public final class SftpDoor implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private final Session session;
    private final ChannelSftp sftp;

    public SftpDoor(Access access, Access.Partner partner) {
        try {
            var jsch = new JSch();
            jsch.addIdentity(partner.sftpPrivateKey());
            session = jsch.getSession(partner.sftpUser(), access.sftpHost(), access.sftpPort());
            // The demo's server made its host key a moment ago on this machine; a partner pins it.
            session.setConfig("StrictHostKeyChecking", "no");
            session.connect(PATIENCE_MILLIS);
            sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect(PATIENCE_MILLIS);
        } catch (JSchException e) {
            throw new IllegalStateException("cannot log in as " + partner.sftpUser() + ": " + e.getMessage(), e);
        }
    }

    public void put(String name, String content) {
        try {
            sftp.put(new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)), "/inbound/" + name);
        } catch (SftpException e) {
            throw new IllegalStateException("/inbound/" + name + " was refused: " + e.getMessage(), e);
        }
    }

    public List<String> outbound() {
        try {
            return sftp.ls("/outbound").stream()
                    .filter(entry -> entry.getAttrs().isReg())
                    .map(ChannelSftp.LsEntry::getFilename)
                    .sorted()
                    .toList();
        } catch (SftpException e) {
            throw new IllegalStateException("cannot list /outbound: " + e.getMessage(), e);
        }
    }

    public String get(String name) {
        try (var in = sftp.get("/outbound/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SftpException | IOException e) {
            throw new IllegalStateException("cannot fetch /outbound/" + name + ": " + e.getMessage(), e);
        }
    }

    /** Deletes a fetched file: on this server that acknowledges it. */
    public void remove(String name) {
        try {
            sftp.rm("/outbound/" + name);
        } catch (SftpException e) {
            throw new IllegalStateException("cannot delete /outbound/" + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        sftp.disconnect();
        session.disconnect();
    }
}
