package io.x12gateway.routes.channel.http.access;

import org.apache.coyote.Adapter;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/** Works on one connection and tells the watch whose turn it is. */
final class WatchedProcessor extends Http11Processor {
    /** Connections whose client showed no certificate. A connection that is closed is forgotten. */
    private static final Set<SocketWrapperBase<?>> WITHOUT_CERTIFICATE =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final Turnstile turnstile;
    private final ConnectionWatch watch;
    private @Nullable SocketWrapperBase<?> current;

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
        current = connection;
        var state = super.service(connection);
        // OPEN: a whole request is done and nothing of the next one is there; the keep-alive timeout takes over.
        if (state == SocketState.OPEN || isAsync()) watch.idle(connection);
        return state;
    }

    /**
     * Asked for each request. Who showed no certificate in the handshake has none later, and to ask again costs an
     * exception each time.
     */
    @Override
    protected void populateSslRequestAttributes() {
        var connection = current;
        if (connection == null || WITHOUT_CERTIFICATE.contains(connection)) return;
        super.populateSslRequestAttributes();
        if (request.getAttribute(SSLSupport.CERTIFICATE_KEY) == null) WITHOUT_CERTIFICATE.add(connection);
    }
}
