package io.x12gateway.routes.channel.http.access;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;

/** Stands between a connection and the application: one complete request head at a time passes. */
final class Turnstile implements Adapter {
    private static final int BAD_REQUEST = 400;
    private static final ThreadLocal<@Nullable Passage> CURRENT = new ThreadLocal<>();
    private final Adapter inside;
    private final ConnectionWatch watch;
    private @Nullable SocketWrapperBase<?> connection;

    /** The request that this thread works on. */
    record Passage(SocketWrapperBase<?> connection, Request request, ConnectionWatch watch) {
        Pace body() {
            return watch.body(connection);
        }

        void bodyEnded(Pace pace) {
            watch.bodyEnded(pace);
        }

        /** What the client still sends of this body is not waited for: the connection ends after the answer. */
        void refuseTheRest() {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    Turnstile(Adapter inside, ConnectionWatch watch) {
        this.inside = inside;
        this.watch = watch;
    }

    static Optional<Passage> passage() {
        return Optional.ofNullable(CURRENT.get());
    }

    void connection(SocketWrapperBase<?> now) {
        connection = now;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        if (Framing.isAmbiguous(request)) {
            response.setStatus(BAD_REQUEST); // Tomcat closes the connection after that
            return;
        }
        var current = Objects.requireNonNull(connection);
        watch.idle(current);
        CURRENT.set(new Passage(current, request, watch));
        try {
            inside.service(request, response);
        } finally {
            CURRENT.remove();
        }
        watch.headContinues(current);
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return inside.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return inside.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long time) {
        inside.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        inside.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return inside.getDomain();
    }
}
