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
import java.util.stream.Stream;

/** One partner at the SFTP door, logged in with her key. */
public final class SftpDoor implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final List<String> OUTBOUND = List.of("/outbound", "/test/outbound");
    /** Where ISA15 stands. */
    private static final int ISA15 = 102;

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

    /** Test data (ISA15 {@code T}) goes to the test folders; says where it went. */
    public String put(String name, String content) {
        boolean test = content.length() > ISA15 && content.startsWith("ISA") && content.charAt(ISA15) == 'T';
        var path = (test ? "/test" : "") + "/inbound/" + name;
        try {
            sftp.put(new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)), path);
            return path;
        } catch (SftpException e) {
            throw new IllegalStateException(path + " was refused: " + e.getMessage(), e);
        }
    }

    /** The names of what waits, test and production together: none is used twice. */
    public List<String> outbound() {
        return OUTBOUND.stream().flatMap(this::names).sorted().toList();
    }

    private Stream<String> names(String folder) {
        try {
            return sftp.ls(folder).stream()
                    .filter(entry -> entry.getAttrs().isReg())
                    .map(ChannelSftp.LsEntry::getFilename);
        } catch (SftpException e) {
            throw new IllegalStateException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    public String get(String name) {
        try (var in = sftp.get(path(name))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SftpException | IOException e) {
            throw new IllegalStateException("cannot fetch " + path(name) + ": " + e.getMessage(), e);
        }
    }

    /** Deletes a fetched file: on this server that acknowledges it. */
    public void remove(String name) {
        try {
            sftp.rm(path(name));
        } catch (SftpException e) {
            throw new IllegalStateException("cannot delete " + path(name) + ": " + e.getMessage(), e);
        }
    }

    private String path(String name) {
        return OUTBOUND.stream()
                .filter(folder -> names(folder).anyMatch(name::equals))
                .findFirst()
                .map(folder -> folder + "/" + name)
                .orElse(OUTBOUND.getFirst() + "/" + name);
    }

    @Override
    public void close() {
        sftp.disconnect();
        session.disconnect();
    }
}
