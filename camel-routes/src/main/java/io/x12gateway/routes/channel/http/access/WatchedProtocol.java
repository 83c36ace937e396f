package io.x12gateway.routes.channel.http.access;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat's HTTP/1.1 whose connections are watched. */
final class WatchedProtocol extends Http11NioProtocol {
    private final ConnectionWatch watch;

    WatchedProtocol(ConnectionWatch watch) {
        this.watch = watch;
    }

    @Override
    public void start() throws Exception {
        super.start();
        watch.start(getEndpoint()::getConnections);
    }

    @Override
    public void destroy() throws Exception {
        watch.close();
        super.destroy();
    }

    @Override
    protected Processor createProcessor() {
        return WatchedProcessor.of(this, getAdapter(), watch);
    }
}
