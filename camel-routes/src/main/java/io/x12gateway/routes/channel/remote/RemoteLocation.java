package io.x12gateway.routes.channel.remote;

import java.util.List;

/**
 * A directory on a partner's server, and how to get there.
 *
 * @param keyName the secret that we log in with
 * @param hostKeys OpenSSH public keys, one of which the server has to show
 */
record RemoteLocation(String host, int port, String user, String keyName, List<String> hostKeys, String directory) {}
