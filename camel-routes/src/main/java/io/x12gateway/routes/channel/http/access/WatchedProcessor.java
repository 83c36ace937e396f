package io.x12gateway.routes.channel.http.access;

import org.apache.coyote.Adapter;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

import java.io.IOException;

/** Works on one connection and tells the watch whose turn it is. */
final class WatchedProcessor extends Http11Processor {
    private final Turnstile turnstile;
    private final ConnectionWatch watch;

    static WatchedProcessor of(WatchedProtocol protocol, Adapter adapter, ConnectionWatch watch) {
        return new WatchedProcessor(protocol, new Turnstile(adapter, watch), watch);
    }

    private WatchedProcessor(WatchedProtocol protocol, Turnstile turnstile, ConnectionWatch watch) {
        super(protocol, turnstile);
        this.turnstile = turnstile;
        this.watch = watch;
    }

    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
        watch.headContinues(connection);
        turnstile.connection(connection);
        var state = super.service(connection);
        // OPEN: a whole request is done and nothing of the next one is there; the keep-alive timeout takes over.
        if (state == SocketState.OPEN || isAsync()) watch.idle(connection);
        return state;
    }
}
