package io.x12gateway.routes.channel.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.x12gateway.core.admission.Admission;
import io.x12gateway.core.admission.Allowance;
import io.x12gateway.core.admission.Incidents;
import io.x12gateway.core.admission.LoginThrottle;
import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.intake.Limits;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.InMemoryLedger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.partner.Credentials;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.SshKey;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.Validity;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.routes.notice.Notice;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.springframework.util.unit.DataSize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The real SFTP server, component and route over the core's in-memory twins, with two partners: {@code riverbend} and
 * {@code harbor}. What stops the clock and slows the disk down is in the tests' hands.
 */
final class OpenDoor implements AutoCloseable {
    /** Refused log-ins to one account before the next one has to wait. */
    static final int FREE_FAILURES = 4;

    static final int FILE_BYTES_MAX = 3_000_000;
    static final PartnerId RIVERBEND = new PartnerId("riverbend-clinic");
    static final PartnerId HARBOR = new PartnerId("harbor-billing");

    private static final Map<String, byte[]> HOST_KEYS = new HashMap<>();

    final TestClock clock = new TestClock();
    final InMemoryLedger ledger = new InMemoryLedger(clock);
    final PausablePayloads payloads = new PausablePayloads(ledger.payloads());
    final Path dir;
    final SftpDoor door;
    final Path notice;
    private final Ulid ids = new Ulid(clock);
    private final DefaultCamelContext camel = new DefaultCamelContext();

    OpenDoor(Path dir) throws Exception {
        this(dir, settings("Door of the test gateway"));
    }

    OpenDoor(Path dir, SftpSettings settings) throws Exception {
        this.dir = dir;
        layHostKeys(dir.resolve("sftp"));
        ledger.partners()
                .register(
                        List.of(
                                partner(RIVERBEND, "riverbend", key("riverbend")),
                                partner(HARBOR, "harbor", key("harbor"))),
                        "test");
        notice = dir.resolve("notice.txt");
        var limits = new Limits(FILE_BYTES_MAX, Duration.ofDays(400));
        door = new SftpDoor(
                settings,
                dir.resolve("sftp"),
                "a secret of the test gateway".getBytes(StandardCharsets.UTF_8),
                new SftpParts(
                        limits,
                        ledger.partners(),
                        ledger.submissions(),
                        ledger.mailboxes(),
                        new Mailbox(ledger.mailboxes(), payloads, ledger, clock),
                        payloads,
                        ledger,
                        new Admission(new Allowance(100_000, 20, FILE_BYTES_MAX, 1L << 40), limit -> {}),
                        new Incidents(ledger, clock),
                        new LoginThrottle(FREE_FAILURES, Duration.ofMinutes(15), clock),
                        new Notice(notice),
                        ids,
                        clock));
        camel.addComponent(SftpServerComponent.SCHEME, new SftpServerComponent(door));
        var intake = new Intake(payloads, ledger.submissions(), ledger, ids, clock, limits);
        camel.addRoutes(new SftpInboundRoute(intake));
        camel.disableJMX();
        camel.start();
    }

