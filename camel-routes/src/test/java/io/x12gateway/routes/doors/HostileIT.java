package io.x12gateway.routes.doors;

import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.samples.hostile.HostileInput;
import io.x12gateway.samples.scenario.Access;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every line of {@code hostile-inputs.tsv} through every door that it names: what was documented comes of it, nothing is
 * lost, nothing hangs, memory does not grow, and a neighbour who asks meanwhile is answered.
 */
@ExtendWith(House.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileIT {
    private static final Path TABLE = Path.of("src", "test", "resources", "hostile-inputs.tsv");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long HEAP_GROWTH_MAX = 64L * 1024 * 1024;
    private static final int NUMBERS_EACH = 2_000;
    private static final int COUNT_MIN = 400;
    private static final int FAMILIES = 85;
    private static final int AT_ONCE = 4;
    private static final int PULLED_AT_ONCE = 24;
    /** Words of the timeline for the whole of it, or a part. */
    private static final Set<String> ASIDE = Set.of("quarantined", "held");

    private static final List<String> PLAIN = List.of("http", "http-batch", "sftp", PullDoor.NAME);
    private static final List<String> ENVELOPES =
            List.of("core-mime", "core-mime-batch", SoapForm.NAME, SoapForm.NAME + "-batch");
    /** Where the envelope around the answer says what is wrong with a payload that nobody can read. */
    private static final List<String> ON_THE_LINE = List.of("core-mime", SoapForm.NAME);

    private static final Map<String, List<String>> GROUPS = Map.of(
            "x12",
            PLAIN,
            "all",
            Stream.concat(PLAIN.stream(), ENVELOPES.stream()).toList());

    /** @param number of its first interchange */
    private record Plan(HostileInput input, String door, int number) {}

    /** @param sha256 of what was sent; empty if it was no file */
    private record Attempt(HostileInput input, String door, Sent sent, String sha256, long millis, int megabytes) {}

    private final List<HostileInput> table = new ArrayList<>();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Map<String, List<String>> documents = new HashMap<>();
    private final Map<String, Integer> unsayable = new TreeMap<>();
    private long heapGrowth;
    private @Nullable Neighbour neighbour;

    @BeforeAll
    void sendEverything(House house) throws IOException, InterruptedException {
        table.addAll(HostileInput.read(Files.readString(TABLE)));
        var hostile = house.partner(Newcomers.HOSTILE);
        var doors = new LinkedHashMap<String, Door>();
        AllDoors.inThisProcess(house).forEach(door -> doors.put(door.name(), door));
        long heap = heapInUse();
        try (var asking = new Neighbour(house);
                var attacks = new Attacks(house)) {
            var plans = plans();
            var together = plans.stream()
                    .filter(plan -> !Attacks.needsCalm(plan.door()))
                    .toList();
            sendAtOnce(together, plan -> attempt(plan, hostile, doors, attacks));
            for (var plan : plans) if (Attacks.needsCalm(plan.door())) attempt(plan, hostile, doors, attacks);
            settle(house);
            neighbour = asking;
        } finally {
            doors.values().forEach(Door::close);
        }
        heapGrowth = heapInUse() - heap;
        readMailbox(house);
    }

    /** Numbers follow the table, so that an input is the same in every run. */
    private List<Plan> plans() {
        var plans = new ArrayList<Plan>();
        int number = 1_000_000;
        for (var input : table)
            for (var door : input.doors().stream().flatMap(HostileIT::named).toList()) {
                number += NUMBERS_EACH;
                if (door.equals(SoapForm.NAME) && !SoapForm.carries(input.make("ROOK01", number)))
                    unsayable.merge(door, 1, Integer::sum);
                else plans.add(new Plan(input, door, number));
            }
        return plans;
    }

    /** Several at once, of the large ones one; more of those that wait for a visit to be pulled. */
    private static void sendAtOnce(List<Plan> plans, Consumer<Plan> sending) throws InterruptedException {
        var places = new Semaphore(AT_ONCE);
        var large = new Semaphore(1);
        var pulled = new Semaphore(PULLED_AT_ONCE);
        var failures = new ConcurrentLinkedQueue<Throwable>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var plan : plans) {
                var place = plan.door().equals(PullDoor.NAME)
                        ? pulled
                        : plan.input().isLarge() ? large : places;
                threads.execute(() -> {
                    place.acquireUninterruptibly();
                    try {
                        sending.accept(plan);
                    } catch (RuntimeException | Error e) {
                        failures.add(new AssertionError(plan.toString(), e));
                    } finally {
                        place.release();
                    }
                });
            }
        }
        assertThat(failures).isEmpty();
    }

    private static Stream<String> named(String door) {
        return GROUPS.getOrDefault(door, List.of(door)).stream();
    }

    private void attempt(Plan plan, Access.Partner partner, Map<String, Door> doors, Attacks attacks) {
        var input = plan.input();
        var known = doors.get(plan.door());
        var made = known == null ? "" : input.make(partner.interchangeId(), plan.number());
        long began = System.nanoTime();
        var sent = known == null
                ? attacks.carryOut(plan.door(), partner, input, plan.number())
                : sent(known, partner, input.base(), made);
        if (sent == null) throw new IllegalArgumentException("no door " + plan.door());
        long millis = (System.nanoTime() - began) / 1_000_000;
        attempts.add(
                new Attempt(input, plan.door(), sent, known == null ? "" : sha256(made), millis, made.length() >> 20));
    }

    /** Whoever sends without end may find the line closed before the refusal can be read. */
    private static Sent sent(Door door, Access.Partner partner, String kind, String made) {
        try {
            return door.send(partner, kind, made);
        } catch (UncheckedIOException e) {
            return new Sent.Refused("0 line-closed", e.toString(), "");
        }
    }

    /** Every accepted submission reaches a state that is final. */
    private static void settle(House house) {
        var submissions = house.gateway().bean(Submissions.class);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> submissions.inFlight(1).isEmpty());
    }

    private void readMailbox(House house) {
        var partner = new PartnerId(Newcomers.HOSTILE);
        var payloads = house.gateway().bean(PayloadStore.class);
        var after = "";
        List<MailboxItem> page;
        do {
            page = house.gateway().bean(Mailboxes.class).list(partner, true, List.of(), after, 500);
            for (var item : page) {
                documents
                        .computeIfAbsent(item.source().value(), id -> new ArrayList<>())
                        .add(new String(payloads.read(item.payload()), StandardCharsets.ISO_8859_1));
                after = item.handling().position();
            }
        } while (page.size() == 500);
    }

    @TestFactory
    Stream<DynamicTest> becomesWhatTheTableSays(House house) {
        return attempts.stream()
                .map(attempt -> DynamicTest.dynamicTest(
                        "%d %s through %s"
                                .formatted(
                                        attempt.input().family(),
                                        attempt.input().title(),
                                        attempt.door()),
                        () -> {
                            var input = attempt.input();
                            boolean enveloped = ON_THE_LINE.contains(attempt.door())
                                    && !input.outcomeInEnvelope().isEmpty();
                            var expected = enveloped ? input.outcomeInEnvelope() : input.outcome();
                            assertThat(Told.difference(expected, told(house, attempt)))
                                    .as("%s", attempt.sent())
                                    .isEmpty();
                        }));
    }

    private Set<String> told(House house, Attempt attempt) {
        var told = new TreeSet<String>();
        switch (attempt.sent()) {
            case Sent.Answered answered -> told.addAll(Told.document(answered.document()));
            case Sent.Refused refused ->
                told.addAll(
                        refused.submission().isEmpty() ? List.of(refusal(refused)) : kept(house, refused.submission()));
            case Sent.Received received -> {
                if (received.submission().isEmpty()) told.add("received");
                else if (received.duplicate() && attempt.door().equals(Attacks.AGAIN)) told.add("duplicate");
                else told.addAll(told(house, received.submission()));
            }
        }
        return told;
    }

    /** The same bytes through another door before this one: then what became of them there counts. */
    private Set<String> told(House house, String submission) {
        var first = house.gateway()
                .bean(Submissions.class)
                .find(new SubmissionId(submission))
                .orElseThrow()
                .duplicateOf();
        if (first.isPresent()) return told(house, first.get().value());
        var told = new TreeSet<>(kept(house, submission));
        documents.getOrDefault(submission, List.of()).forEach(document -> told.addAll(Told.document(document)));
        return told;
    }

    private static String refusal(Sent.Refused refused) {
        return "refused:" + refused.code().substring(refused.code().indexOf(' ') + 1);
    }

    /** Why it was kept aside, by the codes in its timeline. */
    private static List<String> kept(House house, String submission) {
        if (submission.isEmpty()) return List.of();
        var submissions = house.gateway().bean(Submissions.class);
        var id = new SubmissionId(submission);
        var state = submissions.find(id).orElseThrow().state();
        if (state != SubmissionState.QUARANTINED) return List.of();
        return submissions.timeline(id).stream()
                .filter(entry -> ASIDE.contains(entry.event()))
                .flatMap(entry -> Stream.of(entry.detail().split("[^A-Z_0-9]+")))
                .filter(word -> word.length() > 2)
                .map(code -> "kept:" + code)
                .toList();
    }

    @Test
    void theyAreMany() {
        var byFamily = new TreeMap<Integer, Integer>();
        var byDoor = new TreeMap<String, Integer>();
        for (var attempt : attempts) {
            byFamily.merge(attempt.input().family(), 1, Integer::sum);
            byDoor.merge(attempt.door(), 1, Integer::sum);
        }
        System.out.println("Hostile inputs: " + attempts.size() + " in " + byFamily.size() + " families; by door "
                + byDoor + "; by family " + byFamily + "; with characters that XML cannot have " + unsayable);
        assertThat(attempts).hasSizeGreaterThanOrEqualTo(COUNT_MIN);
        assertThat(byFamily.keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, FAMILIES).boxed().toList());
    }

    /** What was received is kept as it came, whatever it was, and its books are closed. */
    @Test
    void nothingIsLost(House house) {
        var submissions = house.gateway().bean(Submissions.class);
        var payloads = house.gateway().bean(PayloadStore.class);
        int checked = 0;
        for (var attempt : attempts) {
            if (attempt.sent().submission().isEmpty() || attempt.sha256().isEmpty()) continue;
            var name = attempt.input().title() + " through " + attempt.door();
            Submission kept = submissions
                    .find(new SubmissionId(attempt.sent().submission()))
                    .orElseThrow();
            assertThat(kept.state().isFinal()).as(name).isTrue();
            assertThat(kept.state()).as(name).isNotEqualTo(SubmissionState.FAILED);
            assertThat(kept.digest().sha256()).as(name).isEqualTo(attempt.sha256());
            if (kept.sizeBytes() < 1_000_000)
                assertThat(sha256(new String(payloads.read(kept.payload()), StandardCharsets.ISO_8859_1)))
                        .as(name)
                        .isEqualTo(attempt.sha256());
            checked++;
        }
        System.out.println("Hostile inputs: " + checked + " kept as submissions, each with the bytes that came");
        assertThat(checked).isPositive();
        assertThat(submissions.inFlight(1)).isEmpty();
    }

    @Test
    void noDoorFailsOrHangs() {
        long slowest = 0;
        for (var attempt : attempts) {
            if (attempt.sent() instanceof Sent.Refused refused)
                assertThat(refused.code())
                        .as("%s through %s: %s", attempt.input().title(), attempt.door(), refused.body())
                        .doesNotStartWith("5")
                        .doesNotEndWith(" Receiver");
            // five seconds of a processor and one more for each megabyte are promised; a busy machine takes longer
            assertThat(attempt.millis()).as(attempt.input().title()).isLessThan(60_000 + 4_000L * attempt.megabytes());
            slowest = Math.max(slowest, attempt.millis());
        }
        System.out.println("Hostile inputs: the slowest was answered after " + slowest + " ms");
    }

    @Test
    void memoryDoesNotGrow() {
        System.out.println("Hostile inputs: heap grew by " + (heapGrowth >> 10) + " KB");
        assertThat(heapGrowth).isLessThan(HEAP_GROWTH_MAX);
    }

    @Test
    void aNeighbourIsAnsweredMeanwhile() {
        var asking = Objects.requireNonNull(neighbour);
        System.out.println("Hostile inputs: " + asking);
        assertThat(asking.failures()).isEmpty();
        assertThat(asking.asked()).isGreaterThan(10);
        assertThat(asking.millisAt(99)).isLessThan(20_000);
    }

    @AfterAll
    void forget() {
        attempts.clear();
        documents.clear();
    }

    private static long heapInUse() {
        for (int i = 0; i < 3; i++) System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
