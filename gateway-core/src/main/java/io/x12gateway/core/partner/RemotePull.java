package io.x12gateway.core.partner;

import java.time.Duration;
import java.util.List;

/**
 * A directory on a partner's own SFTP server that we fetch from.
 *
 * @param name ours, unique for the partner
 * @param keyName of the private key in the gateway's settings that we log in with
 * @param hostKeys OpenSSH public keys, one of which the server has to show
 * @param pattern regular expression that the whole file name has to match
 * @param moveTo with {@code MOVE}: the directory a fetched file is moved to
 * @param every how often to look
 */
public record RemotePull(
        String name,
        String host,
        int port,
        String user,
        String keyName,
        List<String> hostKeys,
        String directory,
        String pattern,
        After after,
        String moveTo,
        Duration every) {
    /** What becomes of the file over there once we have it. */
    public enum After {
        MOVE,
        DELETE
    }

    public RemotePull {
        hostKeys = RemoteServerRules.check(name, port, hostKeys);
        RemoteServerRules.checkPattern(pattern);
        if (after == After.MOVE && moveTo.isBlank())
            throw new IllegalArgumentException("pull '" + name + "' moves files and has no 'moveTo'");
        if (every.compareTo(Duration.ofSeconds(1)) < 0)
            throw new IllegalArgumentException("pull '" + name + "': 'every' is less than a second");
    }
}
