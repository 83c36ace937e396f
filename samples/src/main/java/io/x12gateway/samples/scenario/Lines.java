package io.x12gateway.samples.scenario;

import java.util.HashMap;
import java.util.Map;

/** The partners' ways to the gateway: HTTP connections that stay, and an SFTP session for each errand. */
final class Lines implements AutoCloseable {
    private final Access access;
    private final Map<String, HttpDoor> https = new HashMap<>();

    Lines(Access access) {
        this.access = access;
    }

    HttpDoor http(String partner) {
        return https.computeIfAbsent(partner, id -> new HttpDoor(access, access.partner(id)));
    }

    /** To be closed by the caller. */
    SftpDoor sftp(String partner) {
        return new SftpDoor(access, access.partner(partner));
    }

    @Override
    public void close() {
        https.values().forEach(HttpDoor::close);
    }
}
