package io.x12gateway.samples.scenario;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.List;

/**
 * Everything a partner needs to talk to one running gateway; {@code data/demo/access.json} holds it.
 *
 * @param httpUrl plain HTTP on the loopback address: health, metrics, the operator
 * @param httpsUrl HTTP over TLS
 * @param certificateAuthority PEM file of the authority that signed the gateway's certificate
 * @param mocksUrl where the mock back ends are told to do a payment run; empty if they are not running
 * @param operatorTokenFile the bearer token for the operator's endpoints; the gateway makes it at its first start
 * @param doors every way in
 */
public record Access(
        String httpUrl,
        String httpsUrl,
        String certificateAuthority,
        String sftpHost,
        int sftpPort,
        String mocksUrl,
        String operatorTokenFile,
        List<Door> doors,
        List<Partner> partners) {

    /** The same with the doors of these addresses. */
    public Access at(String http, String https, int sftp, String mocks) {
        return new Access(
                http,
                https,
                certificateAuthority,
                sftpHost,
                sftp,
                mocks,
                operatorTokenFile,
                Doors.of(https, http, "sftp://" + sftpHost + ":" + sftp),
                partners);
    }

    /**
     * One way in.
     *
     * @param method of HTTP, or {@code SFTP}
     * @param logins the keys below, of a partner or of this file, each of which opens it; none where nobody is asked
     * @param takes what it is for, in a few words
     */
    public record Door(String name, String method, String url, List<String> logins, String takes) {}

    /**
     * One partner's keys to the doors.
     *
     * @param interchangeId what it puts into ISA06 and GS02
     * @param apiToken bearer token for HTTP, good for everything
     * @param mailboxToken bearer token that can list and fetch from the mailbox and nothing else
     * @param oauthClient id of an OAuth 2 client, which gets access tokens at {@code /oauth2/token}
     * @param sftpPassword opens the SFTP door as well, from this machine; empty where the partner's profile allows none
     * @param sftpPrivateKey path of an OpenSSH private key without passphrase
     * @param clientCertificate path of a PKCS #12 file with the client certificate and its key
     */
    public record Partner(
            String id,
            String name,
            String interchangeId,
            String apiToken,
            String mailboxToken,
            String oauthClient,
            String oauthSecret,
            String coreUser,
            String corePassword,
            String sftpUser,
            String sftpPrivateKey,
            String sftpPassword,
            String clientCertificate,
            String clientCertificatePassword) {}

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Partner partner(String id) {
        return partners.stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no partner " + id + " in this access file"));
    }

    public Door door(String name) {
        return doors.stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no door " + name + " in this access file"));
    }

    public void write(Path file) {
        JSON.writeValue(file, this);
    }

    public static Access read(Path file) {
        return JSON.readValue(file, Access.class);
    }
}
