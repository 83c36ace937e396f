package io.x12gateway.load;

import org.apache.sshd.client.session.ClientSession;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that send a byte now and then so as to keep connections, half of them of a request's head and half of a body,
 * and others that are logged in over SSH and silent; beside them honest ones who want answers. A slow one whom the
 * gateway has thrown out comes back at once.
 */
final class SlowClientsFigure {
    private static final int HONEST = 16;
    private static final double WARM_SECONDS = 10;
    private static final double MEASURED_SECONDS = 25;
    private static final double P99_MILLIS = 1_000;
    private static final long BYTE_EVERY_MILLIS = 2_000;
    private static final int OPENED_AT_ONCE = 50;
    private static final int SPARE_FILES = 500;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(120);
    private static final String SLOW_HEAD = "POST /v1/transactions HTTP/1.1\r\nHost: localhost\r\nX: ";
    private static final String SLOW_BODY =
            HttpLine.head("POST", "/v1/transactions", Site.PAYER_TOKEN, "Content-Length: 100000\r\n\r\nISA");
    private final Lab lab;
    private final int slow;
    private final int idle;

    SlowClientsFigure(Lab lab) {
        this.lab = lab;
        this.slow = lab.plan().connections(2_000);
        this.idle = lab.plan().connections(500);
    }

    List<Row> measure() throws IOException, InterruptedException {
        var what = "270 in real time, %d honest connections beside %,d slow HTTP and %d idle SSH ones, H2"
                .formatted(HONEST, slow, idle);
        var wanted = "p99 < 1 s";
        var refusal = refusalOfMachine(slow + idle + SPARE_FILES);
        if (!refusal.isEmpty()) return List.of(Row.without(what, wanted, "NOT RUN: " + refusal));
        var room = lab.roomWithH2();
        var wrong = new ArrayList<String>();
        var held = new Held();
        Sample sample;
        Server.Cpu cpu;
        long answered;
        int least;
        try (var gateway = lab.gateway(room);
                var lines = new SftpLines(gateway.sftpPort(), lab.site().sshKey());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var numbers = new AtomicLong();
            var warm = honest(gateway, numbers, lab.plan().seconds(WARM_SECONDS));
            var sessions = new ArrayList<ClientSession>();
            var stop = new AtomicBoolean();
            try {
                for (int i = 0; i < idle; i++) sessions.add(lines.session(Site.ASKER_USER));
                for (int i = 0; i < slow; i++) {
                    var beginning = i % 2 == 0 ? SLOW_HEAD : SLOW_BODY;
                    threads.execute(() -> dawdle(gateway.https(), beginning, stop, held));
                }
                held.awaitConnections(slow);
                Progress.say("%d slow connections, %d idle ones", held.now.get(), sessions.size());
                held.least.set(held.now.get());
                var before = gateway.cpu();
                sample = honest(gateway, numbers, lab.plan().seconds(MEASURED_SECONDS));
                cpu = gateway.cpu().since(before);
                least = held.least.get();
                long open = sessions.stream().filter(ClientSession::isOpen).count();
                if (open < idle) wrong.add(open + " of " + idle + " idle SSH connections were still there");
            } finally {
                stop.set(true);
                for (var session : sessions) session.close(true);
            }
            answered = warm.count() + sample.count();
            wrong.addAll(warm.failures());
            wrong.addAll(sample.failures());
        }
        if (wrong.isEmpty()) wrong.addAll(new Books(room).ofRealTime(answered));
        lab.clear(room, wrong);
        var connections = "%s/s; slow ones held: %d-%d, thrown out: %d"
                .formatted(Shown.count(sample.perSecond()), least, held.most.get(), held.thrownOut.get());
        return List.of(new Row(
                what,
                wanted,
                connections,
                Shown.millis(sample, 0.5),
                Shown.millis(sample, 0.99),
                Shown.cpu(cpu, sample.count()),
                Shown.busy(cpu, sample.wall()),
                Shown.verdict(wrong, sample.millis(0.99) < P99_MILLIS)));
    }

    private Sample honest(Server gateway, AtomicLong numbers, Duration time) throws IOException, InterruptedException {
        var clients = new ArrayList<Inquirer>();
        try {
            for (int i = 0; i < HONEST; i++) clients.add(new Inquirer(gateway.https(), numbers, false));
            return ClosedLoop.run(clients, time);
        } finally {
            for (var client : clients) client.close();
        }
    }

    /** How many slow connections there are, were at least and at most, and how often one was thrown out. */
    private static final class Held {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger least = new AtomicInteger(Integer.MAX_VALUE);
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger thrownOut = new AtomicInteger();
        private final Semaphore opening = new Semaphore(OPENED_AT_ONCE);

        /** Not all at once: the handshakes alone would keep the machine busy. */
        HttpLine opened(HttpLine.Target target) throws IOException, InterruptedException {
            opening.acquire();
            try {
                return new HttpLine(target);
            } finally {
                opening.release();
            }
        }

        void more() {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
        }

        void fewer() {
            least.accumulateAndGet(now.decrementAndGet(), Math::min);
        }

        void awaitConnections(int count) throws InterruptedException {
            long end = System.nanoTime() + CONNECT_LIMIT.toNanos();
            while (most.get() < count * 0.95 && System.nanoTime() < end) Thread.sleep(50);
        }
    }

    /** Comes back until it is told to stop. */
    private static void dawdle(HttpLine.Target target, String beginning, AtomicBoolean stop, Held held) {
        while (!stop.get()) {
            try (var line = held.opened(target)) {
                held.more();
                try {
                    line.dribble(beginning);
                    for (; !stop.get(); Thread.sleep(BYTE_EVERY_MILLIS)) line.dribble("a");
                } catch (IOException e) {
                    held.thrownOut.incrementAndGet();
                } finally {
                    held.fewer();
                }
            } catch (IOException e) {
                // The door is full or shut at this moment; the next attempt shows.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Why so many connections are more than this machine lets a process have; empty if it does. */
    private static String refusalOfMachine(int connections) throws IOException {
        long files = limit(Path.of("/proc/self/limits"));
        if (files < connections)
            return "a process may have " + files + " files open, " + connections + " are needed (ulimit -Hn)";
        var range = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
        if (!Files.exists(range)) return "";
        String[] ends;
        try (var line = Files.newBufferedReader(range)) { // whole at once: a second read of this file finds its end
            ends = Objects.requireNonNullElse(line.readLine(), "0 0").strip().split("\\s+");
        }
        int ports = Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]);
        return ports < 4 * connections ? "there are only " + ports + " ports to come from" : "";
    }

    private static long limit(Path limits) throws IOException {
        if (!Files.exists(limits)) return Long.MAX_VALUE;
        return Files.readAllLines(limits).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split("\\s{2,}")[2])
                .mapToLong(hard -> hard.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(hard))
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
