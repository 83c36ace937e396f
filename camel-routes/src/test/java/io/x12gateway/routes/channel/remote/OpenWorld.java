package io.x12gateway.routes.channel.remote;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.intake.Limits;
import io.x12gateway.core.lease.LeaseKeeper;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.InMemoryLedger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.transfer.Pull;
import io.x12gateway.core.transfer.Push;
import io.x12gateway.core.transfer.Transfers;
import io.x12gateway.core.transfer.VisitLog;
import org.apache.camel.impl.DefaultCamelContext;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Visits over a real wire to a partner's server, with the core on its in-memory twins. */
final class OpenWorld implements AutoCloseable {
    static final PartnerId ACME = new PartnerId("acme-clearing");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration STABLE = Duration.ofMillis(200);

    final Clock clock = Clock.systemUTC();
    final InMemoryLedger ledger = new InMemoryLedger(clock);
    final PartnersOwnServer server;
    final RemoteSettings settings;
    final VisitLog log;
    final RemoteVisits visits;
    final PartnerServers servers;
    List<String> hostKeys;
    boolean resend;
    private final Ulid ids = new Ulid(clock);
    private final DefaultCamelContext camel = new DefaultCamelContext();

    OpenWorld(Path dir) throws Exception {
        server = new PartnersOwnServer(dir.resolve("partner"));
        hostKeys = List.of(server.hostKey());
        settings = settings(List.of("127.0.0.0/8"));
        var keys = Files.createDirectories(dir.resolve("keys"));
        Files.writeString(keys.resolve("acme"), server.privateKey());
        Files.writeString(keys.resolve("acme-password"), "open sesame\n");
        Files.writeString(keys.resolve("wrong"), "shut sesame\n");
        servers = servers(keys, settings);
        log = new VisitLog(ledger, clock, settings.rules().backOff());
        camel.disableJMX();
        camel.start();
        visits = visits("process-1");
    }

    PartnerServers servers(Path keys, RemoteSettings with) {
        return new PartnerServers(
                camel,
                with,
                new RemoteSecrets(keys, name -> null),
                new AllowedAddresses(with.allowedNetworks(), InetAddress::getAllByName));
    }

    /** Another process with the same ledger. */
    RemoteVisits visits(String process) {
        var intake = new Intake(
                ledger.payloads(),
                ledger.submissions(),
                ledger,
                ids,
                clock,
                new Limits(10_000_000, Duration.ofDays(400)));
        return new RemoteVisits(
                servers,
                new LeaseKeeper(ledger.leases(), process),
                log,
                new Pull(ledger.remoteItems(), intake, ledger, ids, clock, settings.rules()),
                new Push(
                        ledger.mailboxes(),
                        ledger.remoteDeliveries(),
                        ledger.payloads(),
                        ledger,
                        clock,
                        settings.rules()),
                new SimpleMeterRegistry());
    }

    static RemoteSettings settings(List<String> allowedNetworks) {
        return new RemoteSettings(
                "",
                allowedNetworks,
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofMinutes(5),
                STABLE,
                50,
                20,
                4,
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(100));
    }

    RemoteLocation location(String key, String directory) {
        return new RemoteLocation("127.0.0.1", server.port(), PartnersOwnServer.USER, key, hostKeys, directory);
    }

    RemotePlace.Source source() {
        return source("");
    }

    RemotePlace.Source source(String archive) {
        return new RemotePlace.Source(
                ACME, "claims", location("acme", "/out"), Duration.ofSeconds(1), "[^.].*\\.edi", archive);
    }

    RemotePlace.Target target() {
        return new RemotePlace.Target(
                ACME, "all", location("acme", "/in"), Duration.ofSeconds(1), List.of(), List.of(), resend);
    }

    void pull() {
        visits.pull(source());
    }

    void push() {
        visits.push(target());
    }

    /** Visits again and again until it is so. */
    void until(Runnable visit, BooleanSupplier so) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> "still not so; " + log.of(source().role()) + " " + log.of(target().role()) + " "
                            + ledger.remoteItems().open(ACME, "claims") + " "
                            + ledger.remoteDeliveries().open(ACME, "all"))
                    .isLessThan(giveUp);
            visit.run();
            Thread.sleep(20);
        }
    }

    boolean nothingLiesThere() {
        try {
            return server.names("out").isEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    MailboxItem mail(String kind, String text) {
        var staged = ledger.payloads().stage(text.getBytes(StandardCharsets.US_ASCII));
        var id = ids.next();
        var item = new MailboxItem(
                id,
                ACME,
                kind + "/" + id,
                kind,
                "T",
                kind + "_000000001_" + id + ".x12",
                staged.id(),
                staged.digest(),
                staged.sizeBytes(),
                new SubmissionId(ids.next()),
                clock.instant(),
                MailboxItem.State.AVAILABLE);
        ledger.commitNow(LedgerEntry.of(new Change.StorePayload(staged), new Change.Deliver(item)));
        return item;
    }

    List<Submission> submissions() {
        return ledger.submissions().recent(100);
    }

    String text(Submission submission) {
        return new String(ledger.payloads().read(submission.payload()), StandardCharsets.US_ASCII);
    }

    List<RemoteItem> open() {
        return ledger.remoteItems().open(ACME, "claims");
    }

    Transfers transfers() {
        return new Transfers(ledger.remoteItems(), ledger.remoteDeliveries(), ledger, clock);
    }

    List<String> audited() {
        return ledger.audit().stream().map(AuditEntry::action).toList();
    }

    @Override
    public void close() throws IOException {
        camel.stop();
        server.close();
    }
}
