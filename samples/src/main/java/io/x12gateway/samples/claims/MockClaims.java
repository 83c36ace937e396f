package io.x12gateway.samples.claims;

import io.x12gateway.edi.mapping.DialectException;
import io.x12gateway.samples.claims.Request.NotUnderstood;
import io.x12gateway.samples.claims.adjudication.Lifecycle;
import io.x12gateway.samples.claims.intake.Submissions;
import io.x12gateway.samples.claims.intake.Submissions.NoSubmission;
import io.x12gateway.samples.claims.ledger.Ledger;
import io.x12gateway.samples.claims.payment.Due;
import io.x12gateway.samples.claims.payment.PaymentRun;
import io.x12gateway.samples.claims.status.InquiryDesk;
import io.x12gateway.samples.fault.FaultProfile;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A claims system to talk to: it takes in claims and answers claim status inquiries from JMS queues in its own XML,
 * decides claims as its clock is put forward, and delivers the 835 files of its payment runs. It connects when the
 * broker can be reached and connects again when it was lost; a message whose answer was not committed is worked on
 * again, so that an answer may come twice and is never missing.
 *
 * <p>It misbehaves as its {@link FaultProfile} says. A fault rule's subject is the name of a claim's file, a payer's
 * control number, a provider's NPI or a Medicare number as it was sent; its route is {@code inquiry}, {@code submission}
 * or {@code payment}:
 *
 * <ul>
 *   <li>SLOW: the answer or the file after the delay
 *   <li>SILENT: the message is taken and never answered, or, where it is about one of several claims asked about, that
 *       claim is passed over; claims are taken in all the same; a file is never delivered
 *   <li>DUPLICATE: the answer twice; a file twice, under two keys
 *   <li>TRUNCATED: half of it; GARBAGE: a text that is neither XML nor X12
 *   <li>REFUSED, UNAVAILABLE, FLAPPING: the answer says that the system cannot look anything up or take anything in now;
 *       a payment run fails, and the next one delivers its file
 *   <li>WRONG_CONTROL_NUMBER: the answer under another inquiry's id and correlation id; a file whose IEA02 is not its
 *       ISA13
 *   <li>UNBALANCED: a file whose first payment is a cent more than its claims; no difference to answers
 * </ul>
 */
public final class MockClaims implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MockClaims.class);
    private static final long STOP_SECONDS_MAX = 10;

    private final ActiveMQConnectionFactory connections;
    private final RemittanceDoor door;
    private final Ledger ledger;
    private final PaymentRun payments;
    private final List<Worker> inquirers = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch connected;

    /** What day it is there, and how its claims stand. */
    public record Day(LocalDate date, int daysForward, Map<String, Long> claims) {}

    /** Starts at once; does not wait for the broker. */
    public MockClaims(ClaimsSettings settings, FaultProfile faults, Clock clock) {
        ledger = Ledger.open(new Ledger.Sources(settings.claims(), settings.world()), settings.data(), clock);
        connections = connections(settings);
        door = new RemittanceDoor(connections, settings, faults);
        payments = new PaymentRun(ledger, settings.gatewayId(), runs(settings.data()));
        connected = new CountDownLatch(settings.workers());
        var inquiries = inquiries(new InquiryDesk(ledger));
        for (int i = 0; i < settings.workers(); i++) {
            var worker = new Worker(connections, settings, settings.inquiries(), inquiries, faults, connected);
            inquirers.add(worker);
            start(worker, "inquiry-" + i);
        }
        var submissions = submissions(new Submissions(ledger, settings.policy()));
        start(
                new Worker(connections, settings, settings.submissions(), submissions, faults, new CountDownLatch(1)),
                "submission");
    }

    private static Path runs(@Nullable Path data) {
        try {
            return data == null
                    ? Files.createTempDirectory("claims-runs")
                    : Files.createDirectories(data.resolve("runs"));
        } catch (IOException e) {
            throw new UncheckedIOException("the claims system cannot keep its payment runs", e);
        }
    }

    private static Request.Desk inquiries(InquiryDesk desk) {
        return message -> {
            try {
                var asked = desk.read(message);
                return new Request(
                        "inquiry",
                        asked.subjects(),
                        asked::answer,
                        asked::answerWithout,
                        asked::answerToAnother,
                        asked::unavailable);
            } catch (DialectException e) {
                throw new NotUnderstood(e);
            }
        };
    }

    private static Request.Desk submissions(Submissions desk) {
        return message -> {
            try {
                var sheet = desk.read(message);
                return new Request(
                        "submission",
                        sheet.subjects(),
                        sheet::answer,
                        subject -> {
                            sheet.answer();
                            return Optional.empty();
                        },
                        sheet::answerToAnother,
                        sheet::unavailable);
            } catch (NoSubmission e) {
                throw new NotUnderstood(e);
            }
        };
    }

    private void start(Worker worker, String name) {
        workers.add(worker);
        threads.add(Thread.ofPlatform().name("claims-" + name).start(worker));
    }

    /** Whether every worker on inquiries listened to the queue within that time. */
    public boolean awaitConnected(long seconds) throws InterruptedException {
        return connected.await(seconds, TimeUnit.SECONDS);
    }

    /** Whether every worker on inquiries has its connection now. */
    public boolean isConnected() {
        return inquirers.stream().allMatch(Worker::isConnected);
    }

    public Day day() {
        var clock = ledger.clock();
        var counts = new TreeMap<String, Long>();
        ledger.find(claim -> true).forEach(claim -> counts.merge(claim.stage().name(), 1L, Long::sum));
        return new Day(clock.today(), clock.days(), counts);
    }

    /** Puts its clock forward, and all its claims with it; gives how many moved. */
    public int advance(int days) {
        return Lifecycle.advance(ledger, days).claims();
    }

    /** Forgets everything that happened since its first start. */
    public void reset() {
        ledger.reset();
        payments.forget();
    }

    /**
     * One payment run, its file delivered to the gateway.
     *
     * @throws DeliveryFailed if the file may not have arrived; the next run delivers it again
     */
    public PaymentRun.Result pay() {
        return payments.run(door);
    }

    /**
     * One payment run over invented claims, which are told of and then forgotten.
     *
     * @param into a folder that takes its files in the place of the gateway; null delivers them to the gateway
     */
    public PaymentRun.Result pay(Due invented, @Nullable Path into) {
        return payments.run(invented, into == null ? door : door.into(into));
    }

    @Override
    public void close() {
        workers.forEach(Worker::stop);
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                if (!thread.join(Duration.ofSeconds(STOP_SECONDS_MAX)))
                    LOG.warn("{} did not stop within {} s", thread.getName(), STOP_SECONDS_MAX);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        connections.close();
        ledger.close();
    }

    private static ActiveMQConnectionFactory connections(ClaimsSettings settings) {
        var factory = new ActiveMQConnectionFactory(settings.broker());
        factory.setUser(settings.user());
        factory.setPassword(settings.password());
        factory.setConsumerWindowSize(0);
        factory.setReconnectAttempts(0);
        factory.setBlockOnDurableSend(true);
        return factory;
    }
}
