package io.x12gateway.routes.channel.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Random;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What tests do with JSch, a partner's client, and what they see of it. */
final class JschSteps {
    private JschSteps() {}

    interface Work {
        void run() throws Exception;
    }

    static void assertStatus(int status, Work work) {
        assertStatus(status, "", work);
    }

    static void assertStatus(int status, String text, Work work) {
        assertThatThrownBy(work::run).satisfies(thrown -> {
            var cause = thrown;
            while (!(cause instanceof SftpException) && cause.getCause() != null) cause = cause.getCause();
            assertThat(cause).isInstanceOf(SftpException.class).hasMessageContaining(text);
            assertThat(((SftpException) cause).id).isEqualTo(status);
        });
    }

    /** JSch takes backslash, star and question mark for patterns. */
    static String quoted(String path) {
        return path.replace("\\", "\\\\");
    }

    static List<String> names(ChannelSftp sftp, String folder) throws SftpException {
        return sftp.ls(folder).stream()
                .map(ChannelSftp.LsEntry::getFilename)
                .filter(name -> !name.equals(".") && !name.equals(".."))
                .toList();
    }

    static String read(ChannelSftp sftp, String path) throws Exception {
        try (var in = sftp.get(path)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
