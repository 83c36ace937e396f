package io.x12gateway.routes.channel.sftp;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.x12gateway.core.partner.PartnerStatus;
import io.x12gateway.core.partner.PasswordHash;
import io.x12gateway.core.partner.SshKey;
import io.x12gateway.core.partner.SshPassword;
import io.x12gateway.core.partner.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Who gets in, and how guessing is slowed down. */
@Timeout(120)
class SftpLogInIT extends AtTheDoor {
    private static final String PASSWORD = "correct horse battery staple";

    @Test
    void takesAnyOfSeveralKeysWhileItCounts() throws Exception {
        var now = door.clock.instant();
        var old = door.sshKey("old", Validity.until(now.plus(Duration.ofDays(1))));
        var next = door.sshKey("next", new Validity(Optional.of(now.plus(Duration.ofHours(12))), Optional.empty()));
        credentials(List.of(old, next), List.of());
        door.session("riverbend", "old").disconnect();
        assertRefused(() -> door.session("riverbend", "next"));
        door.clock.jump(Duration.ofHours(13));
        door.session("riverbend", "old").disconnect();
        door.session("riverbend", "next").disconnect();
        door.clock.jump(Duration.ofHours(12));
        assertRefused(() -> door.session("riverbend", "old"));
        door.session("riverbend", "next").disconnect();
    }

    @Test
    void takesAPasswordFromTheAddressesOfTheProfileOnly() throws Exception {
        credentials(List.of(), List.of(password("127.0.0.0/8")));
        withPassword("riverbend", PASSWORD).disconnect();
        await().untilAsserted(() ->
                assertThat(door.audited("login.accepted")).containsExactly("riverbend-clinic ok password"));
        assertRefused(() -> withPassword("riverbend", "something else"));
        credentials(List.of(), List.of(password("192.0.2.0/24")));
        assertRefused(() -> withPassword("riverbend", PASSWORD));
        assertRefused(() -> withPassword("nobody", PASSWORD));
    }

    @Test
    void takesNoPasswordWhereTheProfileHasNone() {
        assertRefused(() -> withPassword("harbor", ""));
        assertRefused(() -> withPassword("harbor", "harbor"));
    }

    @Test
    void letsNobodyInWhoIsSuspended() throws Exception {
        door.session("riverbend", "riverbend").disconnect();
        var suspended = door.partner(OpenDoor.RIVERBEND)
                .with()
                .status(PartnerStatus.SUSPENDED)
                .build();
        door.register(suspended);
        assertRefused(() -> door.session("riverbend", "riverbend"));
    }

    @Test
    void slowsDownWhoeverGuessesAndNotWhoeverKnows() throws Exception {
        credentials(List.of(door.sshKey("riverbend", Validity.ALWAYS)), List.of(password("127.0.0.0/8")));
        for (int i = 0; i < OpenDoor.FREE_FAILURES; i++) {
            int guess = i;
            assertRefused(() -> withPassword("riverbend", "guess " + guess));
        }
        assertRefused(() -> withPassword("riverbend", PASSWORD)); // has to wait now, right or wrong
        door.clock.jump(Duration.ofMinutes(1));
        withPassword("riverbend", PASSWORD).disconnect();
    }

    @Test
    void showsTheNoticeFromTheMomentItIsWritten() throws Exception {
        assertThat(banner()).contains("Door of the test gateway").doesNotContain("maintenance");
        Files.writeString(door.notice, "Payments are late: maintenance until noon.\nSee https://status.example.org/\n");
        assertThat(banner())
                .contains("Door of the test gateway")
                .contains("maintenance until noon.")
                .contains("See https://status.example.org/");
        Files.delete(door.notice);
        assertThat(banner()).doesNotContain("maintenance");
    }

    /** What the client was shown before its log-in. */
    private String banner() throws Exception {
        var jsch = new JSch();
        jsch.addIdentity(door.keyFile("riverbend").toString());
        var session = jsch.getSession("riverbend", "127.0.0.1", door.door.port());
        var seen = new Messages();
        session.setUserInfo(seen);
        OpenDoor.connected(session).disconnect();
        return seen.text();
    }

    private void credentials(List<SshKey> keys, List<SshPassword> passwords) {
        var partner = door.partner(OpenDoor.RIVERBEND);
        door.register(partner.with()
                .credentials(partner.credentials().withSsh("riverbend", keys, passwords))
                .build());
    }

    private static SshPassword password(String network) {
        return new SshPassword(PasswordHash.of(PASSWORD.toCharArray()), List.of(network), Validity.ALWAYS);
    }

    private Session withPassword(String user, String password) throws JSchException {
        var session = new JSch().getSession(user, "127.0.0.1", door.door.port());
        session.setPassword(password.getBytes(UTF_8));
        session.setConfig("StrictHostKeyChecking", "no");
        session.setConfig("PreferredAuthentications", "password");
        session.connect(20_000);
        return session;
    }

    private interface LogIn {
        Session session() throws Exception;
    }

    private static void assertRefused(LogIn logIn) {
        assertThatThrownBy(logIn::session).isInstanceOf(JSchException.class);
    }
}
