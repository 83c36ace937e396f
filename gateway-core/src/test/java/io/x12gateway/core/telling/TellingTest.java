package io.x12gateway.core.telling;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.Channels;
import io.x12gateway.core.partner.EdiAgreement;
import io.x12gateway.core.partner.PartnerEvent;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.PartnerStatus;
import io.x12gateway.core.partner.WebhookTarget;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.webhook.WebhookDelivery;
import io.x12gateway.core.wiring.World;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.x12gateway.core.wiring.Files.claimStatusGroup;
import static io.x12gateway.core.wiring.Files.eligibilityGroup;
import static io.x12gateway.core.wiring.Files.inquiry270;
import static io.x12gateway.core.wiring.Files.interchange;
import static io.x12gateway.core.wiring.Files.remittance835;
import static io.x12gateway.core.wiring.Files.remittanceGroup;
import static io.x12gateway.core.wiring.Files.request276;
import static io.x12gateway.core.wiring.World.CLEARWAY;
import static io.x12gateway.core.wiring.World.COVERED_NPI;
import static io.x12gateway.core.wiring.World.HARBOR;
import static io.x12gateway.core.wiring.World.PAYER;
import static io.x12gateway.core.wiring.World.RIVERBEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TellingTest {
    private static final String URL = "https://clearway.example/hook";
    private final World world = new World();

    @Test
    void tellsTheStoryOfABatchInOrderAndNoPatientInIt() {
        subscribe(CLEARWAY);
        world.upload(CLEARWAY, claims(1));
        world.work(1);
        assertThat(types(CLEARWAY))
                .containsExactly(
                        PartnerEvent.SUBMISSION_RECEIVED,
                        PartnerEvent.SUBMISSION_ACCEPTED,
                        PartnerEvent.ACKNOWLEDGMENT_READY,
                        PartnerEvent.MAILBOX_DELIVERED,
                        PartnerEvent.SUBMISSION_COMPLETED);
        assertThat(told(CLEARWAY)).extracting(WebhookDelivery::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        var item = world.mailbox(CLEARWAY, "277").getFirst();
        assertThat(told(CLEARWAY).get(3).facts())
                .contains("\"item\":\"" + item.id() + "\"")
                .contains("\"kind\":\"277\"")
                .contains("\"sha256\":\"" + item.digest().sha256() + "\"")
                .contains("\"link\":\"/v1/mailbox/" + item.id() + "\"");
        for (var event : told(CLEARWAY))
            assertThat(event.facts())
                    .doesNotContain("SAMPLEA")
                    .doesNotContain("MARIA")
                    .doesNotContain("1EG4TE5MK73")
                    .doesNotContain("file.edi")
                    .doesNotContain(item.fileName());
    }

    @Test
    void tellsNothingTwiceWhenEverythingRunsTwice() {
        subscribe(CLEARWAY);
        world.upload(CLEARWAY, claims(1));
        world.work(2);
        world.work(2);
        assertThat(types(CLEARWAY)).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void tellsOnlyWhatIsWanted() {
        subscribe(CLEARWAY, PartnerEvent.MAILBOX_DELIVERED.wireName());
        world.upload(CLEARWAY, claims(1));
        world.work(1);
        assertThat(types(CLEARWAY)).containsExactly(PartnerEvent.MAILBOX_DELIVERED);
    }

    @Test
    void tellsOfARejection() {
        subscribe(CLEARWAY);
        world.upload(CLEARWAY, "This is no X12 at all, however long one looks at it.");
        world.work(1);
        assertThat(types(CLEARWAY)).contains(PartnerEvent.SUBMISSION_RECEIVED);
        assertThat(types(CLEARWAY))
                .containsAnyOf(PartnerEvent.SUBMISSION_REJECTED, PartnerEvent.SUBMISSION_HELD)
                .doesNotContain(PartnerEvent.SUBMISSION_ACCEPTED);
    }

    @Test
    void tellsNothingOfWhatIsAnsweredOnTheLine() {
        subscribe(CLEARWAY);
        var body = interchange("CH0001", 9, eligibilityGroup(1, inquiry270("0001", "T9", COVERED_NPI)));
        world.core.realTime().answer(World.onTheLine(CLEARWAY, body, Optional.empty()), Duration.ofSeconds(20));
        assertThat(world.mailbox(CLEARWAY)).isNotEmpty();
        assertThat(told(CLEARWAY)).isEmpty();
    }

    @Test
    void tellsWhoeverMayHaveARemittanceAndNobodyElse() {
        subscribe(RIVERBEND);
        subscribe(HARBOR, PartnerEvent.SUBMISSION_RECEIVED.wireName());
        world.upload(PAYER, remittance());
        world.work(1);
        assertThat(world.mailbox(HARBOR, "835")).hasSize(1);
        assertThat(types(RIVERBEND)).containsExactly(PartnerEvent.MAILBOX_DELIVERED);
        assertThat(told(HARBOR)).isEmpty();
        assertThat(told(PAYER)).isEmpty();
    }

    @Test
    void tellsAPausedPartnerWhatIsKeptBackAndThenThatItIsReleased() {
        subscribe(RIVERBEND);
        world.change(RIVERBEND, p -> p.status(PartnerStatus.PAUSED));
        world.upload(PAYER, remittance());
        world.work(1);
        assertThat(types(RIVERBEND)).containsExactly(PartnerEvent.MAILBOX_HELD);
        world.change(RIVERBEND, p -> p.status(PartnerStatus.TESTING));
        assertThat(world.core.held().retry()).isEqualTo(1);
        assertThat(types(RIVERBEND)).containsExactly(PartnerEvent.MAILBOX_HELD, PartnerEvent.MAILBOX_RELEASED);
    }

    @Test
    void tellsASuspendedPartnerNothing() {
        subscribe(RIVERBEND);
        world.change(RIVERBEND, p -> p.status(PartnerStatus.SUSPENDED));
        world.upload(PAYER, remittance());
        world.work(1);
        assertThat(told(RIVERBEND)).isEmpty();
    }

    @Test
    void tellsTheSenderThatARemittanceIsHeld() {
        subscribe(PAYER, PartnerEvent.DOCUMENT_HELD.wireName());
        world.upload(
                PAYER, interchange("MAC01", 5, remittanceGroup(5, remittance835("0001", "EFT5", "1000000012", 100))));
        world.work(2);
        assertThat(types(PAYER)).containsExactly(PartnerEvent.DOCUMENT_HELD);
        assertThat(told(PAYER).getFirst().facts()).contains("NO_RECIPIENT").doesNotContain("1000000012");
    }

    /** What was not committed is not told, and what is committed after all is told once. */
    @Test
    void tellsWhatWasCommittedAndNothingElse() {
        subscribe(CLEARWAY);
        world.ledger.failNext(new GatewayFault(FaultKind.GATEWAY, "ledger-failed", "the disk is full"));
        assertThatThrownBy(() -> world.upload(CLEARWAY, claims(1))).isInstanceOf(GatewayFault.class);
        assertThat(told(CLEARWAY)).isEmpty();
        world.upload(CLEARWAY, claims(1));
        assertThat(types(CLEARWAY)).containsExactly(PartnerEvent.SUBMISSION_RECEIVED);
    }

    @Test
    void tellsOnceWhatEndsSoonAndForgetsWhatIsOld() {
        subscribe(CLEARWAY);
        var last = LocalDate.ofInstant(world.clock.instant(), world.clock.getZone())
                .plusDays(10);
        world.change(
                CLEARWAY,
                p -> p.agreements(List.of(
                        new EdiAgreement("A9", Set.of("270"), Set.of(), last.minusDays(90), Optional.of(last)))));
        var round = new ExpiryRound(
                world.ledger.webhooks(), world.ledger.partners(), world.telling, new Ulid(world.clock), world.clock);
        round.run();
        world.clock.pass(Duration.ofHours(1));
        round.run();
        assertThat(types(CLEARWAY)).containsExactly(PartnerEvent.ACCESS_EXPIRING);
        assertThat(told(CLEARWAY).getFirst().facts()).contains("agreement A9");
    }

    @Test
    void takesAProfileThatChangedAtOnce() {
        world.upload(CLEARWAY, claims(1));
        assertThat(told(CLEARWAY)).isEmpty();
        subscribe(CLEARWAY);
        world.upload(CLEARWAY, claims(2));
        assertThat(types(CLEARWAY)).containsExactly(PartnerEvent.SUBMISSION_RECEIVED);
    }

    private static String claims(int number) {
        return interchange("CH0001", number, claimStatusGroup(number, request276("0001", "CS" + number, COVERED_NPI)));
    }

    private static String remittance() {
        return interchange("MAC01", 4, remittanceGroup(4, remittance835("0001", "EFT4", COVERED_NPI, 100)));
    }

    private void subscribe(PartnerId partner, String... events) {
        var target = new WebhookTarget(URL, "clearway-hook", Set.of(events));
        world.change(partner, p -> p.channels(new Channels(List.of(target), List.of(), List.of())));
    }

    private List<WebhookDelivery> told(PartnerId partner) {
        var told = new ArrayList<>(world.ledger.webhooks().list(Optional.of(partner), Set.of(), "", 100));
        told.sort(Comparator.comparingLong(WebhookDelivery::sequence));
        return told;
    }

    private List<PartnerEvent> types(PartnerId partner) {
        return told(partner).stream().map(WebhookDelivery::type).toList();
    }
}
