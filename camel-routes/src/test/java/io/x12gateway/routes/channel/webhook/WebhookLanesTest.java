package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.lease.LeaseKeeper;
import io.x12gateway.core.ledger.InMemoryLedger;
import io.x12gateway.core.partner.Channels;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.WebhookTarget;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.telling.Courier;
import io.x12gateway.core.telling.WebhookDesk;
import io.x12gateway.core.webhook.TargetStanding;
import io.x12gateway.core.webhook.WebhookDelivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.net.ssl.SSLContext;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Lanes on a ledger in memory, with receivers at the end of real connections. */
class WebhookLanesTest {
    private static final PartnerId ACME = new PartnerId("acme-clearing");
    private static final PartnerId OTHER = new PartnerId("other-billing");
    private static final String SECRET = "an invented secret of some length";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Clock clock = Clock.systemUTC();
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final WebhookSettings settings = TestSettings.reaching("127.0.0.0/8");
    private final Courier courier = new Courier(ledger.webhooks(), ledger.partners(), ledger, clock, settings.plan());
    private final WebhookDesk desk =
            new WebhookDesk(ledger.webhooks(), ledger.partners(), ledger, new Ulid(clock), clock);
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    Path secrets;

    @BeforeEach
    void writeTheSecret() throws IOException {
        Files.writeString(secrets.resolve("hook"), SECRET + "\n");
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var one : open.reversed()) one.close();
    }

    @Test
    void deliversEachEventOnceAndSigned() throws Exception {
        var receiver = opened(Receiver.plain());
        register(ACME, receiver.url());
        var events = new HashSet<String>();
        for (int i = 0; i < 20; i++) events.add(desk.test(ACME, "operator"));
        lanes();
        for (int i = 0; i < 20; i++) events.add(desk.test(ACME, "operator"));
        await().atMost(LONG).until(() -> delivered(events));
        assertThat(receiver.received())
                .hasSize(40)
                .allMatch(got -> got.isSignedWith(SECRET))
                .allMatch(got -> got.attempt() == 1)
                .extracting(Receiver.Received::id)
                .containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void sendsAgainUntilItIsTaken() throws Exception {
        var receiver = opened(Receiver.plain()).answering((x, n) -> Receiver.answer(x, n < 3 ? 500 : 204));
        register(ACME, receiver.url());
        var event = desk.test(ACME, "operator");
        lanes();
        await().atMost(LONG).until(() -> delivered(Set.of(event)));
        assertThat(receiver.received()).extracting(Receiver.Received::attempt).containsExactly(1, 2, 3);
        assertThat(receiver.received()).extracting(Receiver.Received::id).containsOnly(event);
        assertThat(receiver.received())
                .extracting(Receiver.Received::body)
                .containsOnly(receiver.received().getFirst().body());
    }

    /** As if the process had been killed after the partner took it: what was not noted is sent again. */
    @Test
    void sendsAgainUnderTheSameIdWhatItCouldNotNote() throws Exception {
        var failed = new GatewayFault(FaultKind.GATEWAY, "ledger-failed", "the disk is full");
        var receiver = opened(Receiver.plain()).answering((exchange, n) -> {
            if (n == 1) ledger.failNext(failed);
            Receiver.answer(exchange, 200);
        });
        register(ACME, receiver.url());
        var event = desk.test(ACME, "operator");
        lanes();
        await().atMost(LONG).until(() -> delivered(Set.of(event)));
        assertThat(receiver.received()).hasSize(2).allMatch(got -> got.id().equals(event) && got.attempt() == 1);
    }

    @Test
    void lastsThroughOneThatHangsAndOneThatIsDead() throws Exception {
        var over = new CountDownLatch(1);
        var hanging = opened(Receiver.plain()).answering((exchange, n) -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var dead = Receiver.plain();
        dead.close();
        var well = opened(Receiver.plain());
        open.add(over::countDown);
        register(ACME, hanging.url(), dead.url());
        register(OTHER, well.url());
        for (int i = 0; i < 10; i++) desk.test(ACME, "operator");
        lanes();
        await().atMost(LONG).until(() -> !hanging.received().isEmpty());
        var began = Instant.now();
        var events = new HashSet<String>();
        for (int i = 0; i < 10; i++) events.add(desk.test(OTHER, "operator"));
        await().atMost(LONG).until(() -> delivered(events));
        assertThat(Duration.between(began, Instant.now())).isLessThan(TestSettings.TIMEOUT);
        await().atMost(LONG)
                .until(() -> ledger.webhooks().standings().stream()
                                .filter(s -> s.failures() >= settings.failuresMax())
                                .count()
                        == 2);
        assertThat(ledger.webhooks().standings().stream()
                        .filter(s -> s.partner().equals(ACME))
                        .map(TargetStanding::detail))
                .containsExactlyInAnyOrder("timeout", "connect-failed");
    }

    @Test
    void asksAnAddressThatFailsLessAndLess() throws Exception {
        var receiver = opened(Receiver.plain()).answering(503);
        register(ACME, receiver.url());
        for (int i = 0; i < 50; i++) desk.test(ACME, "operator");
        lanes();
        await().atMost(LONG).until(() -> receiver.received().size() >= settings.failuresMax() + 1);
        var began = Instant.now();
        int before = receiver.received().size();
        await().atMost(LONG).until(() -> receiver.received().size() >= before + 4);
        assertThat(Duration.between(began, Instant.now()))
                .isGreaterThan(settings.restFirst().multipliedBy(3));
        receiver.answering(200);
        await().atMost(LONG)
                .until(() -> ledger.webhooks().picture().deliveries().isEmpty());
    }

    @Test
    void sendsNoMoreToOneThatIsGone() throws Exception {
        var receiver = opened(Receiver.plain()).answering(410);
        register(ACME, receiver.url());
        var event = desk.test(ACME, "operator");
        lanes();
        await().atMost(LONG).until(() -> desk.event(event).getFirst().state() == WebhookDelivery.State.STOPPED);
        var later = desk.test(ACME, "operator");
        assertThat(desk.event(later).getFirst().state()).isEqualTo(WebhookDelivery.State.STOPPED);
        assertThat(receiver.received()).hasSize(1);
        receiver.answering(200);
        desk.resume(ACME, desk.event(event).getFirst().target(), "operator");
        await().atMost(LONG).until(() -> delivered(Set.of(event, later)));
    }

    @Test
    void signsWithBothSecretsWhileOneIsChangedAndSaysSoIfThereIsNone() throws Exception {
        var receiver = opened(Receiver.plain());
        register(ACME, receiver.url());
        Files.writeString(secrets.resolve("hook"), SECRET + "\nanother secret that is long enough\n");
        var first = desk.test(ACME, "operator");
        lanes();
        await().atMost(LONG).until(() -> delivered(Set.of(first)));
        assertThat(receiver.received().getFirst().isSignedWith(SECRET)).isTrue();
        assertThat(receiver.received().getFirst().isSignedWith("another secret that is long enough"))
                .isTrue();

        Files.delete(secrets.resolve("hook"));
        var second = desk.test(ACME, "operator");
        await().atMost(LONG).until(() -> desk.event(second).getFirst().detail().equals("secret-missing"));
        Files.writeString(secrets.resolve("hook"), "too short");
        assertThat(receiver.received()).hasSize(1);
        Files.writeString(secrets.resolve("hook"), "another secret that is long enough");
        await().atMost(LONG).until(() -> delivered(Set.of(second)));
        assertThat(receiver.received().getLast().isSignedWith(SECRET)).isFalse();
    }

    @Test
    void leavesAnAddressToWhoeverHasItsLease() throws Exception {
        var receiver = opened(Receiver.plain());
        register(ACME, receiver.url());
        var event = desk.test(ACME, "operator");
        var standing = courier.due().getFirst();
        var theirs = ledger.leases()
                .acquire(Courier.role(standing), "another node", Duration.ofMinutes(5))
                .orElseThrow();
        register(OTHER, receiver.url("localhost"));
        lanes();
        for (int i = 0; i < 5; i++) {
            var others = desk.test(OTHER, "operator");
            await().atMost(LONG).until(() -> delivered(Set.of(others))); // so rounds were made meanwhile
        }
        assertThat(receiver.received()).noneMatch(got -> got.id().equals(event));
        ledger.leases().release(theirs);
        await().atMost(LONG).until(() -> delivered(Set.of(event)));
        assertThat(receiver.received())
                .filteredOn(got -> got.id().equals(event))
                .hasSize(1);
    }

    private void lanes() throws NoSuchAlgorithmException {
        var wire = opened(new WebhookWire(
                settings, new WebhookGuard(settings, InetAddress::getAllByName), SSLContext.getDefault()));
        var sender = new WebhookSender(new WebhookSecrets(secrets, name -> null), wire, clock);
        var lanes = opened(new WebhookLanes(courier, sender, new LeaseKeeper(ledger.leases(), "test"), settings));
        ledger.listen(lanes);
        lanes.start();
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    private void register(PartnerId id, String... urls) {
        var hooks = new ArrayList<WebhookTarget>();
        for (var url : urls) hooks.add(new WebhookTarget(url, "hook", Set.of()));
        var partner = TradingPartner.named(id, id.value(), new EdiIdentity("ZZ", id.equals(ACME) ? "ACME" : "OTHER"))
                .channels(new Channels(hooks, List.of(), List.of()))
                .build();
        ledger.partners().register(List.of(partner), "test");
    }

    private boolean delivered(Set<String> events) {
        return events.stream()
                .flatMap(e -> desk.event(e).stream())
                .allMatch(d -> d.state() == WebhookDelivery.State.DELIVERED);
    }
}
