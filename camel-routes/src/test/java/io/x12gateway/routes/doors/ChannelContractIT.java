package io.x12gateway.routes.doors;

import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.samples.scenario.Access;
import io.x12gateway.samples.scenario.Blanks;
import io.x12gateway.samples.scenario.Shape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The same scenarios through every door, with the same outcome. Doors differ in how they say it, and in nothing else. */
@ExtendWith(House.Extension.class)
@Timeout(300)
class ChannelContractIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, Integer> KEPT = new TreeMap<>();

    @TempDir
    static Path directory;

    private final List<Door> doors = new ArrayList<>();

    @AfterEach
    void leave() {
        doors.forEach(Door::close);
    }

    @AfterAll
    static void count() {
        System.out.println("Channel contract, promises kept by door: " + KEPT);
    }

    private List<Door> doors(House house) {
        doors.addAll(AllDoors.of(house, directory));
        return doors;
    }

    @TestFactory
    Stream<DynamicContainer> everyDoorKeepsEveryPromise(House house) {
        return doors(house).stream()
                .map(door -> DynamicContainer.dynamicContainer(
                        door.name(),
                        Promise.all().stream()
                                .filter(door::takes)
                                .map(promise -> DynamicTest.dynamicTest(promise.name(), () -> {
                                    keep(house, door, promise);
                                    KEPT.merge(door.name(), 1, Integer::sum);
                                }))));
    }

    private static void keep(House house, Door door, Promise promise) {
        var partner = house.partner(promise.partner());
        var blanks = new Blanks();
        var sent = door.send(partner, promise.kind(), blanks.fill(promise.request()));
        var onTheLine = promise.expected().stream()
                .filter(e -> e.onTheLine() && door.onTheLine())
                .findFirst();
        if (onTheLine.isPresent()) {
            assertThat(sent).isInstanceOf(Sent.Answered.class);
            assertThat(Shape.compare(blanks.fill(onTheLine.get().shape()), ((Sent.Answered) sent).document()))
                    .as("%s", sent)
                    .isEmpty();
        } else {
            assertThat(sent).isInstanceOf(Sent.Received.class);
            for (var expected : promise.expected())
                find(door, partner, expected.kind(), sent.submission(), blanks.fill(expected.shape()));
        }
        assertThat(sent.submission()).isNotEmpty();
        await().atMost(PATIENCE).until(() -> state(house, sent.submission()).equals(promise.state()));
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
        return doors(house).stream()
                .filter(door -> !door.onTheLine())
                .map(door -> DynamicTest.dynamicTest(door.name(), () -> {
                    var partner = house.partner("quillway");
                    var promise = Promise.all().getFirst();
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
                    KEPT.merge(door.name(), 1, Integer::sum);
                }));
    }

    /** ISA13 numbers what is worked as a batch; another file under a number that was used is somebody's mistake. */
    @TestFactory
    Stream<DynamicTest> anotherFileUnderAUsedNumberIsRefused(House house) {
        return doors(house).stream()
                .filter(door -> !door.onTheLine())
                .map(door -> DynamicTest.dynamicTest(door.name(), () -> {
                    var partner = house.partner("quillway");
                    var promise = Promise.all().getFirst();
                    var blanks = new Blanks();
                    var file = blanks.fill(promise.request());
                    var first = door.send(partner, "270", file);
                    await().atMost(PATIENCE)
                            .until(() -> state(house, first.submission()).equals("COMPLETED"));
                    var second = door.send(partner, "270", file.replace("EQ*30", "EQ*47"));
                    var refusal = """
                            ISA*00*          *00*          *ZZ*GATEWAY*ZZ*CH0001*{any}*{any}*^*00501*{number}*0*P*{any}~
                            TA1*{isa13}*{yymmdd}*{hhmm}*R*025~
                            IEA*0*{number}~
                            """;
                    find(door, partner, "TA1", second.submission(), blanks.fill(refusal));
                    KEPT.merge(door.name(), 1, Integer::sum);
                }));
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
    Stream<DynamicTest> aRemittanceWaitsUntilItIsAcknowledged(House house) {
        return doors(house).stream()
                .filter(AllDoors::hasAMailbox)
                .map(door -> DynamicTest.dynamicTest(door.name(), () -> {
                    var agency = house.partner("cedar-billing");
                    payOnce(house);
                    var name = await().atMost(PATIENCE)
                            .until(() -> door.waiting(agency, "835", ""), names -> !names.isEmpty())
                            .getFirst();
                    var fetched = door.fetch(agency, name);
                    assertThat(fetched).startsWith("ISA*").contains("ST*835*", "RIVERBEND CLINIC");
                    assertThat(door.fetch(agency, name)).as("fetched again").isEqualTo(fetched);
                    assertThat(door.waiting(agency, "835", "")).contains(name);
                    door.acknowledge(agency, name);
                    assertThat(door.waiting(agency, "835", "")).doesNotContain(name);
                    assertThat(door.waiting(house.partner("quillway"), "835", ""))
                            .as("somebody who is not entitled")
                            .isEmpty();
                    KEPT.merge(door.name(), 1, Integer::sum);
                }));
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
