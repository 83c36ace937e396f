package io.x12gateway.routes.walk;

import io.x12gateway.samples.demo.WebhookReceiver.Told;
import io.x12gateway.samples.scenario.Access;
import io.x12gateway.samples.scenario.Blanks;
import io.x12gateway.samples.scenario.HttpDoor;
import io.x12gateway.samples.scenario.Scenario;
import io.x12gateway.samples.scenario.SftpDoor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The gateway is killed once, in the middle of everything at once: of a 276 batch that is at the claims system, of claims
 * that the claims system does not have yet, of claims that it has and has not answered, of claims that were accepted a
 * moment ago, and of telling a partner so. After the next start the books balance.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Path BATCH = Path.of("..", "samples", "scenarios", "claim-status", "batch-with-one-bad");
    private static final Pattern NUMBER = Pattern.compile("REF\\*1K\\*([0-9]+)~");

    /** Has its claims and is silent; does not take any, and takes all others. */
    private static final String MISBEHAVING = """
            {"backEnd": "claims", "rules": [
              {"fault": "SILENT", "route": "inquiry"},
              {"fault": "SILENT", "route": "submission", "subject": "%s"},
              {"fault": "UNAVAILABLE", "route": "submission", "subject": "%s"}]}""";

    private static final String WELL = "{\"backEnd\": \"claims\"}";

    private static final ClaimBatch HANDED_OVER = new ClaimBatch("KHAD", 3);
    private static final ClaimBatch ACCEPTED = new ClaimBatch("KACC", 4);
    private static final ClaimBatch JUST_NOW = new ClaimBatch("KNOW", 150); // two portions
    private static final List<ClaimBatch> BATCHES = List.of(HANDED_OVER, ACCEPTED, JUST_NOW);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path dataDir;

    @SuppressWarnings("NullAway.Init")
    private ProductUnderTest product;

    @SuppressWarnings("NullAway.Init")
    private HttpDoor clearinghouse;

    private long claimsBefore;
    private List<Told> toldBeforeTheKill = List.of();
    private List<Told> unanswered = List.of();

    @BeforeAll
    void killInTheMiddle() throws Exception {
        // whoever is silent is asked again soon
        product = ProductUnderTest.start(
                dataDir, "--gateway.routing.attempt-deadline=5s", "--gateway.routing.handover-deadline=5s");
        clearinghouse = new HttpDoor(access(), access().partner("quillway"));
        claimsBefore = claimsThere();
        faults(MISBEHAVING.formatted(HANDED_OVER.account(1), ACCEPTED.account(1)));

        put();
        post(HANDED_OVER);
        await().atMost(LONG).until(() -> claimsThere() == claimsBefore + HANDED_OVER.count());
        post(ACCEPTED);
        await().atMost(LONG).until(() -> timesRefused() > 0 && outbound("999_").size() == 3);
        assertThat(outbound("277")).as("the kill comes before any answer").isEmpty();
        // From here on nothing that is told is answered.
        product.receiver().keepSilent();
        int answered = product.receiver().told().size();
        post(JUST_NOW);
        await().atMost(LONG).until(() -> product.receiver().told().size() > answered);
        product.kill();
        product.receiver().speak();
        faults(WELL);
        toldBeforeTheKill = product.receiver().told();
        unanswered = toldBeforeTheKill.subList(answered, toldBeforeTheKill.size());
        product.restart();
        await().atMost(LONG).until(() -> BATCHES.stream().allMatch(batch -> batch.isOver(clearinghouse)));
        await().atMost(LONG).until(() -> outbound("277_").size() == 1);
    }

    @AfterAll
    void stop() {
        clearinghouse.close();
        product.close();
    }

    @Test
    void aBatchOfInquiriesIsAnsweredOnce() {
        assertThat(outbound("277_")).hasSize(1);
        assertThat(get(outbound("277_").getFirst()))
                .contains("REF*1K*2226279000123~")
                .contains("REF*1K*2226280000011~")
                .contains("GE*2*");
        assertThat(outbound("999_")).hasSize(1 + BATCHES.size());
        assertThat(outbound("", ".receipt.json")).hasSize(1);
    }

    @Test
    void everyClaimIsWithTheClaimsSystemOnce() throws Exception {
        int sent = BATCHES.stream().mapToInt(ClaimBatch::count).sum();
        assertThat(claimsThere()).isEqualTo(claimsBefore + sent);
        var numbers = new HashSet<String>();
        for (var batch : BATCHES)
            NUMBER.matcher(only277ca(batch)).results().forEach(number -> numbers.add(number.group(1)));
        assertThat(numbers).hasSize(sent);
    }

    @Test
    void everyBatchOfClaimsHasOne277caThatTellsOfEach() {
        assertThat(outbound("277CA_")).hasSize(BATCHES.size());
        for (var batch : BATCHES) {
            var told = only277ca(batch);
            assertThat(told).contains("QTY*90*" + batch.count() + "~").doesNotContain("QTY*AA*");
            for (int n = 1; n <= batch.count(); n++)
                assertThat(told.split(Pattern.quote("TRN*2*" + batch.account(n) + "~"), -1))
                        .as(batch.account(n))
                        .hasSize(2);
        }
    }

    /** Sent, and the process gone before it knew that it had arrived: it is sent again, and the id says so. */
    @Test
    void whatWasToldAndNotNotedIsToldAgainUnderItsId() {
        assertThat(unanswered).isNotEmpty();
        var ids = unanswered.stream().map(Told::id).toList();
        await().atMost(LONG)
                .until(() -> toldAgain().stream().map(Told::id).toList().containsAll(ids));
        var again = toldAgain();
        for (var once : unanswered) {
            var twice =
                    again.stream().filter(told -> told.id().equals(once.id())).toList();
            assertThat(twice).as(once.body()).hasSize(1);
            assertThat(twice.getFirst().body()).isEqualTo(once.body());
        }
        assertThat(product.receiver().told()).allMatch(Told::genuine);
    }

    @Test
    void everyEventOfEveryBatchIsToldAndOnlyWhatWasUnderWayTwice() {
        await().atMost(LONG).untilAsserted(() -> assertThat(events()).containsAllEntriesOf(expected()));
        var twice = product.receiver().told().stream()
                .collect(Collectors.groupingBy(Told::id, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(id -> id.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(twice).isSubsetOf(toldBeforeTheKill.stream().map(Told::id).collect(Collectors.toSet()));
    }

    private List<Told> toldAgain() {
        return product.receiver().told().stream().skip(toldBeforeTheKill.size()).toList();
    }

    /** How many different events of each kind the clearinghouse was told of. */
    private Map<String, Long> events() {
        return product.receiver().told().stream()
                .filter(told -> body(told).path("partner").asString("").equals("quillway"))
                .collect(Collectors.toMap(Told::id, Told::event, (one, same) -> one))
                .values()
                .stream()
                .collect(Collectors.groupingBy(event -> event, Collectors.counting()));
    }

    /** Three batches of claims, each with a 999 and a 277CA; one of inquiries, with a 999 and a 277. */
    private static Map<String, Long> expected() {
        long claims = BATCHES.size();
        return Map.of(
                "submission.received", claims + 1,
                "submission.accepted", claims + 1,
                "submission.completed", claims + 1,
                "acknowledgment.ready", 2 * claims + 1,
                "mailbox.delivered", 1L);
    }

    private String only277ca(ClaimBatch batch) {
        var about = outbound("277CA_").stream()
                .map(this::get)
                .filter(told -> told.contains("TRN*2*" + batch.reference() + "~"))
                .toList();
        assertThat(about).hasSize(1);
        return about.getFirst();
    }

    private Access access() {
        return product.access();
    }

    private void post(ClaimBatch batch) {
        var reply = clearinghouse.batch(batch.file());
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        batch.receivedAs(reply.submission());
    }

    private void put() {
        sftp(door ->
                door.put("batch.x12", new Blanks().fill(Scenario.read(BATCH).text("1-batch.x12"))));
    }

    private List<String> outbound(String start) {
        return outbound(start, ".x12");
    }

    private List<String> outbound(String start, String end) {
        return sftp(door -> door.outbound().stream()
                .filter(name -> name.startsWith(start) && name.endsWith(end))
                .toList());
    }

    private String get(String name) {
        return sftp(door -> door.get(name));
    }

    private <T> T sftp(Function<SftpDoor, T> task) {
        try (var door = new SftpDoor(access(), access().partner("quillway"))) {
            return task.apply(door);
        }
    }

    private void faults(String setting) throws Exception {
        tell("/faults", HttpRequest.BodyPublishers.ofString(setting));
    }

    /** How often the claims system said "not now" to claims. */
    private int timesRefused() throws Exception {
        return mocks(builder("/faults").GET()).at("/claims/struck/2").asInt();
    }

    private long claimsThere() throws Exception {
        return mocks(builder("/clock").GET())
                .path("claims")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    private void tell(String path, HttpRequest.BodyPublisher body) throws Exception {
        mocks(builder(path).POST(body));
    }

    private HttpRequest.Builder builder(String path) {
        return HttpRequest.newBuilder(URI.create(access().mocksUrl() + path));
    }

    private static JsonNode mocks(HttpRequest.Builder request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body());
        }
    }

    private static JsonNode body(Told told) {
        return JsonMapper.shared().readTree(told.body());
    }
}