    /** Making an RSA key takes seconds: all doors of a run share one, unless theirs is there. */
    private static void layHostKeys(Path directory) throws IOException {
        synchronized (HOST_KEYS) {
            if (HOST_KEYS.isEmpty()) {
                var made = Files.createTempDirectory("host-keys");
                HostKeys.in(made);
                try (var files = Files.list(made)) {
                    for (var file : files.toList())
                        HOST_KEYS.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
            Files.createDirectories(directory);
            for (var key : HOST_KEYS.entrySet()) {
                var file = directory.resolve(key.getKey());
                if (!Files.exists(file)) Files.write(file, key.getValue());
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    static SftpSettings settings(String banner) {
        return new SftpSettings(
                true,
                0,
                "127.0.0.1",
                banner,
                500,
                10,
                4,
                8,
                100,
                4,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofSeconds(10),
                Duration.ofHours(24),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                Duration.ofDays(30),
                DataSize.ofMegabytes(20),
                DataSize.ofMegabytes(1));
    }

    private static TradingPartner partner(PartnerId id, String user, KeyPair key) {
        var publicKey = new SshKey(PublicKeyEntry.toString(key.getPublic()), Validity.ALWAYS);
        return TradingPartner.named(id, user, new EdiIdentity("ZZ", user.toUpperCase(Locale.ROOT)))
                .usages(List.of("P"))
                .credentials(Credentials.NONE.withSsh(user, List.of(publicKey), List.of()))
                .build();
    }

    /** A private key file of this name, made when first asked for. */
    Path keyFile(String name) throws Exception {
        key(name);
        return dir.resolve(name + "_key");
    }

    private KeyPair key(String name) throws Exception {
        var file = dir.resolve(name + "_key");
        if (!Files.exists(file)) {
            var pair = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
            var out = new ByteArrayOutputStream();
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, name, null, out);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, out.toByteArray());
            return pair;
        }
        return new FileKeyPairProvider(file).loadKeys(null).iterator().next();
    }

    Session session(String user, String keyName) throws Exception {
        var jsch = new JSch();
        jsch.addIdentity(keyFile(keyName).toString());
        return connected(jsch.getSession(user, "127.0.0.1", door.port()));
    }

    static Session connected(Session session) throws JSchException {
        session.setConfig("StrictHostKeyChecking", "no");
        session.setConfig("PreferredAuthentications", "publickey");
        session.setTimeout(20_000);
        session.connect();
        return session;
    }

    /** An SFTP channel with a session of its own. */
    ChannelSftp sftp(String user) throws Exception {
        var channel = (ChannelSftp) session(user, user).openChannel("sftp");
        channel.connect(20_000);
        return channel;
    }

    /** Closes and opens the door, as a restart does: what it had in memory is gone. */
    void reopen() throws Exception {
        camel.getRouteController().stopRoute("channel.sftp.inbound");
        camel.getRouteController().startRoute("channel.sftp.inbound");
    }

    /** Changes a partner, known or new; who is logged in goes by what counted then. */
    void register(TradingPartner partner) {
        ledger.partners().register(List.of(partner), "test");
    }

    TradingPartner partner(PartnerId id) {
        return ledger.partners().find(id).orElseThrow();
    }

    /** The public key of this name, as a partner hands it in. */
    SshKey sshKey(String name, Validity validity) throws Exception {
        return new SshKey(PublicKeyEntry.toString(key(name).getPublic()), validity);
    }

    /** Puts a production document into a mailbox as the pipeline would. */
    MailboxItem deliver(PartnerId partner, String kind, byte[] content) {
        return deliver(partner, kind, "P", content);
    }

    MailboxItem deliver(PartnerId partner, String kind, String usage, byte[] content) {
        var staged = payloads.stage(content);
        var id = ids.next();
        var source = new SubmissionId(ids.next());
        var item = new MailboxItem(
                id,
                partner,
                kind + "/" + source + "/1",
                kind,
                usage,
                kind + "_000000001_" + id + ".x12",
                staged.id(),
                staged.digest(),
                staged.sizeBytes(),
                source,
                clock.instant(),
                MailboxItem.State.AVAILABLE);
        ledger.commitNow(LedgerEntry.of(new Change.StorePayload(staged), new Change.Deliver(item)));
        return item;
    }

    List<Submission> submissions() {
        return ledger.submissions().recent(1000);
    }

    String text(Submission submission) {
        return new String(payloads.read(submission.payload()), StandardCharsets.UTF_8);
    }

    List<String> audited(String action) {
        return ledger.audit().stream()
                .filter(e -> e.action().equals(action))
                .map(e -> e.actor() + " " + e.outcome() + " " + e.reason())
                .toList();
    }

    /** What lies in the staging directory. */
    long staged() throws IOException {
        try (var files = Files.list(dir.resolve("sftp/staging"))) {
            return files.count();
        }
    }

    @Override
    public void close() {
        camel.stop();
    }
}
