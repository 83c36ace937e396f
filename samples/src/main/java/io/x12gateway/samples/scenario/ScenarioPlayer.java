package io.x12gateway.samples.scenario;

import io.x12gateway.samples.scenario.Scenario.Door;
import io.x12gateway.samples.scenario.Scenario.Step;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Plays scenarios through the real doors of a running gateway. What a step finds is compared by {@link Shape}; a
 * document that is still on its way is waited for, up to a limit.
 */
public final class ScenarioPlayer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Access access;
    private final Duration patience;
    private final Map<String, HttpDoor> https = new HashMap<>();
    private final HttpClient mocks = HttpClient.newHttpClient();
    private final Set<String> seen = new HashSet<>();

    public ScenarioPlayer(Access access, Duration patience) {
        this.access = access;
        this.patience = patience;
    }

    /** A document that a door handed out. */
    private record Found(String name, String document, Runnable acknowledge) {}

    /** Plays all steps, telling each to {@code audience} as soon as it is over; stops after one that went wrong. */
    public List<Scene> play(Scenario scenario, Consumer<Scene> audience) {
        var scenes = new ArrayList<Scene>();
        var blanks = new Blanks();
        var answer = new String[1];
        rememberWhatIsThere(scenario);
        var misbehaving = new HashSet<String>();
        try {
            for (var step : scenario.steps()) {
                if (step.faults() != null)
                    misbehaving.add(String.valueOf(step.faults().get("backEnd")));
                var scene = timed(scenario, step, blanks, answer);
                scenes.add(scene);
                audience.accept(scene);
                if (!scene.asExpected()) break;
            }
        } finally {
            misbehaving.forEach(backEnd -> tellMocks("/faults", Map.of("backEnd", backEnd)));
        }
        return scenes;
    }

    private Scene timed(Scenario scenario, Step step, Blanks blanks, @Nullable String[] answer) {
        var partner = step.partner() == null ? scenario.partner() : step.partner();
        long began = System.nanoTime();
        var scene = playStep(scenario, step, partner, blanks, answer);
        return new Scene(
                step,
                scene.what(),
                partner,
                scene.document(),
                Duration.ofNanos(System.nanoTime() - began),
                scene.problems());
    }

    private Scene playStep(Scenario scenario, Step step, String partner, Blanks blanks, @Nullable String[] answer) {
        if (step.send() != null) return send(scenario, step, step.send(), partner, blanks, answer);
        if (step.faults() != null) return faults(step, step.faults(), partner);
        if (Boolean.TRUE.equals(step.paymentRun())) return paymentRun(step, partner);
        if (Boolean.TRUE.equals(step.expectNothing())) return expectNothing(step, partner);
        if (step.expect() != null) return expect(scenario, step, step.expect(), partner, blanks, answer);
        return scene(step, partner, "a step that says nothing", "", List.of("send, expect, or paymentRun is missing"));
    }

    private Scene send(
            Scenario scenario, Step step, String file, String partner, Blanks blanks, @Nullable String[] answer) {
        var document = blanks.fill(scenario.text(file));
        var name = access.partner(partner).name();
        return switch (door(step)) {
            case HTTP, HTTP_BATCH, JSON, CORE_MIME, CORE_SOAP -> {
                var reply = post(step, partner, document);
                answer[0] = reply.body();
                yield scene(
                        step,
                        partner,
                        "%s posts %s: %s".formatted(name, posted(step), came(step, reply)),
                        document,
                        statusProblems(step, reply));
            }
            case SFTP -> {
                var path = put(scenario, partner, blanks, document);
                yield scene(step, partner, name + " puts " + path + " over SFTP", document, List.of());
            }
        };
    }

    private String put(Scenario scenario, String partner, Blanks blanks, String document) {
        var target = scenario.folder().getFileName() + "-" + blanks.value("run") + ".x12";
        try (var sftp = new SftpDoor(access, access.partner(partner))) {
            return sftp.put(target, document);
        }
    }

    private HttpDoor.Reply post(Step step, String partner, String document) {
        var kind = step.kind() == null ? "" : step.kind();
        var http = http(partner);
        return switch (door(step)) {
            case HTTP -> http.realTime(document);
            case HTTP_BATCH -> http.batch(document);
            case JSON -> http.json(kind.equals("276") ? "/v1/claim-status" : "/v1/eligibility", document);
            case CORE_MIME -> http.coreRealTime(payloadType(kind), document);
            case CORE_SOAP -> http.coreRealTimeSoap(payloadType(kind), document);
            case SFTP -> throw new IllegalArgumentException("files are put over SFTP, not posted");
        };
    }

    private static String payloadType(String kind) {
        return "X12_" + kind + "_Request_" + (kind.equals("270") ? "005010X279A1" : "005010X212");
    }

    private static String posted(Step step) {
        return switch (door(step)) {
            case HTTP -> "a " + step.kind() + " over HTTPS (application/edi-x12)";
            case HTTP_BATCH -> "a " + step.kind() + " over HTTPS, to be worked as a batch";
            case JSON -> "the question of a " + step.kind() + " as JSON";
            case CORE_MIME -> "the same kind of " + step.kind() + " in a CAQH CORE MIME envelope";
            case CORE_SOAP -> "a " + step.kind() + " in a CAQH CORE SOAP envelope";
            case SFTP -> "";
        };
    }

    private static String came(Step step, HttpDoor.Reply reply) {
        return switch (door(step)) {
            case CORE_MIME, CORE_SOAP -> reply.contentType();
            default -> Integer.toString(reply.status());
        };
    }

    private static List<String> statusProblems(Step step, HttpDoor.Reply reply) {
        int want = step.status() == null ? 200 : step.status();
        return reply.status() == want
                ? List.of()
                : List.of("expected HTTP " + want + " but found " + reply.status() + ": " + reply.body());
    }

    private Scene expect(
            Scenario scenario, Step step, String file, String partner, Blanks blanks, @Nullable String[] answer) {
        var expected = blanks.fill(scenario.text(file));
        if (step.by() == null) {
            var got = answer[0] == null ? "" : answer[0];
            return scene(step, partner, "The answer on the same connection", got, compare(step, expected, got));
        }
        var kind = step.kind() == null ? "" : step.kind();
        var found = await(() -> find(door(step), partner, kind, expected, step));
        var name = access.partner(partner).name();
        if (found == null) {
            return scene(
                    step,
                    partner,
                    name + " waits for a " + kind,
                    "",
                    List.of("no " + kind + " of this shape after " + patience.toSeconds() + " s; "
                            + nearest(door(step), partner, kind, expected, step)));
        }
        if (Boolean.TRUE.equals(step.acknowledge())) found.acknowledge().run();
        var how = door(step) == Door.SFTP ? "over SFTP: /outbound/" : "over HTTPS: /v1/mailbox/";
        var what = name + " fetches " + how + found.name()
                + (Boolean.TRUE.equals(step.acknowledge()) ? ", and acknowledges it" : "");
        return scene(step, partner, what, found.document(), List.of());
    }

    private @Nullable Found find(Door door, String partner, String kind, String expected, Step step) {
        return candidates(door, partner, kind).stream()
                .filter(f -> compare(step, expected, f.document()).isEmpty())
                .findFirst()
                .map(f -> {
                    seen.add(partner + "/" + f.name());
                    return f;
                })
                .orElse(null);
    }

    /** What came instead, for the person who reads a failure. */
    private String nearest(Door door, String partner, String kind, String expected, Step step) {
        return candidates(door, partner, kind).stream()
                .map(f -> f.name() + ": " + compare(step, expected, f.document()))
                .reduce((a, b) -> a + "; " + b)
                .orElse("nothing new of that kind is there");
    }

    private static List<String> compare(Step step, String expected, String got) {
        if (!"receipt".equals(step.kind()) && expected.startsWith("ISA")) return Shape.compare(expected, got);
        return expected.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !got.contains(line))
                .map(line -> "does not contain: " + line)
                .toList();
    }

    private List<Found> candidates(Door door, String partner, String kind) {
        return all(door, partner, kind).stream()
                .filter(f -> !seen.contains(partner + "/" + f.name()))
                .toList();
    }

    private List<Found> all(Door door, String partner, String kind) {
        if (door == Door.SFTP) {
            try (var sftp = new SftpDoor(access, access.partner(partner))) {
                return sftp.outbound().stream()
                        .filter(n -> kind.equals("receipt") ? n.endsWith(".receipt.json") : n.startsWith(kind + "_"))
                        .filter(n -> !seen.contains(partner + "/" + n))
                        .map(n -> new Found(n, sftp.get(n), () -> removeOverSftp(partner, n)))
                        .toList();
            }
        }
        return http(partner).mailbox(kind).stream()
                .map(item -> item.path("id").asString())
                .filter(id -> !seen.contains(partner + "/" + id))
                .map(id -> new Found(
                        id, http(partner).fetch(id).body(), () -> http(partner).acknowledge(id)))
                .toList();
    }

    private void removeOverSftp(String partner, String name) {
        try (var sftp = new SftpDoor(access, access.partner(partner))) {
            sftp.remove(name);
        }
    }

    /** Documents from earlier plays are not the ones that this play waits for. */
    private void rememberWhatIsThere(Scenario scenario) {
        for (var step : scenario.steps()) {
            if (step.by() == null || step.send() != null) continue;
            var partner = step.partner() == null ? scenario.partner() : step.partner();
            var kind = step.kind() == null ? "" : step.kind();
            if (door(step) == Door.SFTP) {
                try (var sftp = new SftpDoor(access, access.partner(partner))) {
                    sftp.outbound().forEach(n -> seen.add(partner + "/" + n));
                }
            } else {
                http(partner)
                        .mailbox(kind)
                        .forEach(
                                item -> seen.add(partner + "/" + item.path("id").asString()));
            }
        }
    }

    private Scene expectNothing(Step step, String partner) {
        var kind = step.kind() == null ? "" : step.kind();
        var there = candidates(door(step), partner, kind);
        return scene(
                step,
                partner,
                access.partner(partner).name() + " looks for " + kind + " files and sees none that are not hers",
                "",
                there.stream().map(f -> "should not be there: " + f.name()).toList());
    }

    private Scene paymentRun(Step step, String partner) {
        var answer = tellMocks("/payment-run", Map.of());
        return scene(
                step,
                partner,
                "The claims system does its payment run and drops one 835 for three payees",
                answer.body(),
                answer.statusCode() / 100 == 2 ? List.of() : List.of("the run answered " + answer.statusCode()));
    }

    private Scene faults(Step step, Map<String, Object> faults, String partner) {
        var answer = tellMocks("/faults", faults);
        return scene(
                step,
                partner,
                "The mock " + faults.get("backEnd") + " is told to misbehave",
                JSON.writeValueAsString(faults),
                answer.statusCode() / 100 == 2 ? List.of() : List.of("the mocks answered " + answer.body()));
    }

    private HttpResponse<String> tellMocks(String path, Map<String, ?> body) {
        try {
            return mocks.send(
                    HttpRequest.newBuilder(URI.create(access.mocksUrl() + path))
                            .timeout(Duration.ofSeconds(30))
                            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks again until there is something or patience ends. */
    private @Nullable Found await(Supplier<@Nullable Found> look) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            var found = look.get();
            if (found != null || System.nanoTime() > end) return found;
            LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        }
    }

    private HttpDoor http(String partner) {
        return https.computeIfAbsent(partner, id -> new HttpDoor(access, access.partner(id)));
    }

    private static Door door(Step step) {
        if (step.by() == null) throw new IllegalArgumentException("the step does not say by which door: " + step);
        return step.by();
    }

    private static Scene scene(Step step, String partner, String what, String document, List<String> problems) {
        return new Scene(step, what, partner, document, Duration.ZERO, problems);
    }

    @Override
    public void close() {
        https.values().forEach(HttpDoor::close);
        mocks.shutdownNow();
    }
}
