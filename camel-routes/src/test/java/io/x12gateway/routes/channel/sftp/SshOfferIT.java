package io.x12gateway.routes.channel.sftp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the server offers on the wire, read as an auditor reads it: byte for byte from its SSH_MSG_KEXINIT (RFC 4253,
 * 7.1). Nothing may be there that the policy does not name.
 */
@Timeout(60)
class SshOfferIT {
    private static final int SSH_MSG_KEXINIT = 20;

    @TempDir
    Path dir;

    @Test
    void isExactlyThePolicy() throws Exception {
        try (var door = new OpenDoor(dir);
                var socket = new Socket(InetAddress.getLoopbackAddress(), door.door.port())) {
            var in = new DataInputStream(socket.getInputStream());
            assertThat(line(in))
                    .startsWith("SSH-2.0-")
                    .doesNotContainIgnoringCase("mina")
                    .doesNotContain("2.20");
            socket.getOutputStream().write("SSH-2.0-Auditor\r\n".getBytes(US_ASCII));
            var offer = offer(in);
            var policy = SshAlgorithms.names();
            var keyExchange = new ArrayList<>(policy.get("key exchange"));
            keyExchange.add("kex-strict-s-v00@openssh.com"); // strict key exchange, against Terrapin
            keyExchange.add("ext-info-s"); // RFC 8308: signature algorithms are named to whoever asks
            assertThat(offer.get(0)).as("key exchange").containsExactlyInAnyOrderElementsOf(keyExchange);
            assertThat(offer.get(0)).as("best first").startsWith("mlkem768x25519-sha256");
            assertThat(offer.get(1))
                    .as("host keys")
                    .containsExactlyInAnyOrder("ssh-ed25519", "rsa-sha2-512", "rsa-sha2-256");
            for (int way : new int[] {2, 3})
                assertThat(offer.get(way)).as("ciphers").isEqualTo(policy.get("cipher"));
            for (int way : new int[] {4, 5})
                assertThat(offer.get(way)).as("MACs").isEqualTo(policy.get("MAC"));
            for (int way : new int[] {6, 7})
                assertThat(offer.get(way)).as("compression").containsExactly("none");
        }
    }

    private static String line(DataInputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) if (c != '\r') text.append((char) c);
        return text.toString();
    }

    /** The ten name lists of the first packet; none is encrypted yet. */
    private static List<List<String>> offer(DataInputStream in) throws IOException {
        int length = in.readInt();
        int padding = in.readUnsignedByte();
        var payload = ByteBuffer.wrap(in.readNBytes(length - 1 - padding));
        assertThat(payload.get()).isEqualTo((byte) SSH_MSG_KEXINIT);
        payload.position(17); // the cookie
        var lists = new ArrayList<List<String>>();
        for (int i = 0; i < 10; i++) {
            var names = new byte[payload.getInt()];
            payload.get(names);
            lists.add(List.of(new String(names, US_ASCII).split(",")));
        }
        return lists;
    }
}
