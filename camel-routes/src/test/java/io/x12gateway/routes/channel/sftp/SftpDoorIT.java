package io.x12gateway.routes.channel.sftp;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static io.x12gateway.routes.channel.sftp.JschSteps.assertStatus;
import static io.x12gateway.routes.channel.sftp.JschSteps.bytes;
import static io.x12gateway.routes.channel.sftp.JschSteps.names;
import static io.x12gateway.routes.channel.sftp.JschSteps.quoted;
import static io.x12gateway.routes.channel.sftp.JschSteps.random;
import static io.x12gateway.routes.channel.sftp.JschSteps.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Who comes in and how far: keys, names and places that lead nowhere, limits, and nothing but SFTP. */
@Timeout(120)
class SftpDoorIT extends AtTheDoor {
    @Test
    void refusesOwnersLinksFoldersAndOtherPlaces() throws Exception {
        var sftp = door.sftp("riverbend");
        sftp.put(bytes("x"), "/inbound/a.part");
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.chown(1, "/inbound/a.part"));
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.symlink("/etc/passwd", "/inbound/l"));
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.readlink("/inbound/a.part"));
        assertThatThrownBy(() -> sftp.hardlink("/inbound/a.part", "/inbound/h")).isInstanceOf(SftpException.class);
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.mkdir("/inbound/sub"));
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.rmdir("/inbound"));
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.put(bytes("x"), "/outbound/x"));
        assertThatThrownBy(() -> sftp.put(bytes("x"), "/x")).isInstanceOf(SftpException.class);
        assertThat(names(sftp, "/")).containsExactlyInAnyOrder("inbound", "outbound", "archive", "test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "/../../../../etc/passwd",
                "/inbound/../../etc/passwd",
                "/inbound/..%2f..%2fetc/passwd",
                "/outbound/../../../proc/self/environ",
                "/inbound/..\\..\\etc\\passwd",
                "C:/Windows/win.ini",
                "//host/share",
                "/inbound/.ssh/authorized_keys",
                "/inbound/\u0000/etc/passwd"
            })
    void leadsNowhereElse(String path) throws Exception {
        var sftp = door.sftp("riverbend");
        assertThatThrownBy(() -> read(sftp, quoted(path))).isInstanceOf(SftpException.class);
        assertThatThrownBy(() -> sftp.put(bytes("x"), quoted(path))).isInstanceOf(SftpException.class);
        assertThat(door.submissions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rf", "CON", "nul.x12", "trail.", " lead", "a\nb", "a\u202Eb", "..\\x"})
    void refusesUploadsUnderNamesThatHarm(String name) throws Exception {
        var sftp = door.sftp("riverbend");
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.put(bytes("x"), "/inbound/" + quoted(name)));
        sftp.put(bytes("x"), "/inbound/a.part");
        assertStatus(
                ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.rename("/inbound/a.part", "/inbound/" + quoted(name)));
        assertThat(door.submissions()).isEmpty();
    }

    @Test
    void refusesAKeyThatIsAnothersAUserThatIsUnknownAndAPassword() throws Exception {
        assertThatThrownBy(() -> door.session("riverbend", "harbor")).hasMessageContaining("Auth fail");
        assertThatThrownBy(() -> door.session("nobody", "riverbend")).hasMessageContaining("Auth fail");
        var jsch = new JSch().getSession("riverbend", "127.0.0.1", door.door.port());
        jsch.setPassword("riverbend");
        jsch.setConfig("StrictHostKeyChecking", "no");
        jsch.setConfig("PreferredAuthentications", "password,keyboard-interactive,none");
        assertThatThrownBy(() -> jsch.connect(20_000)).isInstanceOf(JSchException.class);
        await().untilAsserted(() -> assertThat(door.audited("login.refused"))
                .containsExactlyInAnyOrder(
                        "riverbend refused user, key or password",
                        "nobody refused user, key or password",
                        "riverbend refused user, key or password"));
        assertThat(door.audited("login.accepted")).isEmpty();
    }

    @Test
    void putsALogInOnRecord() throws Exception {
        door.sftp("riverbend").disconnect();
        assertThat(door.audited("login.accepted")).containsExactly("riverbend-clinic ok public key");
    }

    @Test
    void hasNoShellNoCommandsAndNoForwarding() throws Exception {
        var session = door.session("riverbend", "riverbend");
        var shell = session.openChannel("shell");
        assertThatThrownBy(() -> {
                    shell.connect(5_000);
                    refusedOrClosed(shell);
                })
                .isInstanceOf(JSchException.class);
        for (var command : List.of("id", "scp -t /inbound", "internal-sftp")) {
            var exec = (ChannelExec) session.openChannel("exec");
            exec.setCommand(command);
            assertThatThrownBy(() -> {
                        exec.connect(5_000);
                        refusedOrClosed(exec);
                    })
                    .isInstanceOf(JSchException.class);
        }
        assertThatThrownBy(() -> session.setPortForwardingR(0, "127.0.0.1", 22)).isInstanceOf(JSchException.class);
        var stream = session.getStreamForwarder("127.0.0.1", door.door.port());
        assertThatThrownBy(() -> {
                    stream.connect(5_000);
                    refusedOrClosed(stream);
                })
                .isInstanceOf(JSchException.class);
    }

    @Test
    void limitsConnectionsPerAddress() throws Exception {
        for (int i = 0; i < 10; i++) door.session("riverbend", "riverbend");
        assertThatThrownBy(() -> door.session("riverbend", "riverbend")).isInstanceOf(JSchException.class);
    }

    @Test
    void limitsOpenFiles() throws Exception {
        var item = door.deliver(OpenDoor.RIVERBEND, "999", random(100));
        var sftp = door.sftp("riverbend");
        var open = new ArrayList<InputStream>();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 20; i++) open.add(sftp.get("/outbound/" + item.fileName()));
                })
                .isInstanceOf(SftpException.class);
        assertThat(open).hasSize(8);
    }

    @Test
    void keepsItsHostKeysOverARestart() throws Exception {
        var before = door.session("riverbend", "riverbend").getHostKey().getKey();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("sftp/ssh_host_rsa_key"))))
                .isEqualTo("rw-------");
        door.close();
        door = new OpenDoor(dir);
        assertThat(door.session("riverbend", "riverbend").getHostKey().getKey()).isEqualTo(before);
    }

    private static void refusedOrClosed(Channel channel) throws JSchException {
        await().atMost(Duration.ofSeconds(5)).until(channel::isClosed);
        if (channel.getExitStatus() != 0) throw new JSchException("closed with " + channel.getExitStatus());
    }
}
