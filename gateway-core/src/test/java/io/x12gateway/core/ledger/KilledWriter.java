package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.AnchorFile;
import io.x12gateway.core.payload.EncryptedPayloads;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Ulid;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;

/**
 * The process that {@link LedgerKillIT} kills: writes without end and prints the id of each submission that it was told
 * is committed, from as many threads as it pleases.
 */
final class KilledWriter {
    private static final int WRITERS = 16;
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Ulid IDS = new Ulid(CLOCK);

    private KilledWriter() {}

    public static void main(String[] args) throws Exception {
        var directory = Path.of(args[1]);
        switch (args[0]) {
            case "ledger" -> writeThroughTheLedger(directory);
            case "defaults" -> writeWithDefaults(directory);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void writeThroughTheLedger(Path directory) throws InterruptedException {
        var source = TestH2.file(directory);
        Schema.migrate(source);
        var ledger = JdbcLedger.open(
                source, LedgerSettings.forLane("node-1"), new AnchorFile(directory.resolve("anchors")), CLOCK);
        var payloads = new EncryptedPayloads(
                directory.resolve("payloads"), directory.resolve("payload.key"), source, IDS::next, 8192);
        for (int i = 0; i < WRITERS; i++) Thread.ofVirtual().start(() -> writeForEver(ledger, payloads));
        Thread.currentThread().join();
    }

    private static void writeForEver(Ledger ledger, PayloadStore payloads) {
        var random = new Random();
        for (; ; ) {
            // Now and then one that goes into a file of its own.
            var bytes = new byte[random.nextInt(20) == 0 ? 20_000 : 500];
            random.nextBytes(bytes);
            var staged = payloads.stage(bytes);
            var s = new Submission(
                    new SubmissionId(IDS.next()),
                    Given.RIVERBEND,
                    Channel.HTTP,
                    ProcessingMode.BATCH,
                    "",
                    Optional.empty(),
                    staged.id(),
                    staged.digest(),
                    staged.sizeBytes(),
                    CLOCK.instant(),
                    SubmissionState.RECEIVED,
                    Optional.empty());
            ledger.commitNow(LedgerEntry.of(
                    new Change.StorePayload(staged),
                    new Change.Receive(s),
                    new Change.Audit(Given.audit(s.id().value()))));
            System.out.println(s.id());
        }
    }

    /** The control: the same file database as H2 comes, and a commit for each id. */
    private static void writeWithDefaults(Path directory) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("gateway"), "gateway", "");
                var insert = connection.prepareStatement(
                        "INSERT INTO work (id, stage, subject_id, state) VALUES (?, 'DISPOSITION', ?, 'WAITING')")) {
            for (; ; ) {
                var id = IDS.next();
                insert.setString(1, id);
                insert.setString(2, id);
                insert.executeUpdate(); // auto-commit
                System.out.println(id);
            }
        }
    }
}
