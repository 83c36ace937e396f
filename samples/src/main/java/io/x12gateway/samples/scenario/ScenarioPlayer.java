package io.x12gateway.samples.scenario;

import io.x12gateway.samples.scenario.Scenario.Door;
import io.x12gateway.samples.scenario.Scenario.Step;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

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
    /** The kind of an expectation that is about what became of what was posted last. */
    private static final String STORY = "story";

    private final Access access;
    private final Duration patience;
    private final Map<String, HttpDoor> https = new HashMap<>();
    private final Mocks mocks;
    private final Operator operator;
    private final Set<String> seen = new HashSet<>();

    public ScenarioPlayer(Access access, Duration patience) {
        this.access = access;
        this.patience = patience;
        this.mocks = new Mocks(access.mocksUrl());
        this.operator = new Operator(access);
    }

    /** A document that a door handed out. */
    private record Found(String name, String document, Runnable acknowledge) {}

    /** Plays all steps, telling each to {@code audience} as soon as it is over; stops after one that went wrong. */
    public List<Scene> play(Scenario scenario, Consumer<Scene> audience) {
        var scenes = new ArrayList<Scene>();
        var play = new Play(scenario);
        rememberWhatIsThere(scenario);
        try {
            for (var step : scenario.steps()) {
                var scene = timed(play, step);
                scenes.add(scene);
                audience.accept(scene);
                if (!scene.asExpected()) break;
            }
        } finally {
            scenario.steps().stream().limit(scenes.size() + 1L).forEach(this::undo);
        }
        return scenes;
    }

    /** The next scenario finds back ends that behave and, where this one began anew, a claims system that does. */
    private void undo(Step step) {
        if (step.faults() != null)
            mocks.faults(Map.of("backEnd", String.valueOf(step.faults().get("backEnd"))));
        if (step.clock() != null && Mocks.isReset(step.clock())) mocks.clock(step.clock());
    }

    private Scene timed(Play play, Step step) {
        long began = System.nanoTime();
        var scene = playStep(play, step);
        return new Scene(
                step,
                scene.what(),
                scene.partner(),
                scene.document(),
                Duration.ofNanos(System.nanoTime() - began),
                scene.problems());
    }

    private Scene playStep(Play play, Step step) {
        var partner = play.partner(step);
        if (step.send() != null) return send(play, step, step.send());
        if (step.faults() != null) return faults(step, step.faults(), partner);
        if (step.clock() != null) return clock(step, step.clock(), partner);
        if (Boolean.TRUE.equals(step.paymentRun())) return paymentRun(play, step, partner);
        if (step.x12() != null) return x12(play, step, step.x12());
        if (Boolean.TRUE.equals(step.expectNothing())) return expectNothing(play, step, partner);
        if (step.expect() != null) return expect(play, step, step.expect());
        return scene(step, partner, "a step that says nothing", "", List.of("send, expect, or paymentRun is missing"));
    }

    private Scene send(Play play, Step step, String file) {
        var partner = play.partner(step);
        var document = play.text(file);
        var name = access.partner(partner).name();
        return switch (door(step)) {
            case HTTP, HTTP_BATCH, JSON, CORE_MIME, CORE_SOAP -> {
                var reply = post(step, partner, document);
                play.came(reply.body());
                play.receivedAs(reply.submission());
                yield scene(
                        step,
                        partner,
                        "%s posts %s: %s".formatted(name, posted(step), came(step, reply)),
                        document,
                        statusProblems(step, reply));
            }
            case SFTP -> {
                var path = put(play, partner, document);
                yield scene(step, partner, name + " puts " + path + " over SFTP", document, List.of());
            }
        };
    }

    private Scene x12(Play play, Step step, String words) {
        var line = play.blanks().fill(words);
        var ran = X12Command.run(line, step.of() == null ? play.document() : play.text(step.of()));
        play.came(ran.written());
        if (step.as() != null) play.make(step.as(), ran.written());
        return scene(
                step,
                play.partner(step),
                "./gateway x12 " + line,
                ran.written(),
                ran.code() == 0 ? List.of() : List.of("it ended with " + ran.code() + ": " + ran.said()));
    }

    private String put(Play play, String partner, String document) {
        var target =
                play.scenario().folder().getFileName() + "-" + play.blanks().value("run") + "-" + play.next() + ".x12";
        try (var sftp = new SftpDoor(access, access.partner(partner))) {
            return sftp.put(target, document);
        }
    }

    private HttpDoor.Reply post(Step step, String partner, String document) {
        var kind = kind(step);
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

    private Scene expect(Play play, Step step, String file) {
        var partner = play.partner(step);
        var expected = play.text(file);
        if (step.by() == null) {
            var got = play.document();
            return scene(step, partner, "The answer on the same connection", got, compare(play, step, expected, got));
        }
        var kind = kind(step);
        var found = await(() -> find(play, step, expected));
        var name = access.partner(partner).name();
        if (found == null) {
            return scene(
                    step,
                    partner,
                    name + " waits for a " + kind,
                    "",
                    List.of("no " + kind + " of this shape after " + patience.toSeconds() + " s; "
                            + nearest(play, step, expected)));
        }
        play.came(found.document());
        if (kind.equals("835")) play.foundRemittance();
        if (Boolean.TRUE.equals(step.acknowledge())) found.acknowledge().run();
        return scene(step, partner, name + " " + fetches(step, found), found.document(), List.of());
    }

    private static String fetches(Step step, Found found) {
        if (kind(step).equals(STORY)) return "looks up what became of it: /v1/submissions/" + found.name();
        var how = door(step) == Door.SFTP ? "over SFTP: /outbound/" : "over HTTPS: /v1/mailbox/";
        return "fetches " + how + found.name()
                + (Boolean.TRUE.equals(step.acknowledge()) ? ", and acknowledges it" : "");
    }

    private @Nullable Found find(Play play, Step step, String expected) {
        for (var candidate : candidates(play, step))
            if (compare(play, step, expected, candidate.document()).isEmpty()) {
                if (!kind(step).equals(STORY)) seen.add(play.partner(step) + "/" + candidate.name());
                return candidate;
            }
        return null;
    }

    /** What came instead, for the person who reads a failure. */
    private String nearest(Play play, Step step, String expected) {
        return candidates(play, step).stream()
                .map(f -> f.name() + ": " + compare(play, step, expected, f.document()))
                .reduce((a, b) -> a + "; " + b)
                .orElse("nothing new of that kind is there");
    }

    private static List<String> compare(Play play, Step step, String expected, String got) {
        if (!"receipt".equals(step.kind()) && expected.startsWith("ISA"))
            return Shape.compare(expected, got, play.kept());
        var problems = new ArrayList<>(missing(expected, got));
        if (kind(step).equals("xml")) problems.addAll(XmlContract.broken(got));
        return problems;
    }

    /** The lines that are not found as they stand anywhere in a document. */
    static List<String> missing(String expected, String got) {
        return expected.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !got.contains(line))
                .map(line -> "does not contain: " + line)
                .toList();
    }

    private List<Found> candidates(Play play, Step step) {
        if (kind(step).equals(STORY)) return List.of(story(play, step));
        return candidates(door(step), play.partner(step), kind(step));
    }

    private List<Found> candidates(Door door, String partner, String kind) {
        return all(door, partner, kind).stream()
                .filter(f -> !seen.contains(partner + "/" + f.name()))
                .toList();
    }

    private Found story(Play play, Step step) {
        var id = play.submission();
        return new Found(id, http(play.partner(step)).story(id), () -> {});
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
            var kind = kind(step);
            if (kind.equals(STORY)) continue;
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

    /** Nothing is there only once nothing can come any more: first everything that was received comes to its end. */
    private Scene expectNothing(Play play, Step step, String partner) {
        var kind = kind(step);
        var problems = new ArrayList<>(untilAllIsDone(play));
        candidates(door(step), partner, kind).forEach(f -> problems.add("should not be there: " + f.name()));
        return scene(
                step,
                partner,
                access.partner(partner).name() + " looks for " + kind
                        + " files when all is done, and sees none that are not hers",
                "",
                problems);
    }

    /** What is still being worked on when patience ends. */
    private List<String> untilAllIsDone(Play play) {
        if (play.isPaymentRunOnItsWay())
            return List.of(
                    "a payment run may still be on its way; expect a remittance of it, or of a later one, first");
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            var busy = operator.underWay(play.began());
            if (busy.isEmpty() || System.nanoTime() > end) return busy;
            LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        }
    }

    private Scene paymentRun(Play play, Step step, String partner) {
        var told = mocks.pay();
        play.paid();
        return scene(
                step,
                partner,
                "The claims system does its payment run and drops the file",
                told.answer(),
                told.problems());
    }

    private Scene clock(Step step, String wanted, String partner) {
        var told = mocks.clock(wanted);
        var what = Mocks.isReset(wanted) ? "The claims system begins anew" : "Days go by: ./gateway clock " + wanted;
        return scene(step, partner, what, told.answer(), told.problems());
    }

    private Scene faults(Step step, Map<String, Object> faults, String partner) {
        return scene(
                step,
                partner,
                "The mock " + faults.get("backEnd") + " is told to misbehave",
                JSON.writeValueAsString(faults),
                mocks.faults(faults).problems());
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

    private static String kind(Step step) {
        return step.kind() == null ? "" : step.kind();
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
        mocks.close();
        operator.close();
    }
}
