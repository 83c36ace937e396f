package io.x12gateway.routes.doors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.samples.hostile.HostileInput;
import io.x12gateway.samples.scenario.Access;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A patient whose every fact is a word that stands nowhere else goes through every door, in good files and in bad ones.
 * Afterwards those words are in the encrypted payloads and in answers to the one who sent them, and nowhere else.
 */
@ExtendWith(House.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanaryIT {
    private static final String LAST_NAME = "KANARIENVOGEL";
    private static final String FIRST_NAME = "ZWITSCHERINE";
    private static final String MBI = "4QX7WY2ZK95";
    private static final String BORN = "19031217";
    private static final String ACCOUNT = "KNR0815VOGEL";
    private static final String FREE_TEXT = "PIEPSKOMMENTAR";
    private static final List<String> CANARIES = List.of(LAST_NAME, FIRST_NAME, MBI, BORN, ACCOUNT, FREE_TEXT);
    private static final String PATIENT =
            "TESTPERSON*MARIA****MI*9RK4TE5MK73 => %s*%s****MI*%s".formatted(LAST_NAME, FIRST_NAME, MBI);

    /** Recipes for a 270; what is bad in them stands beside a canary, or is one. */
    private static final List<String> FILES = List.of(
            PATIENT + " ;; 19480307 => " + BORN + " ;; TRN*1*TRACE => TRN*1*" + ACCOUNT,
            PATIENT + " ;; D8*19480307 => D8*" + BORN + "99",
            PATIENT + " ;; DMG*D8*19480307 => " + FREE_TEXT + "*D8*" + BORN,
            PATIENT + " ;; EQ*30 => EQ*" + ACCOUNT,
            PATIENT + " ;; MI*" + MBI + " => " + MBI + "*" + FREE_TEXT,
            PATIENT + " ;; SE*13* => SE*" + ACCOUNT + "*",
            PATIENT + " ;; HL*3*2*22*0 => HL*" + BORN + "*2*22*0",
            PATIENT + " ;; ST*270*0001 => ST*270*" + LAST_NAME,
            PATIENT + " ;; GS*HS => GS*" + ACCOUNT,
            PATIENT + " ;; *00501*8 => *00501*A",
            PATIENT + " ;; cut 330",
            PATIENT + " ;; then " + FREE_TEXT + " " + LAST_NAME,
            "is " + LAST_NAME + " " + FIRST_NAME + " " + MBI + " " + FREE_TEXT,
            "is ISA*" + LAST_NAME + "*" + MBI + "~",
            PATIENT + " ;; charset UTF-16LE");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> answersToOthers = new ArrayList<>();
    private Instant began = Instant.EPOCH;
    private int sent;

    @BeforeAll
    void sendCanaries(House house) {
        began = Instant.now();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        ((Logger) LoggerFactory.getLogger("io.x12gateway")).setLevel(Level.DEBUG);
        var canary = house.partner(Newcomers.CANARY);
        int number = 800_000_000;
        var doors = AllDoors.inThisProcess(house);
        for (var door : doors) {
            for (var recipe : FILES) send(house, door, canary, "270", recipe, number += 10);
            send(
                    house,
                    door,
                    canary,
                    "276",
                    PATIENT + " ;; 19480307 => " + BORN + " ;; AMT*T3 => REF*EJ*" + ACCOUNT
                            + "~AMT*T3 ;; SE*15 => SE*16",
                    number += 10);
        }
        doors.forEach(Door::close);
        envelopes(house, canary);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> house.gateway().bean(Submissions.class).inFlight(1).isEmpty());
    }

    private void send(House house, Door door, Access.Partner canary, String base, String recipe, int number) {
        var file = HostileInput.read("0\tcanary\t" + base + "\t" + recipe + "\tx12\tany")
                .getFirst()
                .make(canary.interchangeId(), number);
        var answer = door.send(canary, base, file);
        sent++;
        if (answer.submission().isEmpty()) return;
        try (var wire = new Wire(house)) {
            var path = "/v1/submissions/" + answer.submission();
            answersToOthers.add(
                    wire.send(wire.to(path, house.partner(Newcomers.HOSTILE))).body());
        }
    }

    /** Canaries where a CORE envelope has its own fields. */
    private void envelopes(House house, Access.Partner canary) {
        try (var core = new CoreDoor(house, new MimeForm(), false)) {
            for (var field : List.of("PayloadID", "TimeStamp", "SenderID", "ReceiverID", "CORERuleVersion", "Colour")) {
                var fields = CoreDoor.fields(canary, "X12_270_Request_005010X279A1", "RealTime");
                fields.put(field, LAST_NAME);
                fields.put("Payload", FREE_TEXT);
                core.exchange(fields);
                sent++;
            }
        }
    }

    @Test
    void noLogNamesAPatient() {
        var lines = log.list.stream().map(CanaryIT::line).toList();
        System.out.println("Canaries: " + sent + " sent with " + CANARIES.size() + " canary words, " + lines.size()
                + " log lines read");
        assertThat(lines).isNotEmpty();
        for (var line : lines) assertThat(line).doesNotContain(CANARIES);
    }

    private static String line(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        return event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                + event.getMDCPropertyMap() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }

    @Test
    void noMetricAndNoOperatorPageNamesAPatient(House house) throws IOException {
        var token = Files.readString(house.dataDir().resolve("operator.token")).strip();
        int read = 0;
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            for (var path : List.of(
                    "/actuator/prometheus",
                    "/actuator/health",
                    "/operator/status",
                    "/operator/submissions?recent=1000")) {
                var request = java.net.http.HttpRequest.newBuilder(
                                java.net.URI.create(house.access().httpUrl() + path))
                        .header("Authorization", "Bearer " + token)
                        .build();
                var answer = http.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.body()).as(path).doesNotContain(CANARIES);
                read++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        assertThat(read).isEqualTo(4);
    }

    @Test
    void nobodyElseIsTold() {
        assertThat(answersToOthers).isNotEmpty();
        for (var answer : answersToOthers) assertThat(answer).doesNotContain(CANARIES);
    }

    /** The database, the payload files, the broker's journal, the log files, and what was written to be thrown away. */
    @Test
    void noFileHoldsAPatientInPlainText(House house) throws IOException {
        var files = files(house);
        var hits = files.stream().flatMap(file -> hits(content(file))).toList();
        System.out.println("Canaries: " + files.size() + " files read, " + hits.size() + " hits");
        assertThat(files).hasSizeGreaterThan(5);
        assertThat(hits).isEmpty();
    }

    /** A search that cannot find proves nothing. */
    @Test
    void theSearchFindsWhatIsThere() {
        assertThat(hits("..." + LAST_NAME + "...")).containsExactly(LAST_NAME);
        assertThat(hits(wide("..." + MBI + "..."))).containsExactly(MBI);
        assertThat(hits("nothing")).isEmpty();
    }

    private static Stream<String> hits(String content) {
        return CANARIES.stream().filter(canary -> content.contains(canary) || content.contains(wide(canary)));
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

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            if (!Files.exists(file)) return "";
            throw new UncheckedIOException(e);
        }
    }

    /** As UTF-16 writes it. */
    private static String wide(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    @AfterAll
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
        log.stop();
    }
}
