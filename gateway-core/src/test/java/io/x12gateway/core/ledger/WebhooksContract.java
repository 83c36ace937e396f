package io.x12gateway.core.ledger;

import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.partner.PartnerEvent;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.webhook.TargetStanding;
import io.x12gateway.core.webhook.WebhookDelivery;
import io.x12gateway.core.webhook.WebhookEvent;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

public interface WebhooksContract extends StoresContract {
    String HOOK = "0123456789abcdef";
    String OTHER = "fedcba9876543210";
    Instant SOON = Given.NOW.plus(Duration.ofSeconds(5));

    @Test
    default void tellsEachTargetInTheOrderOfCommits() {
        var submission = received();
        var first = event(Given.RIVERBEND, "a", submission.id().value());
        var second = event(Given.RIVERBEND, "b", submission.id().value());
        var others = event(Given.HILLTOP, "c", submission.id().value());
        commit(new Change.Tell(first, List.of(HOOK, OTHER)), new Change.Tell(others, List.of(HOOK)));
        commit(new Change.Tell(second, List.of(HOOK)));
        assertThat(due(HOOK)).extracting(WebhookDelivery::eventId).containsExactly(first.id(), second.id());
        assertThat(due(HOOK)).extracting(WebhookDelivery::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(due(OTHER)).singleElement().satisfies(d -> {
            assertThat(d.type()).isEqualTo(PartnerEvent.MAILBOX_DELIVERED);
            assertThat(d.facts()).isEqualTo(first.facts());
            assertThat(d.at()).isEqualTo(Given.NOW);
            assertThat(d.state()).isEqualTo(WebhookDelivery.State.PENDING);
            assertThat(d.attempts()).isZero();
        });
        assertThat(stores().webhooks().dueTargets(Given.NOW))
                .extracting(t -> t.partner() + " " + t.target())
                .containsExactly(
                        Given.HILLTOP + " " + HOOK, Given.RIVERBEND + " " + HOOK, Given.RIVERBEND + " " + OTHER);
        assertThat(stores().webhooks().dueTargets(Given.NOW.minusSeconds(1))).isEmpty();
    }

    @Test
    default void tellsOfOneThingOnce() {
        var submission = received();
        var first = event(Given.RIVERBEND, "same", submission.id().value());
        var again = event(Given.RIVERBEND, "same", submission.id().value());
        commit(new Change.Tell(first, List.of(HOOK)), new Change.Tell(again, List.of(HOOK)));
        commit(new Change.Tell(again, List.of(HOOK)));
        assertThat(due(HOOK)).extracting(WebhookDelivery::eventId).containsExactly(first.id());
    }

    /** The item of a document that was delivered before has another id, and nothing is told of it. */
    @Test
    default void tellsNothingOfWhatDidNotHappen() {
        var submission = received();
        var item = Given.item(Given.RIVERBEND, submission, "999/x/1", "999");
        var twin = Given.item(Given.RIVERBEND, submission, "999/x/1", "999");
        for (var delivered : List.of(item, twin)) commit(new Change.Deliver(delivered), told(delivered));
        assertThat(due(HOOK))
                .singleElement()
                .satisfies(d -> assertThat(d.facts()).contains(item.id()));
    }

    @Test
    default void tellsNothingIfWhatItTellsOfIsRefused() {
        var submission = received();
        var refused = new Change.EndLease(Given.id(), "nobody");
        assertThat(commit(
                        refused,
                        new Change.Tell(
                                event(Given.RIVERBEND, "a", submission.id().value()), List.of(HOOK))))
                .isEqualTo(new Outcome.Refused(refused));
        assertThat(stores().webhooks().list(Optional.empty(), Set.of(), "", 10)).isEmpty();
    }

    @Test
    default void numbersManyEventsThatAreCommittedAtOnce() {
        var submission = received();
        var commits = new ArrayList<CompletableFuture<Outcome>>();
        for (int i = 0; i < 60; i++) {
            var partner = i % 2 == 0 ? Given.RIVERBEND : Given.HILLTOP;
            var tell =
                    new Change.Tell(event(partner, "many " + i, submission.id().value()), List.of(HOOK));
            commits.add(stores().ledger().commit(LedgerEntry.of(tell)));
        }
        commits.forEach(c -> assertThat(c.join()).isEqualTo(new Outcome.Committed()));
        for (var partner : List.of(Given.RIVERBEND, Given.HILLTOP))
            assertThat(stores().webhooks().due(partner, HOOK, Given.NOW, 100))
                    .hasSize(30)
                    .extracting(WebhookDelivery::sequence)
                    .isSorted()
                    .doesNotHaveDuplicates();
    }

    @Test
    default void turnsADeliveryOnlyFromWhereItIs() {
        var told = told();
        var failed = told.attempted(WebhookDelivery.State.PENDING, "status-503", SOON, Given.NOW);
        var turn = new Change.TurnWebhook(failed, WebhookDelivery.State.PENDING, 0);
        assertThat(commit(turn)).isEqualTo(new Outcome.Committed());
        assertThat(commit(turn)).isEqualTo(new Outcome.Refused(turn));
        assertThat(due(HOOK)).isEmpty();
        assertThat(stores().webhooks().due(Given.RIVERBEND, HOOK, SOON, 10)).containsExactly(failed);
        assertThat(stores().webhooks().ofEvent(told.eventId())).containsExactly(failed);
        var done = failed.attempted(WebhookDelivery.State.DELIVERED, "status-200", SOON, SOON);
        commit(new Change.TurnWebhook(done, WebhookDelivery.State.PENDING, 1));
        assertThat(stores().webhooks().countByState(Given.RIVERBEND, HOOK))
                .isEqualTo(Map.of(WebhookDelivery.State.DELIVERED, 1L));
        assertThat(stores().webhooks().picture().oldestPending()).isEmpty();
    }

    @Test
    default void asksNothingOfATargetThatRestsOrIsStopped() {
        var told = told();
        var standing = standing();
        var resting = standing.answered(5, SOON, "connect-failed", Given.NOW);
        commit(new Change.TurnWebhookTarget(resting, TargetStanding.State.OPEN));
        assertThat(stores().webhooks().dueTargets(Given.NOW)).isEmpty();
        assertThat(stores().webhooks().dueTargets(SOON)).containsExactly(resting);

        var stopped = resting.stopped("status-410", SOON);
        var stop = new Change.TurnWebhookTarget(stopped, TargetStanding.State.OPEN);
        assertThat(commit(stop, moved(WebhookDelivery.State.PENDING, WebhookDelivery.State.STOPPED, "status-410")))
                .isEqualTo(new Outcome.Committed());
        assertThat(commit(stop)).isEqualTo(new Outcome.Refused(stop));
        var later = event(Given.RIVERBEND, "later", "");
        commit(new Change.Tell(later, List.of(HOOK)));
        assertThat(stores().webhooks().dueTargets(SOON)).isEmpty();
        assertThat(stores().webhooks().list(Optional.of(Given.RIVERBEND), Set.of(), "", 10))
                .extracting(WebhookDelivery::eventId, WebhookDelivery::state, WebhookDelivery::detail)
                .containsExactly(
                        tuple(later.id(), WebhookDelivery.State.STOPPED, "status-410"),
                        tuple(told.eventId(), WebhookDelivery.State.STOPPED, "status-410"));
        assertThat(stores().webhooks().picture().stoppedTargets()).isEqualTo(1);

        commit(
                new Change.TurnWebhookTarget(stopped.opened(SOON), TargetStanding.State.STOPPED),
                moved(WebhookDelivery.State.STOPPED, WebhookDelivery.State.PENDING, ""));
        assertThat(stores().webhooks().due(Given.RIVERBEND, HOOK, SOON, 10))
                .hasSize(2)
                .allSatisfy(d -> {
                    assertThat(d.attempts()).isZero();
                    assertThat(d.queuedAt()).isEqualTo(SOON);
                });
    }

    @Test
    default void listsNewestFirstAndEachPartnersApart() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var event = event(Given.RIVERBEND, "n" + i, "");
            ids.add(event.id());
            commit(new Change.Tell(event, List.of(HOOK)));
        }
        commit(new Change.Tell(event(Given.HILLTOP, "theirs", ""), List.of(HOOK)));
        var webhooks = stores().webhooks();
        assertThat(webhooks.list(Optional.of(Given.RIVERBEND), Set.of(), "", 2))
                .extracting(WebhookDelivery::eventId)
                .containsExactly(ids.get(2), ids.get(1));
        assertThat(webhooks.list(Optional.of(Given.RIVERBEND), Set.of(), ids.get(1), 2))
                .extracting(WebhookDelivery::eventId)
                .containsExactly(ids.get(0));
        assertThat(webhooks.list(Optional.empty(), Set.of(WebhookDelivery.State.PENDING), "", 10))
                .hasSize(4);
        assertThat(webhooks.list(Optional.empty(), Set.of(WebhookDelivery.State.DEAD), "", 10))
                .isEmpty();
        assertThat(webhooks.picture().deliveries()).isEqualTo(Map.of(WebhookDelivery.State.PENDING, 4L));
        assertThat(webhooks.picture().oldestPending()).contains(Given.NOW);
    }

    @Test
    default void forgetsWhatIsOverAndOld() {
        var told = told();
        var open = event(Given.RIVERBEND, "open", "");
        commit(new Change.Tell(open, List.of(HOOK)));
        commit(new Change.TurnWebhook(
                told.attempted(WebhookDelivery.State.DEAD, "status-500", SOON, Given.NOW),
                WebhookDelivery.State.PENDING,
                0));
        assertThat(stores().webhooks().forgetBefore(Given.NOW)).isZero();
        assertThat(stores().webhooks().forgetBefore(SOON)).isEqualTo(1);
        assertThat(stores().webhooks().ofEvent(told.eventId())).isEmpty();
        assertThat(stores().webhooks().ofEvent(open.id())).hasSize(1);
    }

    private Submission received() {
        var submission = Given.submission();
        commit(new Change.Receive(submission));
        return submission;
    }

    private WebhookDelivery told() {
        var event = event(Given.RIVERBEND, "told", "");
        commit(new Change.Tell(event, List.of(HOOK)));
        return stores().webhooks().ofEvent(event.id()).getFirst();
    }

    private TargetStanding standing() {
        return stores().webhooks().standing(Given.RIVERBEND, HOOK).orElseThrow();
    }

    private List<WebhookDelivery> due(String target) {
        return stores().webhooks().due(Given.RIVERBEND, target, Given.NOW, 10);
    }

    private static Change told(MailboxItem item) {
        return new Change.Tell(event(item.partner(), item.id(), item.id()), List.of(HOOK));
    }

    private static Change moved(WebhookDelivery.State from, WebhookDelivery.State to, String detail) {
        return new Change.MoveWebhooks(Given.RIVERBEND, HOOK, from, to, SOON.plusSeconds(1), detail, SOON);
    }

    private static WebhookEvent event(PartnerId partner, String key, String proof) {
        var facts = "{\"item\":\"" + key + "\"}";
        return new WebhookEvent(Given.id(), partner, PartnerEvent.MAILBOX_DELIVERED, key, proof, facts, Given.NOW);
    }

    private Outcome commit(Change... changes) {
        return stores().ledger().commitNow(LedgerEntry.of(changes));
    }
}
