package io.x12gateway.routes.channel.remote;

import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.remote.RemoteDelivery;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.transfer.Transfers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static io.x12gateway.routes.channel.remote.OpenWorld.ACME;
import static org.assertj.core.api.Assertions.assertThat;

/** Pulling and pushing over a real wire, with the faults that partners' servers have. */
class PartnerServerIT {
    @TempDir
    private Path dir;

    private OpenWorld world;

    @BeforeEach
    void open() throws Exception {
        world = new OpenWorld(dir);
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    private String error() {
        return world.log.of(world.source().role()).lastError();
    }

    private RemoteDelivery.State state(MailboxItem item) {
        return world.ledger.remoteDeliveries().find(item.id()).orElseThrow().state();
    }

    private boolean isDelivered(MailboxItem item) {
        return world.ledger
                .remoteDeliveries()
                .find(item.id())
                .filter(d -> d.state() == RemoteDelivery.State.DELIVERED)
                .isPresent();
    }

    @Test
    void pullsByteForByteAndDeletes() throws Exception {
        var text = "ISA*" + "x".repeat(300_000);
        world.server.put("out/a.edi", text);
        world.server.put("out/b.edi", "ISA*b");
        world.server.put("out/c.edi.part", "ISA*c");
        world.server.put("out/readme.txt", "hello");
        world.until(
                world::pull,
                () -> world.submissions().size() == 2 && world.open().isEmpty());
        assertThat(world.submissions()).extracting(world::text).containsExactlyInAnyOrder(text, "ISA*b");
        assertThat(world.server.names("out")).containsExactly("c.edi.part", "readme.txt");
    }

    @Test
    void movesInsteadIfThePartnerWantsThat() throws Exception {
        world.server.put("out/a.edi", "ISA*a");
        world.until(() -> world.visits.pull(world.source("done")), world::nothingLiesThere);
        assertThat(world.server.names("out/done")).containsExactly("a.edi");
        world.server.put("out/a.edi", "ISA*second", Instant.parse("2026-03-05T05:00:00Z"));
        world.until(() -> world.visits.pull(world.source("done")), world::nothingLiesThere);
        assertThat(world.server.names("out/done")).hasSize(2);
        assertThat(world.server.text("out/done/a.edi")).isEqualTo("ISA*a");
        assertThat(world.submissions()).hasSize(2);
    }

    @Test
    void acceptsNothingOfAFileWhoseTransferIsCut() throws Exception {
        var text = "ISA*" + "x".repeat(2_000_000);
        world.server.put("out/a.edi", text);
        world.server.cutWhileReadingAfter(500_000);
        world.until(
                world::pull,
                () -> !world.audited().stream()
                        .filter("remote.not-fetched"::equals)
                        .toList()
                        .isEmpty());
        assertThat(world.submissions()).isEmpty();
        world.until(world::pull, world::nothingLiesThere);
        assertThat(world.submissions())
                .singleElement()
                .satisfies(s -> assertThat(world.text(s)).isEqualTo(text));
    }

    @Test
    void triesToRemoveUntilItIsRemovedAndAcceptsOnce() throws Exception {
        world.server.put("out/a.edi", "ISA*a");
        world.server.refuseRemovals(3);
        world.until(world::pull, world::nothingLiesThere);
        assertThat(world.submissions()).hasSize(1);
        assertThat(world.audited()).contains("remote.not-removed", "remote.removed");
    }

    @Test
    void leavesHostileNamesAlone() throws Exception {
        for (var name : List.of("EVIL-up", "EVIL-root", "EVIL-line", "EVIL-star"))
            world.server.put("out/" + name, "ISA*evil");
        world.server.put("out/-rf.edi", "ISA*dash");
        world.server.put("out/good.edi", "ISA*good");
        world.until(
                world::pull,
                () -> world.submissions().size() == 1 && world.open().isEmpty());
        world.pull();
        assertThat(world.submissions())
                .singleElement()
                .satisfies(s -> assertThat(s.fileName()).isEqualTo("good.edi"));
        assertThat(world.server.names("out")).hasSize(5);
        assertThat(world.audited()).containsOnlyOnce("remote.listing-refused");
        assertThat(world.ledger.audit().toString()).doesNotContain("stolen", "cron.d");
    }

    @Test
    void readsNoMoreThanSoMuchOfAListing() throws Exception {
        for (int i = 0; i < 130; i++) world.server.put("out/f" + i + ".edi", "ISA*" + i);
        world.pull();
        assertThat(world.open()).hasSize(world.settings.listingMax());
        assertThat(world.log.of(world.source().role()).complete()).isFalse();
        world.until(world::pull, world::nothingLiesThere);
        assertThat(world.submissions()).hasSize(100); // as many as the view shows
    }

    @Test
    void tellsTheSameContentUnderAnotherNameFromANewFile() throws Exception {
        world.server.put("out/a.edi", "ISA*a");
        world.until(world::pull, world::nothingLiesThere);
        world.server.put("out/b.edi", "ISA*a");
        world.until(world::pull, world::nothingLiesThere);
        assertThat(world.submissions())
                .extracting(Submission::state)
                .containsExactlyInAnyOrder(SubmissionState.RECEIVED, SubmissionState.DUPLICATE);
    }

    @Test
    void visitsFromOneProcessAtATime() throws Exception {
        world.server.put("out/a.edi", "ISA*a");
        world.pull();
        var other = world.visits("process-2");
        int logins = world.server.logins();
        other.pull(world.source());
        assertThat(world.server.logins()).isEqualTo(logins);
        world.until(world::pull, world::nothingLiesThere);
    }

    @Test
    void refusesAServerWhoseKeyChanged() throws Exception {
        world.server.put("out/a.edi", "ISA*a");
        world.server.changeHostKey();
        world.pull();
        assertThat(error()).isEqualTo("remote-host-key-changed");
        world.server.changeHostKeyToAnotherKind();
        world.until(world::pull, () -> world.log.of(world.source().role()).failures() >= 2);
        assertThat(error()).isEqualTo("remote-host-key-changed");
        assertThat(world.server.logins()).isZero();
        assertThat(world.ledger.audit()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("remote.visit-failed");
            assertThat(entry.reason()).isEqualTo("remote-host-key-changed");
        });
        world.hostKeys = List.of(world.hostKeys.getFirst(), world.server.hostKey()); // rotation: both are good
        world.until(world::pull, world::nothingLiesThere);
    }

