package io.x12gateway.load;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;

/** SSH connections to one door on this machine, whose host key nobody could have exchanged. */
final class SftpLines implements AutoCloseable {
    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(60);
    private final SshClient ssh = SshClient.setUpDefaultClient();
    private final int port;
    private final KeyPair key;

    SftpLines(int port, KeyPair key) {
        this.port = port;
        this.key = key;
        ssh.setServerKeyVerifier((session, address, shown) -> true);
        ssh.start();
    }

    ClientSession session(String user) throws IOException {
        var session = ssh.connect(user, "127.0.0.1", port).verify(LOGIN_TIMEOUT).getSession();
        session.addPublicKeyIdentity(key);
        session.auth().verify(LOGIN_TIMEOUT);
        return session;
    }

    SftpClient open(ClientSession session) throws IOException {
        return SftpClientFactory.instance().createSftpClient(session);
    }

    @Override
    public void close() {
        ssh.stop();
    }
}
