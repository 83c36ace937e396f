package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.AnchorFile;
import io.x12gateway.core.audit.ChainVerifier;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.EncryptedPayloads;
import io.x12gateway.core.submission.JdbcSubmissions;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Ulid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills a writing process while acknowledgments still arrive and looks for everything that it acknowledged. The control
 * shows that the test could see a loss: H2 as it comes loses what it had committed.
 */
@Timeout(300)
class LedgerKillIT {
    private static final int KILLS = 3;
    private static final int ACKNOWLEDGED_AT_LEAST = 1500;
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    /** @param atTheKill how many of them came in the last 0.2 seconds before the kill: proof that it was under load */
    private record Killed(List<String> acknowledged, long atTheKill) {}

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        var acknowledged = new ArrayList<String>();
        for (int kill = 1; kill <= KILLS; kill++) {
            var killed = writeAndKill("ledger");
            acknowledged.addAll(killed.acknowledged);
            System.out.printf(
                    "kill %d of %d: %d acknowledged so far, %d in the last 0.2 s before the kill%n",
                    kill, KILLS, acknowledged.size(), killed.atTheKill);
            assertThat(killed.atTheKill).isPositive();
            assertAllThere(acknowledged);
        }
    }

    @Test
    void theControlCanLose() throws Exception {
        try (var source = TestH2.file(directory)) {
            Schema.migrate(source);
        }
        var killed = writeAndKill("defaults");
        var there = new HashSet<String>();
        try (var source = TestH2.file(directory);
                var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM work")) {
            while (rows.next()) there.add(rows.getString(1));
        }
        long lost =
                killed.acknowledged.stream().filter(id -> !there.contains(id)).count();
        System.out.printf(
                "control, H2 with its defaults: %d acknowledged, %d of them lost%n", killed.acknowledged.size(), lost);
        // How many depends on the moment of the kill; that it ran at all is what can be asserted.
        assertThat(killed.acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_AT_LEAST);
    }

    private void assertAllThere(List<String> acknowledged) throws Exception {
        try (var source = TestH2.file(directory)) {
            var submissions = new JdbcSubmissions(source);
            var payloads = new EncryptedPayloads(
                    directory.resolve("payloads"),
                    directory.resolve("payload.key"),
                    source,
                    new Ulid(CLOCK)::next,
                    8192);
            var lost = new ArrayList<String>();
            for (var id : acknowledged) {
                var found = submissions.find(new SubmissionId(id));
                if (found.isEmpty()) lost.add(id);
                else
                    assertThat(Digest.of(payloads.read(found.get().payload())))
                            .as(id)
                            .isEqualTo(found.get().digest());
            }
            assertThat(lost).as("acknowledged and lost").isEmpty();

            var verdict = new ChainVerifier(source).verify(new AnchorFile(directory.resolve("anchors")).read());
            assertThat(verdict.breaks()).isEmpty();
            assertThat(verdict.rows()).isGreaterThanOrEqualTo(acknowledged.size());
        }
    }

    private Killed writeAndKill(String mode) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledWriter.class.getName(),
                        mode,
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var acknowledged = new ArrayList<String>();
        var times = new ArrayList<Long>();
        long killedAt = 0;
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (Ulid.isUlid(line)) acknowledged.add(line);
                times.add(System.nanoTime());
                if (acknowledged.size() == ACKNOWLEDGED_AT_LEAST && killedAt == 0) {
                    killedAt = System.nanoTime();
                    process.toHandle().destroyForcibly(); // Process would close the pipe as well
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as("ended by the kill, SIGKILL").isEqualTo(137);
        assertThat(acknowledged).as("it died before it was killed").hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_AT_LEAST);
        long kill = killedAt;
        return new Killed(
                acknowledged,
                times.stream().filter(t -> t <= kill && kill - t < 200_000_000).count());
    }
}
