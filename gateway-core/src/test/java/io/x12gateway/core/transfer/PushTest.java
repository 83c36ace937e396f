package io.x12gateway.core.transfer;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.remote.RemoteDelivery;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;

import static io.x12gateway.core.transfer.TransferWorld.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PushTest {
    private TransferWorld world = new TransferWorld();

    private RemoteDelivery.State state(MailboxItem item) {
        return world.ledger.remoteDeliveries().find(item.id()).orElseThrow().state();
    }

    private MailboxItem.State mailbox(MailboxItem item) {
        return world.ledger.mailboxes().find(ACME, item.id()).orElseThrow().state();
    }

    @Test
    void putsADocumentThereUnderItsFinalNameAndAcknowledgesIt() {
        var item = world.mail("999", "ISA*999");
        assertThat(world.deliver()).isEqualTo(1);
        assertThat(world.server.names()).containsExactly(item.fileName());
        assertThat(world.server.text(item.fileName())).isEqualTo("ISA*999");
        assertThat(mailbox(item)).isEqualTo(MailboxItem.State.ACKNOWLEDGED);
        assertThat(world.audited()).contains("mailbox.pushed");
        assertThat(world.push().hasWork(world.target())).isFalse();
    }

    @Test
    void leavesKindsAloneThatGoElsewhere() {
        world.mail("receipt", "{}");
        assertThat(world.push().hasWork(world.target())).isFalse();
        assertThat(world.deliver()).isZero();
    }

    @Test
    void takesAFinalNameOfTheSameSizeForDelivered() {
        var item = world.mail("999", "ISA*999");
        world.server.next("rename", "cut-after");
        assertThatThrownBy(world::deliver).isInstanceOf(GatewayFault.class);
        assertThat(state(item)).isEqualTo(RemoteDelivery.State.NAMING);
        world.deliverUntilQuiet();
        assertThat(state(item)).isEqualTo(RemoteDelivery.State.DELIVERED);
        assertThat(world.server.uploads()).isEqualTo(1);
    }

    @Test
    void uploadsAgainOverAPartThatWasLeft() {
        var item = world.mail("999", "ISA*999");
        world.server.next("rename", "cut-before");
        assertThatThrownBy(world::deliver).isInstanceOf(GatewayFault.class);
        world.deliverUntilQuiet();
        assertThat(world.server.names()).containsExactly(item.fileName());
        assertThat(world.server.uploads()).isEqualTo(2);
    }

    @Test
    void asksAnOperatorIfThePartnerMayHaveTakenIt() {
        var item = world.mail("999", "ISA*999");
        var next = world.mail("999", "ISA*next");
        var other = world.mail("835", "ISA*835");
        world.server.consumesAtOnce();
        world.server.next("rename", "cut-after");
        assertThatThrownBy(world::deliver).isInstanceOf(GatewayFault.class);
        world.deliverUntilQuiet();
        assertThat(state(item)).isEqualTo(RemoteDelivery.State.UNCERTAIN);
        assertThat(mailbox(item)).isEqualTo(MailboxItem.State.AVAILABLE);
        assertThat(world.ledger.remoteDeliveries().find(next.id())).isEmpty();
        assertThat(state(other)).isEqualTo(RemoteDelivery.State.DELIVERED);
        assertThat(world.audited()).containsOnlyOnce("remote.uncertain");
        assertThatThrownBy(() -> world.transfers().retry(item.id(), "operator"))
                .isInstanceOfSatisfying(
                        GatewayFault.class, f -> assertThat(f.code()).isEqualTo("nothing-to-retry"));

        world.transfers().resolve(item.id(), Transfers.Decision.DELIVERED, "operator");
        world.deliverUntilQuiet();
        assertThat(mailbox(item)).isEqualTo(MailboxItem.State.ACKNOWLEDGED);
        assertThat(state(next)).isEqualTo(RemoteDelivery.State.DELIVERED);
        assertThat(world.server.uploads()).isEqualTo(3);
    }

    @Test
    void sendsAgainIfAnOperatorSaysSo() {
        var item = world.mail("999", "ISA*999");
        world.server.consumesAtOnce();
        world.server.next("rename", "cut-after");
        assertThatThrownBy(world::deliver).isInstanceOf(GatewayFault.class);
        world.deliverUntilQuiet();
        world.transfers().resolve(item.id(), Transfers.Decision.RESEND, "operator");
        world.deliverUntilQuiet();
        assertThat(state(item)).isEqualTo(RemoteDelivery.State.DELIVERED);
        assertThat(world.server.uploads()).isEqualTo(2);
        world.transfers().resolve(item.id(), Transfers.Decision.RESEND, "operator");
        world.deliverUntilQuiet();
        assertThat(world.server.uploads()).isEqualTo(3);
        assertThat(mailbox(item)).isEqualTo(MailboxItem.State.ACKNOWLEDGED);
    }

    @Test
    void sendsAgainByItselfIfThePartnerCanTellDoubles() {
        world.resend = true;
        var item = world.mail("999", "ISA*999");
        world.server.consumesAtOnce();
        world.server.next("rename", "cut-after");
        assertThatThrownBy(world::deliver).isInstanceOf(GatewayFault.class);
        world.deliverUntilQuiet();
        assertThat(state(item)).isEqualTo(RemoteDelivery.State.DELIVERED);
        assertThat(world.server.uploads()).isEqualTo(2);
        assertThat(world.audited()).contains("remote.uncertain");
    }

    @Test
    void keepsTheOrderOfAKindWhateverFails() {
        var first = world.mail("999", "ISA*1");
        var second = world.mail("999", "ISA*2");
        world.server.next("upload", "refused");
        world.deliver();
        assertThat(world.server.names()).isEmpty();
        assertThat(world.push().hasWork(world.target())).isFalse(); // waits for its next attempt
        world.deliverUntilQuiet();
        assertThat(world.server.names()).containsExactly(first.fileName(), second.fileName());
    }

    @Test
    void givesUpAfterSoManyAttemptsAndGoesOnWhenToldTo() {
        var item = world.mail("999", "ISA*999");
        for (int i = 0; i < TransferWorld.ATTEMPTS_MAX; i++) {
            world.server.next("rename", "refused");
            world.deliver();
            world.clock.pass(Duration.ofMinutes(2));
        }
        assertThat(state(item)).isEqualTo(RemoteDelivery.State.HELD);
        world.deliverUntilQuiet();
        assertThat(state(item)).isEqualTo(RemoteDelivery.State.HELD);
        world.transfers().retry(item.id(), "operator");
        world.deliverUntilQuiet();
        assertThat(state(item)).isEqualTo(RemoteDelivery.State.DELIVERED);
    }

    @Test
    void doesNotWriteOverAForeignFileOfItsName() {
        var item = world.mail("999", "ISA*999");
        world.server.put(item.fileName(), "something else", TransferWorld.WRITTEN);
        world.deliverUntilQuiet();
        assertThat(state(item)).isEqualTo(RemoteDelivery.State.HELD);
        assertThat(world.server.text(item.fileName())).isEqualTo("something else");
    }

    @Test
    void bringsNothingThatWasAcknowledgedAtAnotherDoor() {
        var item = world.mail("999", "ISA*999");
        world.server.next("upload", "refused");
        world.deliver();
        world.ledger.commitNow(LedgerEntry.of(new Change.SetItemState(
                item.id(),
                EnumSet.of(MailboxItem.State.AVAILABLE),
                MailboxItem.State.ACKNOWLEDGED,
                world.clock.instant(),
                ACME.value(),
                false,
                Optional.empty())));
        world.deliverUntilQuiet();
        assertThat(state(item)).isEqualTo(RemoteDelivery.State.DELIVERED);
        assertThat(world.server.names()).isEmpty();
    }

    @Test
    void arrivesWholeAndOnceWhereverItIsKilled() {
        int moment = 1;
        while (true) {
            world = new TransferWorld();
            var item = world.mail("999", "ISA*999");
            world.chaos.killAt(moment);
            var killed = false;
            try {
                world.deliver();
            } catch (Chaos.Killed e) {
                killed = true;
            }
            world.chaos.killNoMore();
            world.deliverUntilQuiet();
            assertThat(world.server.names()).as("killed at moment %d", moment).containsExactly(item.fileName());
            assertThat(world.server.text(item.fileName())).isEqualTo("ISA*999");
            assertThat(state(item)).isEqualTo(RemoteDelivery.State.DELIVERED);
            if (!killed) break;
            moment++;
        }
        assertThat(moment).isGreaterThan(12);
        System.out.println("push: killed at each of " + (moment - 1) + " moments");
    }

    @Test
    void isNeverSentTwiceUnaskedWhereverItIsKilledAndThePartnerTakesItAtOnce() {
        int uncertain = 0;
        for (int moment = 1; ; moment++) {
            world = new TransferWorld();
            world.server.consumesAtOnce();
            var item = world.mail("999", "ISA*999");
            world.chaos.killAt(moment);
            var killed = false;
            try {
                world.deliver();
            } catch (Chaos.Killed e) {
                killed = true;
            }
            world.chaos.killNoMore();
            var arrivedBefore = world.server.everArrived().size();
            int uploadsBefore = world.server.uploads();
            world.deliverUntilQuiet();
            var state = state(item);
            if (arrivedBefore == 1) assertThat(world.server.uploads()).isEqualTo(uploadsBefore);
            if (state == RemoteDelivery.State.UNCERTAIN) uncertain++;
            else assertThat(state).isEqualTo(RemoteDelivery.State.DELIVERED);
            assertThat(world.server.everArrived()).containsExactly(item.fileName());
            if (!killed) break;
        }
        assertThat(uncertain).isPositive();
    }
}
