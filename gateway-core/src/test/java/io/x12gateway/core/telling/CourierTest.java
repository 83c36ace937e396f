package io.x12gateway.core.telling;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.lease.Lease;
import io.x12gateway.core.ledger.InMemoryLedger;
import io.x12gateway.core.partner.Channels;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.WebhookTarget;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.transfer.BackOff;
import io.x12gateway.core.webhook.TargetStanding;
import io.x12gateway.core.webhook.WebhookDelivery;
import io.x12gateway.core.wiring.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CourierTest {
    private static final PartnerId ACME = new PartnerId("acme-clearing");
    private static final WebhookTarget HOOK =
            new WebhookTarget("https://acme.example/hook", "acme-hook", Set.of("mailbox.delivered"));
    private static final Duration GIVE_UP = Duration.ofHours(72);

    private final World.TestClock clock = new World.TestClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final Courier courier = new Courier(
            ledger.webhooks(),
            ledger.partners(),
            ledger,
            clock,
            new RetryPlan(
                    new BackOff(Duration.ofSeconds(5), Duration.ofHours(6)),
                    GIVE_UP,
                    5,
                    new BackOff(Duration.ofSeconds(30), Duration.ofMinutes(15))));
    private final WebhookDesk desk =
            new WebhookDesk(ledger.webhooks(), ledger.partners(), ledger, new Ulid(clock), clock);

    @BeforeEach
    void register() {
        register(List.of(HOOK));
    }

    @Test
    void deliversWhatIsDueOnceItIsTaken() {
        var event = desk.test(ACME, "operator");
        var standing = onlyDue();
        var due = courier.next(standing, 4);
        assertThat(courier.address(lease(standing), standing)).contains(HOOK);
        courier.record(lease(standing), standing, sent(due, Reply.answered(204)));
        assertThat(courier.due()).isEmpty();
        assertThat(desk.event(event)).singleElement().satisfies(d -> {
            assertThat(d.state()).isEqualTo(WebhookDelivery.State.DELIVERED);
            assertThat(d.attempts()).isEqualTo(1);
            assertThat(d.detail()).isEqualTo("status-204");
        });
        assertThat(actions()).contains("webhook.tested");
    }

    /** The process died between the answer and the note: another sends it again, under the same id. */
    @Test
    void sendsAgainUnderTheSameIdWhatWasSentAndNotNoted() {
        desk.test(ACME, "operator");
        var first = courier.next(onlyDue(), 1).getFirst();
        var again = courier.next(onlyDue(), 1).getFirst();
        assertThat(again).isEqualTo(first);
    }

    @Test
    void writesNothingWithoutTheLease() {
        desk.test(ACME, "operator");
        var standing = onlyDue();
        var due = courier.next(standing, 1);
        var lost = lease(standing);
        lease(standing);
        assertThatThrownBy(() -> courier.record(lost, standing, sent(due, Reply.answered(200))))
                .isInstanceOf(GatewayFault.class)
                .satisfies(f -> assertThat(((GatewayFault) f).code()).isEqualTo("lease-lost"));
        assertThat(courier.next(standing, 1)).isEqualTo(due);
    }

    @Test
    void triesForThreeDaysAndThenGivesUpVisibly() {
        var event = desk.test(ACME, "operator");
        var began = clock.instant();
        int attempts = 0;
        while (desk.event(event).getFirst().state() == WebhookDelivery.State.PENDING) {
            var due = courier.due();
            if (due.isEmpty()) {
                clock.pass(Duration.ofSeconds(1));
                continue;
            }
            var standing = due.getFirst();
            courier.record(lease(standing), standing, sent(courier.next(standing, 4), Reply.answered(503)));
            attempts++;
        }
        assertThat(attempts).isBetween(18, 30);
        assertThat(Duration.between(began, clock.instant())).isBetween(GIVE_UP.minusHours(8), GIVE_UP);
        var dead = desk.event(event).getFirst();
        assertThat(dead.state()).isEqualTo(WebhookDelivery.State.DEAD);
        assertThat(dead.detail()).isEqualTo("status-503");
        assertThat(actions()).contains("webhook.dead");

        assertThat(desk.retry(event, "operator").getFirst().state()).isEqualTo(WebhookDelivery.State.PENDING);
        var standing = onlyDue();
        courier.record(lease(standing), standing, sent(courier.next(standing, 4), Reply.answered(200)));
        assertThat(desk.event(event).getFirst().state()).isEqualTo(WebhookDelivery.State.DELIVERED);
        assertThatThrownBy(() -> desk.retry(event, "operator")).hasMessageContaining("has arrived");
        assertThat(actions()).contains("webhook.retried");
    }

    @Test
    void leavesAnAddressInPeaceThatFailsAgainAndAgainAndTriesWithOneEvent() {
        for (int i = 0; i < 10; i++) desk.test(ACME, "operator");
        for (int failed = 0; failed < 5; failed++) {
            var standing = onlyDue();
            var due = courier.next(standing, 4);
            assertThat(due).hasSize(failed == 0 ? 4 : 1);
            courier.record(lease(standing), standing, sent(due, Reply.failed("connect-failed")));
        }
        assertThat(courier.due()).isEmpty();
        clock.pass(Duration.ofSeconds(40));
        var standing = onlyDue();
        assertThat(standing.failures()).isEqualTo(5);
        assertThat(standing.detail()).isEqualTo("connect-failed");
        assertThat(courier.open(standing)).contains(standing);
        var probe = courier.next(standing, 4);
        assertThat(probe).hasSize(1);
        var after = courier.record(lease(standing), standing, sent(probe, Reply.answered(200)));
        assertThat(after.failures()).isZero();
        assertThat(courier.next(after, 4)).hasSize(4);
    }

    @Test
    void stopsAnAddressThatIsGoneAndKeepsWhatHappensForIt() {
        var first = desk.test(ACME, "operator");
        var second = desk.test(ACME, "operator");
        var standing = onlyDue();
        courier.record(lease(standing), standing, sent(courier.next(standing, 1), Reply.answered(410)));
        var third = desk.test(ACME, "operator");
        for (var event : List.of(first, second, third))
            assertThat(desk.event(event).getFirst().state()).isEqualTo(WebhookDelivery.State.STOPPED);
        assertThat(courier.due()).isEmpty();
        assertThat(actions()).contains("webhook.stopped");
        assertThatThrownBy(() -> desk.retry(first, "operator")).hasMessageContaining("resume");

        desk.resume(ACME, HOOK.id(), "operator");
        assertThat(courier.next(onlyDue(), 10))
                .extracting(WebhookDelivery::eventId)
                .containsExactly(first, second, third);
        assertThat(actions()).contains("webhook.resumed");
    }

    @Test
    void doesNotOverruleAnOperatorWhoStoppedItMeanwhile() {
        var event = desk.test(ACME, "operator");
        var standing = onlyDue();
        var due = courier.next(standing, 1);
        desk.stop(ACME, HOOK.id(), "asked by phone", "operator");
        courier.record(lease(standing), standing, sent(due, Reply.failed("timeout")));
        assertThat(desk.event(event).getFirst().state()).isEqualTo(WebhookDelivery.State.STOPPED);
        assertThat(courier.due()).isEmpty();
        assertThat(courier.open(standing)).isEmpty();
    }

    @Test
    void stopsAnAddressThatLeftTheProfile() {
        desk.test(ACME, "operator");
        var standing = onlyDue();
        register(List.of());
        assertThat(courier.address(lease(standing), standing)).isEmpty();
        assertThat(courier.due()).isEmpty();
        assertThat(ledger.webhooks().standing(ACME, HOOK.id()))
                .get()
                .extracting(TargetStanding::detail)
                .isEqualTo("not-in-profile");
    }

    @Test
    void saysThatThereIsNothingToTest() {
        register(List.of());
        assertThatThrownBy(() -> desk.test(ACME, "operator")).hasMessageContaining("no webhook");
        assertThatThrownBy(() -> desk.event("none")).hasMessageContaining("no event");
    }

    private void register(List<WebhookTarget> hooks) {
        var partner = TradingPartner.named(ACME, "Acme", new EdiIdentity("ZZ", "ACME"))
                .channels(new Channels(hooks, List.of(), List.of()))
                .build();
        ledger.partners().register(List.of(partner), "test");
    }

    private TargetStanding onlyDue() {
        var due = courier.due();
        assertThat(due).hasSize(1);
        return due.getFirst();
    }

    private static List<Courier.Sent> sent(List<WebhookDelivery> due, Reply reply) {
        return due.stream().map(d -> new Courier.Sent(d, reply)).toList();
    }

    /** As after the former owner's lease ran out. */
    private Lease lease(TargetStanding standing) {
        var role = Courier.role(standing);
        ledger.leases().holder(role).ifPresent(h -> ledger.leases().release(h.lease()));
        return ledger.leases().acquire(role, "process", Duration.ofMinutes(5)).orElseThrow();
    }

    private List<String> actions() {
        return ledger.audit().stream().map(AuditEntry::action).toList();
    }
}
