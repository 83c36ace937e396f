package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.submission.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static io.x12gateway.routes.channel.sftp.RemoteFiles.random;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The door as {@code lftp} finds it, which keeps many requests in flight and mirrors whole folders. */
@Timeout(120)
class LftpIT {
    @TempDir
    Path dir;

    private OpenDoor door;
    private Path local;

    @BeforeEach
    void open() throws Exception {
        ClientProgram.require("lftp", "ssh");
        door = new OpenDoor(dir);
        local = Files.createDirectory(dir.resolve("local"));
    }

    @AfterEach
    void close() {
        if (door != null) door.close();
    }

    @Test
    void mirrorsAFolderOfClaimsUpAndFindsTheReceipts() throws Exception {
        for (int i = 0; i < 12; i++) Files.writeString(local.resolve("claims" + i + ".x12"), "X12*number " + i);
        succeed("mirror -R --parallel=3 . /inbound", "cls -1 /outbound");
        assertThat(door.submissions()).hasSize(12);
        assertThat(door.submissions()).extracting(door::text).contains("X12*number 0", "X12*number 11");
        // Once more: what is there already, by size and time, is not sent again or is known for a duplicate.
        succeed("mirror -R . /inbound");
        assertThat(door.submissions().stream().filter(s -> s.duplicateOf().isEmpty()))
                .hasSize(12);
    }

    @Test
    void fetchesEverythingAndDeletesItAtTheSource() throws Exception {
        var items = new ArrayList<MailboxItem>();
        for (int i = 0; i < 20; i++) items.add(door.deliver(OpenDoor.RIVERBEND, "835", random(30_000 + i)));
        succeed("cd /outbound", "mget -E *.x12", "cls");
        for (var item : items) {
            var fetched = Files.readAllBytes(local.resolve(item.fileName()));
            assertThat(Arrays.equals(fetched, door.payloads.read(item.payload())))
                    .isTrue();
            assertThat(door.ledger
                            .mailboxes()
                            .find(item.partner(), item.id())
                            .orElseThrow()
                            .state())
                    .isEqualTo(MailboxItem.State.ACKNOWLEDGED);
        }
    }

    @Test
    void mirrorsTheMailboxDown() throws Exception {
        var item = door.deliver(OpenDoor.RIVERBEND, "999", "T", "X12*999".getBytes(UTF_8));
        succeed("mirror --verbose /test/outbound .");
        assertThat(Files.readString(local.resolve(item.fileName()))).isEqualTo("X12*999");
        assertThat(door.ledger.mailboxes().find(item.partner(), item.id()).orElseThrow())
                .satisfies(i -> assertThat(i.state()).isEqualTo(MailboxItem.State.FETCHED));
    }

    @Test
    void goesOnWithAnUploadAndRenamesIt() throws Exception {
        var content = random(2_000_000);
        var file = local.resolve("claims.x12.part");
        Files.write(file, Arrays.copyOf(content, 700_000));
        succeed("put -O /inbound claims.x12.part");
        Files.write(file, content);
        succeed("put -c -O /inbound claims.x12.part", "mv /inbound/claims.x12.part /inbound/claims.x12");
        assertThat(door.submissions())
                .singleElement()
                .satisfies(s -> assertThat(s.fileName()).isEqualTo("claims.x12"))
                .satisfies(s -> assertThat(Arrays.equals(door.payloads.read(s.payload()), content))
                        .isTrue());
    }

    /** lftp can do it by itself. */
    @Test
    void uploadsUnderATemporaryNameOfItsOwn() throws Exception {
        Files.writeString(local.resolve("claims.x12"), "X12*one");
        succeed("set xfer:use-temp-file yes", "set xfer:temp-file-name .*", "put -O /inbound claims.x12");
        assertThat(door.submissions()).extracting(Submission::fileName).containsExactly("claims.x12");
    }

    @Test
    void hearsThatItMayNotWriteElsewhere() throws Exception {
        Files.writeString(local.resolve("claims.x12"), "X12*one");
        var ended = lftp("put -O /outbound claims.x12");
        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.output()).contains("uploads go to /inbound");
        assertThat(door.submissions()).isEmpty();
    }

    private void succeed(String... commands) throws Exception {
        var ended = lftp(commands);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    private ClientProgram.Ended lftp(String... commands) throws Exception {
        var script = new ArrayList<>(List.of(
                "set cmd:fail-exit yes",
                "set net:max-retries 1",
                "set net:timeout 20",
                "set sftp:connect-program \"ssh -a -x -i " + door.keyFile("riverbend")
                        + " -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o IdentitiesOnly=yes\"",
                "open -u riverbend, sftp://127.0.0.1:" + door.door.port()));
        script.addAll(List.of(commands));
        script.add("bye");
        return ClientProgram.run(local, List.of("lftp", "--norc", "-c", String.join("; ", script)));
    }
}
