package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.telling.Reply;
import io.x12gateway.core.webhook.WebhookLetter;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One POST at a time and no more: no redirect, no retry, no cookie, no proxy. Blocks up to the deadline. Of the answer
 * nothing counts but its status; its body is read a little way, so that the connection can serve again, and never kept.
 */
final class WebhookWire implements AutoCloseable {
    private static final int ANSWER_BYTES_MAX = 4096;
    private static final int LINE_MAX = 8192;
    private static final int HEADERS_MAX = 100;
    private static final TimeValue KEPT_OPEN = TimeValue.ofSeconds(60);

    private final WebhookGuard guard;
    private final long deadlineMillis;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    WebhookWire(WebhookSettings settings, WebhookGuard guard, SSLContext tls) {
        this.guard = guard;
        this.deadlineMillis = settings.timeout().toMillis();
        var connect = Timeout.of(settings.connectTimeout());
        var silence = Timeout.of(settings.timeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setMaxConnTotal(settings.callsMax())
                .setMaxConnPerRoute(settings.callsMax())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LINE_MAX)
                                .setMaxHeaderCount(HEADERS_MAX)
                                .build())
                        .build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connect).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(silence)
                        .setTimeToLive(KEPT_OPEN)
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(silence)
                        .setResponseTimeout(silence)
                        .build())
                .setUserAgent("x12-gateway")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .evictIdleConnections(KEPT_OPEN)
                .build();
    }

    Reply send(URI url, WebhookLetter letter) {
        var post = new HttpPost(url);
        letter.headers().forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(letter.bytes(), ContentType.APPLICATION_JSON));
        var late = new AtomicBoolean();
        var deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    post.cancel();
                },
                deadlineMillis,
                TimeUnit.MILLISECONDS);
        try {
            guard.check(url);
            return Reply.answered(status(post));
        } catch (IOException | IllegalStateException e) {
            return Reply.failed(late.get() ? "timeout" : code(e));
        } finally {
            deadline.cancel(false);
        }
    }

    private int status(HttpPost post) throws IOException {
        var answer = client.executeOpen(null, post, null);
        boolean whole = false;
        try {
            whole = isShort(answer);
            return answer.getCode();
        } finally {
            if (whole) answer.close();
            else if (answer instanceof ModalCloseable open) open.close(CloseMode.IMMEDIATE);
            else post.cancel();
        }
    }

    /** Reads it to its end, if that is near. A body that breaks off takes nothing from a status that has come. */
    private static boolean isShort(ClassicHttpResponse answer) {
        try {
            var entity = answer.getEntity();
            if (entity == null) return true;
            var body = entity.getContent();
            if (body == null) return true;
            return body.readNBytes(ANSWER_BYTES_MAX).length < ANSWER_BYTES_MAX || body.read() < 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String code(Exception e) {
        return switch (e) {
            case WebhookGuard.RefusedException refused -> String.valueOf(refused.getMessage());
            case UnknownHostException unknown -> "host-unknown";
            case ConnectTimeoutException slow -> "connect-timeout";
            case SocketTimeoutException silent -> "timeout";
            case ConnectException refused -> "connect-failed";
            case SSLException untrusted -> "tls-failed";
            default -> "no-answer";
        };
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
