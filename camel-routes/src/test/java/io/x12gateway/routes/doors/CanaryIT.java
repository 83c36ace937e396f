package io.x12gateway.routes.doors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.routes.channel.remote.PartnersOwnServer;
import io.x12gateway.samples.hostile.HostileInput;
import io.x12gateway.samples.scenario.Access;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A patient whose every fact is a word that stands nowhere else goes through every door, in good files and in bad ones.
 * Afterwards those words are in the encrypted payloads and in answers to the one who sent them, and nowhere else, the
 * broker's journal included: what the claims system sends is sealed, see SECURITY.md.
 */
@ExtendWith(House.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class CanaryIT {
    /** Of those who came by a partner's door. */
    private static final Canary PATIENT = Canary.hatch("KANARIENVOGEL");
    /** Of those whom the claims system paid for. */
    private static final Canary PAID = Canary.hatch("ZAHLVOGEL");

    private static final List<String> ALL =
            Stream.concat(PATIENT.words().stream(), PAID.words().stream()).toList();
    private static final int AT_ONCE = 6;
    private static final int PIECE = 4 * 1024 * 1024;
    private static final int OVERLAP = 100;

    private final Lines log = new Lines();
    private final Queue<String> toldToOthers = new ConcurrentLinkedQueue<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> sent = new TreeMap<>();
    private Instant began = Instant.EPOCH;

    @BeforeAll
    void sendCanaries(House house) throws InterruptedException {
        began = Instant.now();
        log.start();
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(log);
        logger("io.x12gateway").setLevel(Level.DEBUG);
        logger(PartnersOwnServer.class.getName()).setLevel(Level.INFO);
        var canary = house.partner(Newcomers.CANARY);
        var doors = AllDoors.inThisProcess(house);
        var tasks = new ArrayList<AtOnce.Task>();
        int number = 800_000_000;
        for (var door : doors)
            for (var recipe : PATIENT.recipes()) {
                int next = number += 10;
                tasks.add(() -> send(house, door, canary, recipe, next));
            }
        tasks.addAll(questions(house, canary));
        tasks.addAll(envelopes(house, canary));
        tasks.addAll(payments(house));
        new AtOnce(AT_ONCE).run(tasks);
        doors.forEach(Door::close);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> house.gateway().bean(Submissions.class).inFlight(1).isEmpty());
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    private void count(String door) {
        synchronized (sent) {
            sent.merge(door, 1, Integer::sum);
        }
    }

    private void send(House house, Door door, Access.Partner canary, Canary.Recipe recipe, int number) {
        if (door instanceof JsonDoor) return;
        var file = make(recipe.base(), recipe.steps(), canary.interchangeId(), number);
        if (door.name().equals(SoapForm.NAME) && !SoapForm.carries(file)) return;
        if (door.name().startsWith("core") && recipe.base().equals("835")) return;
        told(house, door.name(), door.send(canary, recipe.base(), file));
    }

    private static String make(String base, String recipe, String sender, int number) {
        return HostileInput.read("0\tcanary\t" + base + "\t" + recipe + "\tx12\tany")
                .getFirst()
                .make(sender, number);
    }

    /** Whoever is not the sender learns nothing of it, and a refusal repeats nothing. */
    private void told(House house, String door, Sent answer) {
        count(door);
        if (answer instanceof Sent.Refused refused) problems.add(refused.body());
        if (answer.submission().isEmpty()) return;
        try (var wire = new Wire(house)) {
            var path = "/v1/submissions/" + answer.submission();
            for (var ending : List.of("", "/findings", "/content"))
                toldToOthers.add(wire.send(wire.to(path + ending, house.partner(Newcomers.HOSTILE)))
                        .body());
        }
    }

    /** Good questions in JSON, and such as are refused because of what stands in them. */
    private List<AtOnce.Task> questions(House house, Access.Partner canary) {
        var good = JsonDoor.question("270", make("270", PATIENT.good().steps(), canary.interchangeId(), 1));
        var tasks = new ArrayList<AtOnce.Task>();
        for (var question : List.of(
                good,
                good.replace("lastName\":\"", "lastName\":\"*"),
                good.replace("birthDate\":\"", "birthDate\":\"x"),
                // names of fields, other than what is in them, are repeated to whoever wrote them
                good.replace("\"memberId\"", "\"colour\":\"" + PATIENT.freeText() + "\",\"memberId\""),
                good.substring(0, good.length() - 1),
                good + good,
                good.replace("\"30\"", "\"" + PATIENT.account() + "\"")))
            tasks.add(() -> {
                try (var json = new JsonDoor(house)) {
                    told(house, json.name(), json.ask(canary, JsonDoor.ELIGIBILITY, question));
                    told(house, json.name(), json.ask(canary, JsonDoor.CLAIM_STATUS, question));
                }
            });
        return tasks;
    }

    /** Canaries where a CORE envelope has its own fields. */
    private List<AtOnce.Task> envelopes(House house, Access.Partner canary) {
        var tasks = new ArrayList<AtOnce.Task>();
        for (var form : List.of(new MimeForm(), new SoapForm()))
            for (var field : List.of("PayloadID", "TimeStamp", "SenderID", "ReceiverID", "CORERuleVersion", "Colour"))
                tasks.add(() -> {
                    try (var core = new CoreDoor(house, form, false)) {
                        var fields = CoreDoor.fields(canary, "X12_270_Request_005010X279A1", "RealTime");
                        fields.put(field, PATIENT.lastName());
                        fields.put("Payload", PATIENT.freeText());
                        // an answer repeats the fields of the envelope to the one who wrote them
                        core.exchange(fields);
                        count(core.name());
                    }
                });
        return tasks;
    }

    /** 835 files by queue: for somebody, for nobody, out of balance, broken off, and of no kind at all. */
    private List<AtOnce.Task> payments(House house) {
        var tasks = new ArrayList<AtOnce.Task>();
        int number = 860_000_000;
        for (var recipe : PAID.remittances()) {
            int next = number += 10;
            tasks.add(() -> {
                house.claimsQueue().send("canary-" + next, make("835", recipe, "MACPAY1", next));
                count("queue");
            });
        }
        return tasks;
    }

    @Test
    void theyWentThroughEveryDoor(House house) {
        System.out.println("Canaries: sent by door " + sent + ", with " + ALL.size() + " words");
        var doors = AllDoors.inThisProcess(house);
        assertThat(sent.keySet()).containsAll(doors.stream().map(Door::name).toList());
        doors.forEach(Door::close);
        assertThat(sent).containsKey("queue");
    }

    @Test
    void noLogNamesAPatient() {
        var lines = List.copyOf(log.lines);
        System.out.println("Canaries: " + lines.size() + " log lines read");
        assertThat(lines).isNotEmpty();
        assertThat(lines.stream().flatMap(CanaryIT::hits)).isEmpty();
    }

    /** All that is logged, while others are still logging. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                    + event.getMDCPropertyMap() + event.getKeyValuePairs()
                    + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    }

    @Test
    void noMetricAndNoOperatorPageNamesAPatient(House house) throws IOException, InterruptedException {
        var token = Files.readString(house.dataDir().resolve("operator.token")).strip();
        try (var http = HttpClient.newHttpClient()) {
            for (var path : List.of(
                    "/actuator/prometheus",
                    "/actuator/health",
                    "/operator/status",
                    "/operator/submissions?recent=1000",
                    "/operator/remote",
                    "/operator/held")) {
                var request = HttpRequest.newBuilder(URI.create(house.access().httpUrl() + path))
                        .header("Authorization", "Bearer " + token)
                        .build();
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(hits(answer.body())).as(path).isEmpty();
            }
        }
    }

    @Test
    void nobodyElseIsTold() {
        assertThat(toldToOthers).isNotEmpty();
        assertThat(toldToOthers.stream().flatMap(CanaryIT::hits)).isEmpty();
    }

    @Test
    void noRefusalRepeatsWhatWasSent() {
        System.out.println("Canaries: " + problems.size() + " refusals read");
        assertThat(problems).isNotEmpty();
        assertThat(problems.stream().flatMap(CanaryIT::hits)).isEmpty();
    }

    /** Every row of every table, the audit trail and the timelines among them, as the database gives it. */
    @Test
    void noRowHoldsAPatientInPlainText(House house) {
        var rows = new DatabaseText(house).rows();
        System.out.println("Canaries: rows read by table "
                + rows.keySet().stream()
                        .map(table -> table + " "
                                + rows.getOrDefault(table, List.of()).size())
                        .toList());
        assertThat(rows.keySet()).hasSizeGreaterThan(10).anyMatch(table -> table.startsWith("AUDIT"));
        var hits = new TreeMap<String, List<String>>();
        rows.forEach((table, texts) -> {
            var found = texts.stream().flatMap(CanaryIT::hits).distinct().toList();
            if (!found.isEmpty()) hits.put(table, found);
        });
        assertThat(hits).isEmpty();
    }

    /** The database, the payload files, the broker's journal, the log files, and what was written to be thrown away. */
    @Test
    void noFileHoldsAPatientInPlainText(House house) throws IOException {
        var files = files(house);
        var journal = house.dataDir().resolve("broker");
        var hits = new TreeMap<Path, List<String>>();
        for (var file : files) {
            var found = hits(file);
            if (!found.isEmpty()) hits.put(file, found);
        }
        System.out.println("Canaries: " + files.size() + " files read, " + hits.size() + " with hits");
        assertThat(files).hasSizeGreaterThan(5).anyMatch(file -> file.startsWith(journal));
        assertThat(hits).isEmpty();
    }

    /** A search that cannot find proves nothing. */
    @Test
    void theSearchFindsWhatIsThere(@TempDir Path directory) throws IOException {
        var file = directory.resolve("large");
        Files.writeString(file, " ".repeat(PIECE - 5) + PATIENT.lastName() + " ".repeat(PIECE) + wide(PAID.account()));
        assertThat(hits(file)).containsExactlyInAnyOrder(PATIENT.lastName(), PAID.account());
        assertThat(hits("..." + PATIENT.lastName() + "...")).containsExactly(PATIENT.lastName());
        assertThat(hits(wide("..." + PATIENT.memberId() + "..."))).containsExactly(PATIENT.memberId());
        assertThat(hits("nothing")).isEmpty();
    }

    private static Stream<String> hits(String content) {
        return ALL.stream().filter(word -> content.contains(word) || content.contains(wide(word)));
    }

    private List<Path> files(House house) throws IOException {
        try (var data = Files.walk(house.dataDir());
                var temporary = Files.walk(Path.of(System.getProperty("java.io.tmpdir")), 1)) {
            return Stream.concat(data, temporary.filter(this::isNew))
                    .filter(file -> Files.isRegularFile(file) && Files.isReadable(file))
                    .toList();
        }
    }

    private boolean isNew(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isAfter(began);
        } catch (IOException e) {
            return false; // somebody's file, gone already
        }
    }

    /** Read in pieces, for the database's file is larger than the heap; pieces overlap by more than a word. */
    private static List<String> hits(Path file) throws IOException {
        var found = new TreeSet<String>();
        var piece = new byte[PIECE];
        int kept = 0;
        try (var in = Files.newInputStream(file)) {
            for (int read; (read = in.readNBytes(piece, kept, piece.length - kept)) > 0; ) {
                int length = kept + read;
                hits(new String(piece, 0, length, StandardCharsets.ISO_8859_1)).forEach(found::add);
                kept = Math.min(OVERLAP, length);
                System.arraycopy(piece, length - kept, piece, 0, kept);
            }
        } catch (NoSuchFileException e) {
            return List.of(); // thrown away meanwhile
        }
        return List.copyOf(found);
    }

    /** As UTF-16 writes it. */
    private static String wide(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    @AfterAll
    void stopListening() {
        logger("io.x12gateway").setLevel(null);
        logger(PartnersOwnServer.class.getName()).setLevel(null);
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(log);
        log.stop();
    }
}