    @Test
    void logsInWithAPasswordFromAFileIfThatIsTheSecret() throws Exception {
        try (var there = world.servers.connect(world.location("acme-password", "/out"))) {
            assertThat(there.list(10).files()).isEmpty();
        }
    }

    @Test
    void saysWhyItDoesNotGetIn() {
        assertThat(code(world.servers, world.location("wrong", "/out"))).isEqualTo("remote-login-refused");
        assertThat(code(world.servers, world.location("no-such-key", "/out"))).isEqualTo("remote-key-missing");
        assertThat(code(world.servers, world.location("../keys/acme", "/out"))).isEqualTo("remote-key-missing");
        var strict = world.servers(dir.resolve("keys"), OpenWorld.settings(List.of()));
        assertThat(code(strict, world.location("acme", "/out"))).isEqualTo("remote-address-refused");
        assertThat(world.server.logins()).isZero();
    }

    private static String code(PartnerServers servers, RemoteLocation location) {
        try (var there = servers.connect(location)) {
            return "connected to " + there;
        } catch (io.x12gateway.core.fault.GatewayFault fault) {
            return fault.code();
        }
    }

    @Test
    void givesUpAServerThatFallsSilent() throws Exception {
        world.server.put("out/a.edi", "ISA*a");
        world.pull();
        world.server.fallSilent(true);
        long began = System.nanoTime();
        world.until(world::pull, () -> !error().isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(45));
        world.server.fallSilent(false);
        world.until(world::pull, world::nothingLiesThere);
        assertThat(world.submissions()).hasSize(1);
    }

    @Test
    void pushesThroughATemporaryNameForcedToDisk() throws Exception {
        var item = world.mail("999", "ISA*999");
        world.until(world::push, () -> isDelivered(item));
        assertThat(world.server.names("in")).containsExactly(item.fileName());
        assertThat(world.server.text("in/" + item.fileName())).isEqualTo("ISA*999");
        assertThat(world.server.syncs()).isEqualTo(1);
        assertThat(world.server.posixRenames()).isEqualTo(1);
        assertThat(world.ledger.mailboxes().find(ACME, item.id()).orElseThrow().state())
                .isEqualTo(MailboxItem.State.ACKNOWLEDGED);
        int logins = world.server.logins();
        world.push();
        assertThat(world.server.logins()).isEqualTo(logins);
    }

    @Test
    void pushesAgainOverWhatACutTransferLeft() throws Exception {
        var text = "ISA*" + "x".repeat(2_000_000);
        var item = world.mail("835", text);
        world.server.cutWhileWritingAfter(500_000);
        world.push();
        assertThat(world.server.names("in")).doesNotContain(item.fileName());
        world.until(world::push, () -> isDelivered(item));
        assertThat(world.server.names("in")).containsExactly(item.fileName());
        assertThat(world.server.text("in/" + item.fileName())).isEqualTo(text);
    }

    @Test
    void pushesAgainAfterARefusedRename() throws Exception {
        var item = world.mail("999", "ISA*999");
        var later = world.mail("999", "ISA*later");
        world.server.refuseRenames(2);
        world.until(world::push, () -> isDelivered(later));
        assertThat(isDelivered(item)).isTrue();
        assertThat(world.server.names("in")).containsExactlyInAnyOrder(item.fileName(), later.fileName());
    }

    @Test
    void findsDeliveredWhatWasRenamedBeforeTheConnectionEnded() throws Exception {
        var item = world.mail("999", "ISA*999");
        world.server.cutAfterRenameTo(item.fileName());
        world.push();
        assertThat(state(item)).isEqualTo(RemoteDelivery.State.NAMING);
        world.until(world::push, () -> isDelivered(item));
        assertThat(world.server.syncs()).isEqualTo(1);
    }

    @Test
    void asksAnOperatorIfThePartnerMayHaveTakenIt() throws Exception {
        var item = world.mail("999", "ISA*999");
        world.server.consumeAtOnce();
        world.server.cutAfterRenameTo(item.fileName());
        world.until(
                world::push,
                () -> world.ledger.remoteDeliveries().waitingForOperator(10).size() == 1);
        assertThat(state(item)).isEqualTo(RemoteDelivery.State.UNCERTAIN);
        assertThat(world.server.syncs()).isEqualTo(1);
        world.transfers().resolve(item.id(), Transfers.Decision.RESEND, "operator");
        world.until(world::push, () -> isDelivered(item));
        assertThat(world.server.syncs()).isEqualTo(2);
    }

    @Test
    void sendsAgainByItselfIfThePartnerCanTellDoubles() throws Exception {
        world.resend = true;
        var item = world.mail("999", "ISA*999");
        world.server.consumeAtOnce();
        world.server.cutAfterRenameTo(item.fileName());
        world.until(world::push, () -> isDelivered(item));
        assertThat(world.server.syncs()).isEqualTo(2);
        assertThat(Files.exists(world.server.root.resolve("in/" + item.fileName())))
                .isFalse();
    }
}
