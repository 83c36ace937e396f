package io.x12gateway.routes.channel.sftp;

import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

import java.util.Map;

/** {@code sftp-server:inbound}: every finished upload of a partner becomes an exchange. */
final class SftpServerComponent extends DefaultComponent {
    static final String SCHEME = "sftp-server";
    private final SftpDoor door;

    SftpServerComponent(SftpDoor door) {
        this.door = door;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (!remaining.equals(SftpServerEndpoint.INBOUND))
            throw new IllegalArgumentException(
                    "there is " + SCHEME + ":" + SftpServerEndpoint.INBOUND + " only: " + uri);
        return new SftpServerEndpoint(uri, this, door);
    }
}
