package io.x12gateway.routes.channel.sftp;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static io.x12gateway.routes.channel.sftp.RemoteFiles.names;
import static io.x12gateway.routes.channel.sftp.RemoteFiles.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Connections that come to take up room. Linux has all of 127.0.0.0/8, so there are many addresses to come from. */
@Timeout(120)
class SftpFloodIT {
    private static final int LOGINS_MAX = 20;
    private static final int FLOOD = 200;

    @TempDir
    Path dir;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (var socket : sockets) socket.close();
    }

    @Test
    void letsPartnersInThroughAFloodOfConnectionsThatNeverLogIn() throws Exception {
        try (var door = new OpenDoor(dir, settings(Duration.ofSeconds(30), Duration.ofMinutes(10)))) {
            for (int i = 0; i < FLOOD; i++) connect(door.door.port(), 2 + i % 100);
            await().untilAsserted(() -> assertThat(door.door.sessions()).isLessThanOrEqualTo(LOGINS_MAX));
            long start = System.nanoTime();
            var sftp = door.sftp("riverbend");
            put(sftp, "X12*one", "/inbound/claims.x12");
            assertThat(names(sftp, "/outbound")).hasSize(1);
            System.out.println("SFTP: log-in and upload through " + FLOOD + " silent connections in "
                    + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        }
    }

    @Test
    void closesALogInThatTakesTooLong() throws Exception {
        try (var door = new OpenDoor(dir, settings(Duration.ofSeconds(1), Duration.ofMinutes(10)))) {
            var silent = connect(door.door.port(), 2);
            assertThat(isClosedByTheOtherSide(silent)).isTrue();
            await().until(() -> door.door.sessions() == 0);
        }
    }

    @Test
    void closesAConnectionThatIsIdleAndCarriesOnWithTheOthers() throws Exception {
        try (var door = new OpenDoor(dir, settings(Duration.ofSeconds(30), Duration.ofSeconds(3)))) {
            var idle = new ArrayList<Session>();
            for (int i = 0; i < 9; i++) idle.add(door.session("harbor", "harbor"));
            var sftp = door.sftp("riverbend");
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        names(sftp, "/inbound"); // this one is not idle
                        return door.door.sessions() == 1;
                    });
            assertThat(idle).noneMatch(Session::isConnected);
            put(sftp, "X12*one", "/inbound/claims.x12");
            assertThat(door.submissions()).hasSize(1);
        }
    }

    @Test
    void turnsAwayMoreThanItTakesFromOneAddressOnly() throws Exception {
        try (var door = new OpenDoor(dir, settings(Duration.ofSeconds(30), Duration.ofMinutes(10)))) {
            for (int i = 0; i < 10; i++) door.session("riverbend", "riverbend");
            assertThatThrownBy(() -> door.session("riverbend", "riverbend")).isInstanceOf(JSchException.class);
            assertThat(isClosedByTheOtherSide(connect(door.door.port(), 9))).isFalse();
        }
    }

    /** A connection from 127.0.0.n that says nothing. */
    private Socket connect(int port, int n) throws IOException {
        var socket = new Socket(
                InetAddress.getLoopbackAddress(), port, InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) n}), 0);
        sockets.add(socket);
        return socket;
    }

    /** Whatever the server says first, it says goodbye within some seconds, or it does not. */
    private static boolean isClosedByTheOtherSide(Socket socket) throws IOException {
        socket.setSoTimeout(3000);
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // reset
        }
    }

    private static SftpSettings settings(Duration authTimeout, Duration idleTimeout) {
        return new SftpSettings(
                true,
                0,
                "127.0.0.1",
                "",
                500,
                10,
                4,
                8,
                LOGINS_MAX,
                4,
                authTimeout,
                idleTimeout,
                Duration.ofSeconds(10),
                Duration.ofHours(24),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofDays(30),
                DataSize.ofMegabytes(20),
                DataSize.ofMegabytes(1));
    }
}
