package io.x12gateway.core.transfer;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionState;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import static io.x12gateway.core.transfer.TransferWorld.ACME;
import static io.x12gateway.core.transfer.TransferWorld.ATTEMPTS_MAX;
import static io.x12gateway.core.transfer.TransferWorld.STABLE;
import static io.x12gateway.core.transfer.TransferWorld.WRITTEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PullTest {
    private TransferWorld world = new TransferWorld();

    @Test
    void acceptsAFileOnceItIsStableAndDeletesIt() {
        world.server.put("a.edi", "ISA*a", WRITTEN);
        world.visit();
        assertThat(world.submissions()).isEmpty();
        world.clock.pass(STABLE);
        world.visit();
        assertThat(world.submissions()).singleElement().satisfies(s -> {
            assertThat(s.channel()).isEqualTo(Channel.SFTP_PULL);
            assertThat(s.fileName()).isEqualTo("a.edi");
        });
        assertThat(world.server.names()).isEmpty();
        assertThat(world.open()).isEmpty();
        assertThat(world.audited()).contains("submission.received", "remote.accepted", "remote.removed");
    }

    @Test
    void movesAFileIfThePartnerWantsItAndNeverOverAnother() {
        world.archive = "done";
        world.server.put("done/a.edi", "an older one", WRITTEN);
        world.server.put("a.edi", "ISA*a", WRITTEN);
        world.visitUntilQuiet();
        assertThat(world.server.text("done/a.edi")).isEqualTo("an older one");
        assertThat(world.server.names()).hasSize(2).allMatch(name -> name.startsWith("done/a.edi"));
    }

    @Test
    void waitsAslongAsAFileGrowsOrIsTouched() {
        world.server.put("a.edi", "IS", WRITTEN);
        world.visit();
        world.clock.pass(STABLE);
        world.server.put("a.edi", "ISA*a", WRITTEN); // its time of modification preserved
        world.visit();
        world.clock.pass(STABLE.minusSeconds(1));
        world.visit();
        assertThat(world.submissions()).isEmpty();
        world.server.put("a.edi", "ISA*b", WRITTEN.plusSeconds(1));
        world.clock.pass(STABLE);
        world.visit();
        assertThat(world.submissions()).isEmpty();
        world.clock.pass(STABLE);
        world.visit();
        assertThat(world.submissions()).hasSize(1);
    }

    @Test
    void leavesTemporaryAndForeignNamesAlone() {
        world.server.put("a.edi.filepart", "ISA*a", WRITTEN);
        world.server.put(".b.edi", "ISA*b", WRITTEN);
        world.server.put("readme.txt", "hello", WRITTEN);
        world.visitUntilQuiet();
        assertThat(world.open()).isEmpty();
        assertThat(world.server.names()).hasSize(3);
    }

    @Test
    void doesNotAcceptWhatChangesWhileItIsRead() {
        world.server.put("a.edi", "ISA*a", WRITTEN);
        world.visit();
        world.clock.pass(STABLE);
        world.server.whileReading(() -> world.server.put("a.edi", "ISA*a*more", WRITTEN.plusSeconds(2)));
        world.visit();
        assertThat(world.submissions()).isEmpty();
        world.server.whileReading(() -> {});
        world.visitUntilQuiet();
        assertThat(world.submissions())
                .singleElement()
                .satisfies(s -> assertThat(s.sizeBytes()).isEqualTo(10));
    }

    @Test
    void takesTheSameNameWithOtherContentForANewFile() {
        world.server.put("a.edi", "ISA*a", WRITTEN);
        world.visitUntilQuiet();
        world.server.put("a.edi", "ISA*b", WRITTEN.plusSeconds(60));
        world.visitUntilQuiet();
        world.server.put("a.edi", "ISA*a", WRITTEN.plusSeconds(90));
        world.visitUntilQuiet();
        assertThat(world.submissions())
                .extracting(Submission::state)
                .containsExactlyInAnyOrder(
                        SubmissionState.RECEIVED, SubmissionState.RECEIVED, SubmissionState.DUPLICATE);
        assertThat(world.server.names()).isEmpty();
    }

    @Test
    void doesNotDeleteAFileThatTookAnothersPlace() {
        world.server.put("a.edi", "ISA*a", WRITTEN);
        world.visit();
        world.clock.pass(STABLE);
        world.server.next("delete", "refused");
        world.visit();
        assertThat(world.open())
                .singleElement()
                .satisfies(i -> assertThat(i.state()).isEqualTo(RemoteItem.State.ACCEPTED));
        world.server.put("a.edi", "ISA*b", WRITTEN.plusSeconds(60));
        world.visitUntilQuiet();
        assertThat(world.submissions()).hasSize(2);
        assertThat(world.ledger.remoteItems().countByState(ACME, "claims"))
                .isEqualTo(Map.of(RemoteItem.State.REPLACED, 1L, RemoteItem.State.REMOVED, 1L));
    }

    @Test
    void triesAgainLaterAndLaterAndThenAsksAnOperator() {
        world.server.put("a.edi", "ISA*a", WRITTEN);
        world.visit();
        for (int i = 0; i < ATTEMPTS_MAX; i++) {
            world.clock.pass(Duration.ofMinutes(2));
            world.server.next("stream", "cut-after");
            world.visit();
        }
        var held = world.open().getFirst();
        assertThat(held.state()).isEqualTo(RemoteItem.State.HELD);
        assertThat(held.detail()).isEqualTo("upload-broken");
        world.visitUntilQuiet();
        assertThat(world.submissions()).isEmpty();
        world.transfers().retry(held.id(), "operator");
        world.visitUntilQuiet();
        assertThat(world.submissions()).hasSize(1);
    }

    @Test
    void holdsAtOnceWhatIsTooLargeForUs() {
        world.server.put("a.edi", "x".repeat(2000), WRITTEN);
        world.visitUntilQuiet();
        assertThat(world.open())
                .singleElement()
                .satisfies(i -> assertThat(i.detail()).isEqualTo("payload-too-large"));
        assertThat(world.server.names()).containsExactly("a.edi");
    }

    @Test
    void isToldOfAFileThatIsGoneBeforeItWasFetched() {
        world.server.put("a.edi", "ISA*a", WRITTEN);
        world.visit();
        world.server.remove("a.edi");
        world.visit();
        assertThat(world.ledger.remoteItems().countByState(ACME, "claims"))
                .isEqualTo(Map.of(RemoteItem.State.GONE, 1L));
    }

    @Test
    void takesOnlySoMuchOfAnEndlessListing() {
        for (int i = 0; i < 120; i++) world.server.put("f" + i + ".edi", "ISA*" + i, WRITTEN);
        assertThat(world.visit().complete()).isFalse();
        assertThat(world.open()).hasSize(world.rules.listingMax());
        assertThat(world.audited()).containsOnlyOnce("remote.listing-refused");
        for (int i = 0; i < 12; i++) {
            world.clock.pass(STABLE);
            world.visit();
        }
        assertThat(world.submissions()).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void auditsHostileNamesOnceAndUsesNoneOfThem() {
        world.server.showHostile("../../etc/passwd");
        world.server.showHostile("a\nb.edi");
        world.server.put("a.edi", "ISA*a", WRITTEN);
        var pull = world.pull();
        var turn = world.pullTurn();
        for (int i = 0; i < 3; i++) assertThat(pull.look(turn).namesRefused()).isEqualTo(2);
        assertThat(world.audited()).containsOnlyOnce("remote.listing-refused");
        assertThat(world.ledger.audit().toString()).doesNotContain("passwd");
        assertThat(world.open()).extracting(RemoteItem::fileName).containsExactly("a.edi");
    }

    @Test
    void writesNothingAfterAnotherNodeTookOver() {
        world.server.put("a.edi", "ISA*a", WRITTEN);
        world.visit();
        world.clock.pass(STABLE);
        var asleep = world.pullTurn();
        var pull = world.pull();
        var due = pull.look(asleep).due();
        world.lease(world.source().role());
        assertThatThrownBy(() -> pull.fetch(asleep, due.getFirst()))
                .isInstanceOfSatisfying(
                        GatewayFault.class, f -> assertThat(f.code()).isEqualTo("lease-lost"));
        assertThat(world.submissions()).isEmpty();
        assertThat(world.server.names()).containsExactly("a.edi");
        assertThatThrownBy(() -> {
                    world.server.put("b.edi", "ISA*b", WRITTEN);
                    pull.look(asleep);
                })
                .isInstanceOf(GatewayFault.class);
        assertThat(world.open()).hasSize(1);
    }

    @Test
    void losesAndDoublesNothingWhereverItIsKilled() {
        int kills = sweep(w -> {});
        assertThat(kills).isGreaterThan(20);
        System.out.println("pull: killed at each of " + kills + " moments");
    }

    @Test
    void losesAndDoublesNothingWhereverItIsKilledWhileMoving() {
        sweep(w -> w.archive = "done");
    }

    /** Kills at the first moment, at the second, and so on until a run is over before it is killed. */
    private int sweep(Consumer<TransferWorld> given) {
        int moment = 1;
        while (true) {
            world = new TransferWorld();
            given.accept(world);
            world.server.put("a.edi", "ISA*a", WRITTEN);
            world.server.put("b.edi", "ISA*b", WRITTEN);
            world.chaos.killAt(moment);
            var killed = false;
            try {
                world.visit();
                world.clock.pass(STABLE);
                world.visit();
            } catch (Chaos.Killed e) {
                killed = true;
            }
            world.chaos.killNoMore();
            world.visitUntilQuiet();
            assertThat(world.submissions())
                    .as("killed at moment %d", moment)
                    .extracting(Submission::fileName, Submission::state)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("a.edi", SubmissionState.RECEIVED),
                            org.assertj.core.groups.Tuple.tuple("b.edi", SubmissionState.RECEIVED));
            assertThat(world.open()).as("killed at moment %d", moment).isEmpty();
            assertThat(world.server.names())
                    .as("killed at moment %d", moment)
                    .hasSize(world.archive.isEmpty() ? 0 : 2)
                    .allMatch(name -> name.startsWith("done/"));
            if (!killed) return moment - 1;
            moment++;
        }
    }
}
