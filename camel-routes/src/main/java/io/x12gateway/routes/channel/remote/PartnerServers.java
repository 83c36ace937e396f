package io.x12gateway.routes.channel.remote;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.remote.RemoteServer;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpOperations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * Connects to partners' servers. Where they are and how to log in stands in Camel's {@code sftp:} endpoints; host keys
 * are the pinned ones and no others, the address is the one that was checked, and the algorithms are our own policy.
 */
final class PartnerServers {
    private static final String KEY_EXCHANGES = "mlkem768x25519-sha256,sntrup761x25519-sha512,"
            + "sntrup761x25519-sha512@openssh.com,curve25519-sha256,curve25519-sha256@libssh.org,"
            + "ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,diffie-hellman-group16-sha512,"
            + "diffie-hellman-group18-sha512";
    private static final String CIPHERS = "aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr";
    private static final String MACS = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com";
    private static final String SIGNATURES =
            "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256";

    private final CamelContext camel;
    private final RemoteSettings settings;
    private final RemoteSecrets secrets;
    private final AllowedAddresses addresses;

    PartnerServers(CamelContext camel, RemoteSettings settings, RemoteSecrets secrets, AllowedAddresses addresses) {
        this.camel = camel;
        this.settings = settings;
        this.secrets = secrets;
        this.addresses = addresses;
    }

    /**
     * @throws GatewayFault of kind BACK_END: {@code remote-unreachable}, {@code remote-login-refused}, {@code
     *     remote-host-key-changed}, {@code remote-algorithms}, {@code remote-address-refused}, {@code
     *     remote-host-unknown}, {@code remote-key-missing}
     */
    RemoteServer connect(RemoteLocation location) {
        var address = addresses.of(location.host());
        try {
            var session = session(endpoint(location), location, address);
            session.connect(millis(settings.connectTimeout()));
            return PartnerServer.on(session, location.directory(), settings);
        } catch (JSchException e) {
            throw fault(e);
        }
    }

    private SftpEndpoint endpoint(RemoteLocation location) {
        var endpoint = camel.getEndpoint(uri(location), SftpEndpoint.class);
        var secret = secrets.named(location.keyName());
        var login = endpoint.getConfiguration();
        login.setPrivateKey(secret.isKey() ? secret.key() : null);
        login.setPassword(secret.isKey() ? null : secret.password());
        login.setPreferredAuthentications(secret.isKey() ? "publickey" : "password");
        return endpoint;
    }

    private String uri(RemoteLocation location) {
        return "sftp:" + location.host() + ":" + location.port() + "/"
                + location.directory().replaceFirst("^/+", "").replace("?", "") + "?username=RAW(" + location.user()
                + ")&strictHostKeyChecking=yes&useUserKnownHostsFile=false&autoCreateKnownHostsFile=false"
                + "&connectTimeout=" + millis(settings.connectTimeout())
                + "&soTimeout=" + millis(settings.readTimeout())
                + "&ciphers=" + CIPHERS
                + "&keyExchangeProtocols=" + KEY_EXCHANGES
                + "&publicKeyAcceptedAlgorithms=" + SIGNATURES
                + "&serverHostKeys=" + new PinnedHostKeys(location.hostKeys()).algorithms();
    }

    void forget(RemoteLocation location) {
        var endpoint = camel.hasEndpoint(uri(location));
        if (endpoint == null) return;
        try {
            camel.removeEndpoint(endpoint);
        } catch (Exception e) {
            throw new IllegalStateException("an endpoint could not be removed", e);
        }
    }

    private Session session(SftpEndpoint endpoint, RemoteLocation location, InetAddress address) throws JSchException {
        var session = new Sessions(endpoint).open();
        session.setHostKeyRepository(new PinnedHostKeys(location.hostKeys()));
        session.setSocketFactory(new CheckedAddress(address, millis(settings.connectTimeout())));
        session.setConfig("mac.s2c", MACS);
        session.setConfig("mac.c2s", MACS);
        session.setConfig("compression.s2c", "none");
        session.setConfig("compression.c2s", "none");
        session.setConfig("require_strict_kex", "no"); // no cipher of ours needs it
        session.setDaemonThread(true);
        return session;
    }

    /** Camel's own way from an endpoint to a session. */
    private static final class Sessions extends SftpOperations {
        private final SftpEndpoint endpoint;

        Sessions(SftpEndpoint endpoint) {
            this.endpoint = endpoint;
            setEndpoint(endpoint);
        }

        Session open() throws JSchException {
            return createSession(endpoint.getConfiguration());
        }
    }

    /** Connects to an address and not to a name, which might lead elsewhere the second time it is asked. */
    private record CheckedAddress(InetAddress address, int timeoutMillis) implements SocketFactory {
        @Override
        public Socket createSocket(String host, int port) throws IOException {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), timeoutMillis);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        @Override
        public InputStream getInputStream(Socket socket) throws IOException {
            return socket.getInputStream();
        }

        @Override
        public OutputStream getOutputStream(Socket socket) throws IOException {
            return socket.getOutputStream();
        }
    }

    static int millis(java.time.Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    private static GatewayFault fault(JSchException e) {
        if (e instanceof JSchHostKeyException || (e instanceof JSchAlgoNegoFailException nego && isAboutHostKey(nego)))
            return new GatewayFault(
                    FaultKind.BACK_END,
                    "remote-host-key-changed",
                    "A partner's server shows a key that its profile does not name: ask the partner whether it is hers,"
                            + " then register it; until then nothing goes there",
                    e);
        if (e instanceof JSchAlgoNegoFailException)
            return new GatewayFault(
                    FaultKind.BACK_END, "remote-algorithms", "A partner's server offers no algorithm of ours.", e);
        var text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (text.startsWith("auth ") || text.contains("too many authentication"))
            return new GatewayFault(
                    FaultKind.BACK_END, "remote-login-refused", "A partner's server does not let us in.", e);
        return new GatewayFault(FaultKind.BACK_END, "remote-unreachable", "A partner's server cannot be reached.", e);
    }

    private static boolean isAboutHostKey(JSchAlgoNegoFailException e) {
        return e.getAlgorithmName().contains("host_key") || e.getAlgorithmName().contains("host key");
    }
}
