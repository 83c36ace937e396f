package io.x12gateway.core.transfer;

import io.x12gateway.core.lease.Lease;
import io.x12gateway.core.remote.RemoteServer;

/** One visit to a partner's server. The lease says that no other node visits; every write checks it. */
public record PullTurn(PullSource source, Lease lease, RemoteServer server) {}
