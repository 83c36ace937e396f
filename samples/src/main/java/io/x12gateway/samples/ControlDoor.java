package io.x12gateway.samples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.x12gateway.samples.claims.DeliveryFailed;
import io.x12gateway.samples.claims.MockClaims;
import io.x12gateway.samples.claims.payment.NothingToPay;
import io.x12gateway.samples.fault.FaultProfile;
import io.x12gateway.samples.fault.FaultRule;
import io.x12gateway.samples.world.InventedRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The mocks' own door, for scripts and tests, on loopback: {@code GET /health}, {@code GET /clock} and {@code POST
 * /clock} ({@code {"days": 14}} or {@code {"reset": true}}), {@code POST /payment-run}, with a body for a great run over
 * invented claims ({@code {"claims": 100000, "payees": 500, "seed": 7, "into": "/folder"}}), {@code GET /faults} and
 * {@code POST /faults}. All bodies are JSON. A body for {@code /faults} names the back end and
 * its whole new setting; without rules it behaves again:
 *
 * <pre>{"backEnd": "hets", "seed": 7, "rules": [{"fault": "SLOW", "percent": 20, "delayMillis": 3000}]}
 * </pre>
 */
final class ControlDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlDoor.class);
    private static final int BODY_BYTES_MAX = 65_536;
    private static final String NO_CLAIMS_SYSTEM = "no claims system is running here";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final @Nullable MockClaims claims;
    private final Map<String, FaultProfile> profiles;

    private record FaultRequest(
            String backEnd, long seed, @Nullable List<FaultRule> rules) {}

    /** @param reset whether all is forgotten that happened since the first start */
    private record ClockRequest(int days, boolean reset) {}

    /** @param into a folder that takes the files in the gateway's place */
    private record RunRequest(
            int claims, int payees, long seed, @Nullable Path into) {
        static final RunRequest READY_CLAIMS = new RunRequest(0, 0, 0, null);
    }

    /** @param moved how many claims moved */
    private record ClockShown(LocalDate date, int daysForward, int moved, Map<String, Long> claims) {}

    /** @param struck how often each rule came to pass since it was set */
    private record FaultsShown(long seed, List<FaultRule> rules, List<Integer> struck) {
        static FaultsShown of(FaultProfile profile) {
            var setting = profile.setting();
            return new FaultsShown(
                    setting.seed(),
                    setting.rules(),
                    profile.struck().stream().map(FaultProfile.Struck::times).toList());
        }
    }

    /** An answer and its HTTP status. */
    private record Reply(int status, Object body) {}

    @FunctionalInterface
    private interface Action {
        Reply run(HttpExchange exchange) throws IOException;
    }

    ControlDoor(int port, @Nullable MockClaims claims, FaultProfile hetsFaults, FaultProfile claimsFaults) {
        this.claims = claims;
        this.profiles = new LinkedHashMap<>();
        profiles.put("hets", hetsFaults);
        profiles.put("claims", claimsFaults);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the control door cannot listen on port " + port + "; is it taken?", e);
        }
        open("/health", "GET", exchange -> health());
        open("/payment-run", "POST", this::paymentRun);
        server.createContext("/clock", exchange -> {
            if (exchange.getRequestMethod().equals("GET")) answer(exchange, e -> clock(0));
            else answer(exchange, this::setClock);
        });
        server.createContext("/faults", exchange -> {
            if (exchange.getRequestMethod().equals("GET")) answer(exchange, e -> faults());
            else answer(exchange, this::setFaults);
        });
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void open(String path, String method, Action action) {
        server.createContext(path, exchange -> {
            if (exchange.getRequestMethod().equals(method)) answer(exchange, action);
            else answer(exchange, e -> error(405, "send " + method));
        });
    }

    private Reply health() {
        if (claims == null) return new Reply(200, Map.of("status", "UP", "claims", "not started"));
        return claims.isConnected()
                ? new Reply(200, Map.of("status", "UP", "claims", "connected"))
                : new Reply(503, Map.of("status", "DOWN", "claims", "no broker"));
    }

    private Reply paymentRun(HttpExchange exchange) throws IOException {
        if (claims == null) return error(404, NO_CLAIMS_SYSTEM);
        var body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
        try {
            var wanted = body.length == 0 ? RunRequest.READY_CLAIMS : JSON.readValue(body, RunRequest.class);
            if (wanted.claims() == 0) return new Reply(200, claims.pay());
            var today = claims.day().date();
            var invented = new InventedRun(wanted.claims(), wanted.payees(), wanted.seed(), today);
            return new Reply(200, claims.pay(invented, wanted.into()));
        } catch (DeliveryFailed e) {
            return error(503, String.valueOf(e.getMessage()));
        } catch (NothingToPay e) {
            return error(409, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            return error(400, String.valueOf(e.getOriginalMessage()));
        } catch (IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    private Reply clock(int moved) {
        if (claims == null) return error(404, NO_CLAIMS_SYSTEM);
        var day = claims.day();
        return new Reply(200, new ClockShown(day.date(), day.daysForward(), moved, day.claims()));
    }

    private Reply setClock(HttpExchange exchange) throws IOException {
        if (claims == null) return error(404, NO_CLAIMS_SYSTEM);
        try {
            var wanted = JSON.readValue(exchange.getRequestBody().readNBytes(BODY_BYTES_MAX), ClockRequest.class);
            if (wanted.reset()) claims.reset();
            return clock(claims.advance(wanted.days()));
        } catch (JacksonException e) {
            return error(400, String.valueOf(e.getOriginalMessage()));
        } catch (IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    private Reply faults() {
        var shown = new LinkedHashMap<String, FaultsShown>();
        profiles.forEach((name, profile) -> shown.put(name, FaultsShown.of(profile)));
        return new Reply(200, shown);
    }

    private Reply setFaults(HttpExchange exchange) throws IOException {
        try {
            var body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
            var wanted = JSON.readValue(body, FaultRequest.class);
            var profile = profiles.get(String.valueOf(wanted.backEnd()));
            if (profile == null) return error(400, "backEnd must be one of " + profiles.keySet());
            var rules = wanted.rules();
            profile.set(new FaultProfile.Setting(wanted.seed(), rules == null ? List.of() : rules));
            return faults();
        } catch (JacksonException e) {
            return error(400, String.valueOf(e.getOriginalMessage()));
        }
    }

    private static Reply error(int status, String message) {
        return new Reply(status, Map.of("error", message));
    }

    private static void answer(HttpExchange exchange, Action action) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = action.run(exchange);
            } catch (RuntimeException e) {
                LOG.error("{} failed", exchange.getRequestURI(), e);
                reply = error(500, e.toString());
            }
            var body = JSON.writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
