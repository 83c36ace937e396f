package io.x12gateway.core.partner;

import java.util.List;
import java.util.Set;

/**
 * A directory on a partner's own SFTP server that we put its mail into.
 *
 * @param name ours, unique for the partner
 * @param keyName of the private key in the gateway's settings that we log in with
 * @param hostKeys OpenSSH public keys, one of which the server has to show
 * @param kinds what goes there ({@code 835}, {@code 999}, ...); empty means everything
 */
public record RemotePush(
        String name,
        String host,
        int port,
        String user,
        String keyName,
        List<String> hostKeys,
        String directory,
        Set<String> kinds,
        Uncertain uncertain) {
    /** What to do if it cannot be known whether a file arrived. */
    public enum Uncertain {
        /** Put it there again; the partner may get it twice. */
        RESEND,
        /** Wait for an operator. */
        HOLD
    }

    public RemotePush {
        hostKeys = RemoteServerRules.check(name, port, hostKeys);
        kinds = Set.copyOf(kinds);
    }
}
