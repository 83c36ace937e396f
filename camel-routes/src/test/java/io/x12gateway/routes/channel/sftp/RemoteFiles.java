package io.x12gateway.routes.channel.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Random;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What tests do with an SFTP channel of JSch. */
final class RemoteFiles {
    private RemoteFiles() {}

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

    static void put(ChannelSftp sftp, String content, String path) throws SftpException {
        sftp.put(new ByteArrayInputStream(content.getBytes(UTF_8)), path);
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** The work ends with this status of the protocol, whose text has these words in it. */
    static void assertRefused(int status, String words, ThrowingCallable work) {
        assertThatThrownBy(work).satisfies(thrown -> {
            var cause = thrown;
            while (!(cause instanceof SftpException) && cause.getCause() != null) cause = cause.getCause();
            assertThat(cause).isInstanceOf(SftpException.class).hasMessageContaining(words);
            assertThat(((SftpException) cause).id).isEqualTo(status);
        });
    }
}
