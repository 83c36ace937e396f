package io.x12gateway.load;

import io.x12gateway.samples.fault.Fault;
import io.x12gateway.samples.fault.FaultProfile;
import io.x12gateway.samples.fault.FaultRule;
import io.x12gateway.samples.hets.HetsSettings;
import io.x12gateway.samples.hets.MockHets;
import io.x12gateway.samples.hets.Submitter;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * One 270 file for ten thousand patients while HETS comes and goes: the 999 first, then one 271 file in which everybody is
 * answered once and in order. How many calls were under way at once is counted where they arrive.
 */
final class BatchFigure {
    static final double FLAPPING_PERCENT = 5;
    static final int CALLS_MAX = 8;
    private static final int PATIENTS = 10_000;
    private static final String HEAP = "-Xmx256m";
    private static final long SEED = 7;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String SUBMITTER = "GW0001";
    private static final Pattern ITEM = Pattern.compile("\"id\"\\s*:\\s*\"([0-9A-Z]{26})\"");
    private static final Pattern HEAP_USED = Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"[^}]*\\} (\\S+)");

    private final Lab lab;

    BatchFigure(Lab lab) {
        this.lab = lab;
    }

    List<Row> measure() throws IOException, InterruptedException {
        var rows = new ArrayList<Row>();
        for (var room : lab.rooms()) {
            var outcome = run(room, lab.plan().count(PATIENTS), lab.plan().jvm(HEAP), false);
            Progress.say("batch: %s", outcome);
            lab.clear(room, outcome.wrong());
            rows.add(outcome.row(room.database().name()));
        }
        return rows;
    }

    /**
     * @param acknowledged from the first byte sent until the 999 was there
     * @param answered until the 271 was there
     * @param calls arrived at HETS, of which {@code refused} found nobody there
     * @param callsAtOnce the most that HETS had to deal with at one moment
     */
    record Outcome(
            int patients,
            Duration acknowledged,
            Duration answered,
            long calls,
            int refused,
            int callsAtOnce,
            long heapBytes,
            String kinds,
            Server.Cpu cpu,
            List<String> wrong) {

        double perSecond() {
            return patients / (answered.toMillis() / 1e3);
        }

        Row row(String database) {
            return new Row(
                    "270 batch of %,d patients, HETS away for %.0f %% of the calls, %s"
                            .formatted(patients, FLAPPING_PERCENT, database),
                    "999, then one 271 with everybody once and in order; at most " + CALLS_MAX + " calls at once",
                    String.format(
                            Locale.ROOT,
                            "999 after %.1f s, 271 after %.1f s: %.0f/s; %,d calls, %,d refused, %d at once; %s; heap <= %s",
                            acknowledged.toMillis() / 1e3,
                            answered.toMillis() / 1e3,
                            perSecond(),
                            calls,
                            refused,
                            callsAtOnce,
                            kinds,
                            Shown.megabytes(heapBytes)),
                    "",
                    "",
                    Shown.cpu(cpu, patients),
                    Shown.busy(cpu, answered),
                    Shown.verdict(wrong, true));
        }
    }

    /** @param kill whether the gateway is killed when HETS has heard a third of the questions, and started again */
    Outcome run(Site.Room room, int patients, List<String> jvm, boolean kill) throws IOException, InterruptedException {
        var batch = new PatientBatch(patients, 1);
        var personas = Files.createDirectories(room.directory().resolve("personas"));
        batch.writePersonas(personas);
        var faults = new FaultProfile();
        faults.set(new FaultProfile.Setting(
                SEED, List.of(FaultRule.always(Fault.FLAPPING).withPercent(FLAPPING_PERCENT))));
        try (var hets = new MockHets(settings(personas), faults, Clock.systemUTC())) {
            return new Run(room, batch, jvm, hets, faults).run(kill);
        }
    }

    private static HetsSettings settings(java.nio.file.Path personas) {
        return new HetsSettings(
                "127.0.0.1",
                0,
                null,
                "CMS",
                List.of(new Submitter(SUBMITTER, null, List.of("1234567893"))),
                personas,
                null,
                null,
                false,
                0);
    }

    /** One batch from its sending to its answer. */
    private final class Run {
        private final Site.Room room;
        private final PatientBatch batch;
        private final List<String> jvm;
        private final MockHets hets;
        private final FaultProfile faults;
        private final List<String> wrong = new ArrayList<>();
        private final HttpClient http = HttpClient.newHttpClient();
        private long heapBytes;

        Run(Site.Room room, PatientBatch batch, List<String> jvm, MockHets hets, FaultProfile faults) {
            this.room = room;
            this.batch = batch;
            this.jvm = jvm;
            this.hets = hets;
            this.faults = faults;
        }

        Outcome run(boolean kill) throws IOException, InterruptedException {
            var gateway = start();
            try {
                var before = gateway.cpu();
                long start = System.nanoTime();
                submit(gateway);
                var acknowledged = await(gateway, "999", start);
                if (kill) gateway = restarted(gateway);
                var answered = await(gateway, "271", start);
                var cpu = gateway.cpu().since(kill ? Server.Cpu.none() : before);
                var told = batch.read(fetch(gateway, "271"));
                wrong.addAll(told.wrong());
                var traffic = hets.traffic();
                if (traffic.atOnceMax() > CALLS_MAX)
                    wrong.add(traffic.atOnceMax() + " calls at once where " + CALLS_MAX + " are agreed");
                if (acknowledged.compareTo(answered) >= 0) wrong.add("the 999 was not first");
                return new Outcome(
                        batch.patients(),
                        acknowledged,
                        answered,
                        traffic.calls(),
                        faults.struck().getFirst().times(),
                        traffic.atOnceMax(),
                        heapBytes,
                        told.kinds().toString(),
                        cpu,
                        List.copyOf(wrong));
            } finally {
                gateway.close();
                http.shutdownNow();
            }
        }

        private Server start() {
            return Server.gateway(
                    lab.site(),
                    room,
                    jvm,
                    List.of(
                            "--gateway.routing.eligibility=hets",
                            "--gateway.hets.url=" + hets.uri(),
                            "--gateway.hets.submitter-id=" + SUBMITTER,
                            "--gateway.hets.calls-max=" + CALLS_MAX,
                            "--gateway.hets.rest=1s",
                            "--gateway.pipeline.inquiry-consumers=" + 2 * CALLS_MAX));
        }

        private Server restarted(Server gateway) throws InterruptedException {
            long third = batch.patients() / 3;
            waitUntil(() -> hets.traffic().calls() >= third);
            gateway.kill();
            if (hets.traffic().calls() >= batch.patients()) wrong.add("the gateway was killed after the last question");
            return start();
        }

        private void submit(Server gateway) throws IOException {
            try (var line = new HttpLine(gateway.https())) {
                var reply = line.send(HttpLine.head("POST", "/v1/transactions", Site.ASKER_TOKEN, ""), batch.bytes());
                if (reply.status() != 202)
                    throw new IOException("the batch was not accepted: " + reply.status() + " " + reply.text());
            }
        }

        private Duration await(Server gateway, String kind, long start) throws IOException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (items(gateway, kind).isEmpty()) {
                if (System.nanoTime() > end) throw new IOException("no " + kind + " within " + PATIENCE);
                heapBytes = Math.max(heapBytes, heapUsed());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            }
            return Duration.ofNanos(System.nanoTime() - start);
        }

        private List<String> items(Server gateway, String kind) throws IOException {
            var reply = get(gateway, "/v1/mailbox?kind=" + kind);
            if (reply.status() != 200) throw new IOException("no mailbox: " + reply.status() + " " + reply.text());
            return ITEM.matcher(reply.text())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }

        private String fetch(Server gateway, String kind) throws IOException {
            var items = items(gateway, kind);
            if (items.size() != 1) wrong.add(items.size() + " documents " + kind + " where there should be one");
            return get(gateway, "/v1/mailbox/" + items.getFirst()).text();
        }

        private HttpLine.Reply get(Server gateway, String path) throws IOException {
            try (var line = new HttpLine(gateway.https())) {
                return line.send(HttpLine.head("GET", path, Site.ASKER_TOKEN, ""));
            }
        }

        private long heapUsed() {
            var page = metrics();
            if (page == null) return 0;
            return HEAP_USED
                    .matcher(page)
                    .results()
                    .mapToLong(found -> (long) Double.parseDouble(found.group(1)))
                    .sum();
        }

        private @Nullable String metrics() {
            var uri = URI.create("http://127.0.0.1:" + room.ports().http() + "/actuator/prometheus");
            try {
                var reply = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
                return reply.statusCode() == 200 ? reply.body() : null;
            } catch (IOException e) {
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
    }

    private static void waitUntil(java.util.function.BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < end)
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
}
