package io.x12gateway.routes.channel.http.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.channel.http.DoorClient;
import io.x12gateway.routes.observe.GatewayMeters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clients that send a byte now and then, to keep connections; beside them honest ones who want an answer. */
class SlowClientsIT {
    private static final int SLOW_HEADS = 300;
    private static final int SLOW_BODIES = 100;
    private static final int HONEST_REQUESTS = 400;

    @TempDir
    static Path files;

    private static RunningGateway gateway;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start(
                files,
                Map.of(
                        "gateway.partners-file", RunningGateway.partnersFile(),
                        "gateway.sftp.enabled", "false",
                        "gateway.http.head-timeout", "8s",
                        "gateway.http.body-grace", "4s"));
    }

    @AfterAll
    static void shut() {
        gateway.close();
    }

    @Test
    void answersHonestClientsWhileHundredsDawdleAndGetsRidOfThose() throws Exception {
        var stop = new AtomicBoolean();
        var open = new Open();
        var connected = new CountDownLatch(SLOW_HEADS + SLOW_BODIES);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var token = TestPartner.RIVERBEND.token();
            dawdle(threads, SLOW_HEADS, "GET /v1/mailbox HTTP/1.1\r\nHost: x\r\nX: ", stop, open, connected);
            dawdle(
                    threads,
                    SLOW_BODIES,
                    "POST /v1/transactions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Type: application/edi-x12\r\nContent-Length: 100000\r\n\r\n",
                    stop,
                    open,
                    connected);
            connected.await();
            var millis = honestRequests();
            System.out.printf(
                    "slow clients: %d came, %d at once, honest p50 %d ms, p99 %d ms, max %d ms%n",
                    open.came.get(), open.most.get(), at(millis, 0.5), at(millis, 0.99), millis.getLast());
            assertThat(open.came.get()).isGreaterThan((SLOW_HEADS + SLOW_BODIES) / 2);
            assertThat(open.most.get()).isGreaterThan(SLOW_BODIES / 2);
            assertThat(at(millis, 0.99)).isLessThan(1_000);
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(open.now.get())
                            .as("slow clients that are still connected")
                            .isZero());
            stop.set(true);
        }
        assertThat(gateway.bean(MeterRegistry.class)
                        .counter(GatewayMeters.CONNECTIONS_CUT)
                        .count())
                .isGreaterThanOrEqualTo(open.came.get() * 0.9);
        assertThat(honestRequests()).isNotEmpty();
    }

    /** How many are connected, were at most, and ever. */
    private static final class Open {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger came = new AtomicInteger();

        void more() {
            came.incrementAndGet();
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
        }
    }

    private static void dawdle(
            ExecutorService threads,
            int clients,
            String beginning,
            AtomicBoolean stop,
            Open open,
            CountDownLatch connected) {
        for (int i = 0; i < clients; i++)
            threads.execute(() -> {
                try (var line = RawLine.to(gateway)) {
                    line.write(beginning);
                    open.more();
                    connected.countDown();
                    try {
                        // The pause is the attack: a byte before every timeout that begins anew with one.
                        for (; !stop.get(); Thread.sleep(500)) line.write("a");
                    } catch (IOException closed) {
                        // got rid of
                    } finally {
                        open.now.decrementAndGet();
                    }
                } catch (Exception notEvenConnected) {
                    connected.countDown();
                }
            });
    }

    private static List<Long> honestRequests() {
        var millis = Collections.synchronizedList(new ArrayList<Long>());
        try (var door = new DoorClient(gateway)) {
            for (int i = 0; i < HONEST_REQUESTS; i++) {
                long began = System.nanoTime();
                var answer = door.send(door.to("/v1/mailbox", TestPartner.RIVERBEND));
                millis.add((System.nanoTime() - began) / 1_000_000);
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        }
        return millis.stream().sorted().toList();
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.get((int) (sorted.size() * share));
    }
}
