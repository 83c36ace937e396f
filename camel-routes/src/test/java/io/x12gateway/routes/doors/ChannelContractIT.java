package io.x12gateway.routes.doors;

import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.samples.scenario.Access;
import io.x12gateway.samples.scenario.Blanks;
import io.x12gateway.samples.scenario.Shape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The same scenarios through every door, with the same outcome. Doors differ in how they say it, and in nothing else. */
@ExtendWith(House.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class ChannelContractIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 8;

    private final List<Door> doors = new ArrayList<>();
    private final Map<String, Map<String, String>> matrix = new TreeMap<>();
    private final ExecutorService visits =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());

    @BeforeAll
    void openDoors(House house, @TempDir Path directory) {
        doors.addAll(AllDoors.of(house, directory));
    }

    @AfterAll
    void leave() {
        visits.shutdownNow();
        doors.forEach(Door::close);
        var names = doors.stream().map(Door::name).toList();
        System.out.println("Channel contract, scenario by door (" + String.join(", ", names) + "):");
        matrix.forEach((scenario, outcome) -> System.out.println("  %-40s %s"
                .formatted(
                        scenario,
                        names.stream()
                                .map(name -> outcome.getOrDefault(name, "-"))
                                .toList())));
        doors.forEach(door -> Promise.all().stream()
                .map(door::whyNot)
                .filter(why -> !why.isEmpty())
                .distinct()
                .forEach(why -> System.out.println("  - " + door.name() + ": " + why)));
        System.out.println(
                "  - what comes a second time is known where there is a receipt, not where there is an answer;"
                        + " core hands out by PayloadID, http-batch and json have the mailbox of http");
    }

    private void note(String scenario, Door door, String outcome) {
        synchronized (matrix) {
            matrix.computeIfAbsent(scenario, s -> new HashMap<>()).put(door.name(), outcome);
        }
    }

    /** One visit to each of these doors, all of them under way at once. */
    private Stream<DynamicTest> through(String scenario, Predicate<Door> wanted, Visit visit) {
        var under = new ArrayList<DynamicTest>();
        for (var door : doors) {
            if (!wanted.test(door)) {
                note(scenario, door, "-");
                continue;
            }
            note(scenario, door, "FAILED");
            var visited = visits.submit(() -> {
                visit.to(door);
                note(scenario, door, "kept");
                return door;
            });
            under.add(DynamicTest.dynamicTest(door.name(), () -> joined(visited)));
        }
        return under.stream();
    }

    /** What is tried at a door. */
    private interface Visit {
        void to(Door door) throws Exception;
    }

    /** What went wrong in a visit is what went wrong here. */
    private static void joined(Future<Door> visited) throws Exception {
        try {
            visited.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failed) throw failed;
            if (e.getCause() instanceof Exception failed) throw failed;
            throw e;
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyDoorKeepsEveryPromise(House house) {
        // all are begun before the first is waited for
        return Promise.all().stream()
                .map(promise -> DynamicContainer.dynamicContainer(
                        promise.name(),
                        through(
                                promise.name(),
                                door -> door.whyNot(promise).isEmpty(),
                                door -> keep(house, door, promise))))
                .toList()
                .stream();
    }

    private static void keep(House house, Door door, Promise named) {
        var promise = as(house, door, named);
        var partner = house.partner(promise.partner());
        var blanks = new Blanks();
        var sent = door.send(partner, promise.kind(), blanks.fill(promise.request()));
        var onTheLine = promise.expected().stream()
                .filter(e -> e.onTheLine() && door.onTheLine())
                .findFirst();
        if (onTheLine.isPresent()) {
            assertThat(sent).isInstanceOf(Sent.Answered.class);
            var shape = blanks.fill(door.shape(onTheLine.get().shape()));
            assertThat(Shape.compare(shape, ((Sent.Answered) sent).document()))
                    .as("%s", sent)
                    .isEmpty();
        } else {
            assertThat(sent).isInstanceOf(Sent.Received.class);
            for (var expected : promise.expected())
                find(door, partner, expected.kind(), sent.submission(), blanks.fill(door.shape(expected.shape())));
        }
        assertThat(sent.submission()).isNotEmpty();
        await().atMost(PATIENCE).until(() -> state(house, sent.submission()).equals(promise.state()));
    }

    /** Spoken by whoever goes through that door. */
    private static Promise as(House house, Door door, Promise promise) {
        var other = door.insteadOf(promise.partner());
        return other.equals(promise.partner())
                ? promise
                : promise.by(
                        other,
                        house.partner(promise.partner()).interchangeId(),
                        house.partner(other).interchangeId());
    }

    /** The one document of that shape, fetched through this door; the newest come first. */
    private static void find(Door door, Access.Partner partner, String kind, String submission, String shape) {
        var seen = new ArrayList<String>();
        await().alias("a " + kind + " of submission " + submission + "\n" + shape)
                .pollInterval(Duration.ofMillis(150))
                .atMost(PATIENCE)
                .until(() -> door.waiting(partner, kind, submission).reversed().stream()
                        .filter(name -> !seen.contains(name))
                        .anyMatch(name -> {
                            seen.add(name);
                            return Shape.compare(shape, door.fetch(partner, name))
                                    .isEmpty();
                        }));
    }

    private static String state(House house, String submission) {
        return house.gateway()
                .bean(Submissions.class)
                .find(new SubmissionId(submission))
                .orElseThrow()
                .state()
                .name();
    }

    @TestFactory
    Stream<DynamicTest> theSameFileTwiceIsWorkedOnce(House house) {
        return through("the same file twice", door -> !door.onTheLine(), door -> {
            var promise = as(house, door, Promise.all().getFirst());
            var partner = house.partner(promise.partner());
            var file = new Blanks().fill(promise.request());
            var first = door.send(partner, "270", file);
            var second = door.send(partner, "270", file);
            assertThat(first).isInstanceOf(Sent.Received.class);
            assertThat(second).isInstanceOf(Sent.Received.class);
            if (door.knowsDuplicates()) {
                assertThat(((Sent.Received) first).duplicate()).isFalse();
                assertThat(((Sent.Received) second).duplicate()).isTrue();
            }
            assertThat(state(house, second.submission())).isEqualTo("DUPLICATE");
            assertThat(sha256(house, second)).isEqualTo(sha256(house, first));
        });
    }

    /** ISA13 numbers what is worked as a batch; another file under a number that was used is somebody's mistake. */
    @TestFactory
    Stream<DynamicTest> anotherFileUnderAUsedNumberIsRefused(House house) {
        return through("another file under a used number", door -> !door.onTheLine(), door -> {
            var promise = as(house, door, Promise.all().getFirst());
            var partner = house.partner(promise.partner());
            var blanks = new Blanks();
            var file = blanks.fill(promise.request());
            var first = door.send(partner, "270", file);
            await().atMost(PATIENCE)
                    .until(() -> state(house, first.submission()).equals("COMPLETED"));
            var second = door.send(partner, "270", file.replace("EQ*30", "EQ*47"));
            var refusal = """
                    ISA*00*          *00*          *ZZ*GATEWAY*ZZ*%s*{any}*{any}*^*00501*{number}*0*P*{any}~
                    TA1*{isa13}*{yymmdd}*{hhmm}*R*025~
                    IEA*0*{number}~
                    """.formatted(partner.interchangeId());
            find(door, partner, "TA1", second.submission(), blanks.fill(refusal));
        });
    }

    private static String sha256(House house, Sent sent) {
        return house.gateway()
                .bean(Submissions.class)
                .find(new SubmissionId(sent.submission()))
                .orElseThrow()
                .digest()
                .sha256();
    }

    /** What the gateway delivers is there for whoever is entitled, until she says that she has it. */
    @TestFactory
    Stream<DynamicTest> aRemittanceWaitsUntilItIsAcknowledged(House house) throws Exception {
        var agency = house.partner("cedar-billing");
        // one for each door, since each acknowledges its own
        var mailboxes = doors.stream().filter(Door::hasAMailbox).toList();
        for (int i = 0; i < mailboxes.size(); i++) payOnce(house);
        var first = mailboxes.getFirst();
        var names = await().atMost(PATIENCE)
                .until(() -> first.waiting(agency, "835", ""), waiting -> waiting.size() >= mailboxes.size());
        assertThat(names).hasSizeGreaterThanOrEqualTo(mailboxes.size());
        return mailboxes.stream()
                .map(door -> DynamicTest.dynamicTest(door.name(), () -> {
                    var name = door.waiting(agency, "835", "").getFirst();
                    var fetched = door.fetch(agency, name);
                    assertThat(fetched).startsWith("ISA*").contains("ST*835*", "RIVERBEND CLINIC");
                    assertThat(door.fetch(agency, name)).as("fetched again").isEqualTo(fetched);
                    assertThat(door.waiting(agency, "835", "")).contains(name);
                    door.acknowledge(agency, name);
                    assertThat(door.waiting(agency, "835", "")).doesNotContain(name);
                    assertThat(door.waiting(house.partner("quillway"), "835", ""))
                            .as("somebody who is not entitled")
                            .isEmpty();
                    note("a remittance waits until it is acknowledged", door, "kept");
                }));
    }

    /** Who has a server of her own finds it there, once. */
    @Test
    void aRemittanceIsBroughtToTheServerOfWhoIsEntitled(House house) throws Exception {
        payOnce(house);
        var door = doors.stream().filter(PullDoor.class::isInstance).findFirst().orElseThrow();
        var agency = house.partner(Newcomers.OWN_SERVER);
        var names =
                await().atMost(PATIENCE).until(() -> door.waiting(agency, "835", ""), waiting -> !waiting.isEmpty());
        for (var name : names)
            assertThat(door.fetch(agency, name)).startsWith("ISA*").contains("ST*835*", "RIVERBEND CLINIC");
        note("a remittance is brought to the partner's own server", door, "kept");
    }

    private static void payOnce(House house) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var run = HttpRequest.newBuilder(URI.create(house.access().mocksUrl() + "/payment-run"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(http.send(run, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }
}
