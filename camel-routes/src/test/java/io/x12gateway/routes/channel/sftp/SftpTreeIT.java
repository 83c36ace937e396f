package io.x12gateway.routes.channel.sftp;

import com.jcraft.jsch.ChannelSftp;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.partner.MailboxRules;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.OptionalInt;

import static io.x12gateway.routes.channel.sftp.RemoteFiles.assertRefused;
import static io.x12gateway.routes.channel.sftp.RemoteFiles.names;
import static io.x12gateway.routes.channel.sftp.RemoteFiles.put;
import static io.x12gateway.routes.channel.sftp.RemoteFiles.random;
import static io.x12gateway.routes.channel.sftp.RemoteFiles.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Test and production data apart, copies of what was sent, and what was let go unread. */
@Timeout(120)
class SftpTreeIT {
    @TempDir
    Path dir;

    private OpenDoor door;
    private ChannelSftp sftp;

    @BeforeEach
    void open() throws Exception {
        door = new OpenDoor(dir);
        sftp = door.sftp("riverbend");
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void hasTheSameFoldersForTestData() throws Exception {
        assertThat(names(sftp, "/test")).containsExactlyInAnyOrder("inbound", "outbound", "archive");
        assertThat(sftp.stat("/test").isDir()).isTrue();
        assertThat(sftp.stat("/test/inbound").getPermissionsString()).isEqualTo("drwx------");
    }

    @Test
    void receivesTestDataByAWayOfItsOwn() throws Exception {
        put(sftp, "a test", "/test/inbound/claims.x12");
        put(sftp, "no test", "/inbound/claims.x12");
        assertThat(door.submissions())
                .extracting(Submission::channel)
                .containsExactlyInAnyOrder(Channel.SFTP, Channel.SFTP_TEST);
        assertThat(names(sftp, "/test/inbound")).containsExactly("claims.x12");
        assertThat(read(sftp, "/test/outbound/claims.x12.receipt.json")).contains("\"sizeBytes\":6");
        assertThat(read(sftp, "/outbound/claims.x12.receipt.json")).contains("\"sizeBytes\":7");
        assertThat(names(sftp, "/test/outbound")).hasSize(1);
        assertThat(names(sftp, "/outbound")).hasSize(1);
    }

    @Test
    void keepsDocumentsOfTestAndProductionApart() throws Exception {
        var test = door.deliver(OpenDoor.RIVERBEND, "999", "T", "X12*test".getBytes(UTF_8));
        var production = door.deliver(OpenDoor.RIVERBEND, "999", "P", "X12*production".getBytes(UTF_8));
        assertThat(names(sftp, "/test/outbound")).containsExactly(test.fileName());
        assertThat(names(sftp, "/outbound")).containsExactly(production.fileName());
        assertRefused(ChannelSftp.SSH_FX_NO_SUCH_FILE, "", () -> read(sftp, "/outbound/" + test.fileName()));
        assertRefused(
                ChannelSftp.SSH_FX_PERMISSION_DENIED,
                "test data stays in /test",
                () -> sftp.rename("/test/outbound/" + test.fileName(), "/archive/" + test.fileName()));
        sftp.rename("/test/outbound/" + test.fileName(), "/test/archive/" + test.fileName());
        assertThat(names(sftp, "/test/archive")).containsExactly(test.fileName());
        assertThat(names(sftp, "/archive")).isEmpty();
        sftp.rename("/test/archive/" + test.fileName(), "/test/outbound/" + test.fileName());
        assertThat(read(sftp, "/test/outbound/" + test.fileName())).isEqualTo("X12*test");
    }

    @Test
    void keepsCopiesOfWhatWasSent() throws Exception {
        put(sftp, "X12*one", "/inbound/claims.x12");
        var submission = door.submissions().getFirst();
        var copy = "/archive/claims.x12." + submission.id() + ".sent";
        assertThat(names(sftp, "/archive")).containsExactly("claims.x12." + submission.id() + ".sent");
        assertThat(sftp.stat(copy).getSize()).isEqualTo(7);
        assertThat(read(sftp, copy)).isEqualTo("X12*one");
        assertThat(door.audited("submission.fetched")).hasSize(1);
        assertRefused(ChannelSftp.SSH_FX_PERMISSION_DENIED, "", () -> sftp.rm(copy));
        assertThatThrownBy(() -> sftp.rename(copy, "/outbound/x")).isNotNull();
        assertThatThrownBy(() -> put(sftp, "x", copy)).isNotNull();
        assertRefused(ChannelSftp.SSH_FX_NO_SUCH_FILE, "", () -> read(sftp, copy.replace("/archive", "/test/archive")));
        assertRefused(ChannelSftp.SSH_FX_NO_SUCH_FILE, "", () -> read(door.sftp("harbor"), copy));
        door.clock.jump(Duration.ofDays(31));
        assertThat(names(sftp, "/archive")).isEmpty();
        assertRefused(ChannelSftp.SSH_FX_NO_SUCH_FILE, "", () -> sftp.stat(copy));
    }

    @Test
    void keepsTheArchiveAsLongAsThePartnersProfileSays() throws Exception {
        var rules = new MailboxRules(
                OptionalInt.of(90), MailboxRules.UploadTrigger.CLOSE, MailboxRules.MARKER_SUFFIX, false);
        door.register(door.partner(OpenDoor.RIVERBEND).with().mailbox(rules).build());
        var later = door.sftp("riverbend");
        put(later, "X12*one", "/inbound/claims.x12");
        assertThat(names(later, "/inbound")).as("not shown, by its profile").isEmpty();
        door.clock.jump(Duration.ofDays(80));
        assertThat(names(later, "/archive")).hasSize(1);
        door.clock.jump(Duration.ofDays(11));
        assertThat(names(later, "/archive")).isEmpty();
    }

    @Test
    void letsADocumentGoUnreadAndSaysSo() throws Exception {
        var unread = door.deliver(OpenDoor.RIVERBEND, "835", random(900_000));
        var halfRead = door.deliver(OpenDoor.RIVERBEND, "835", random(900_001));
        var whole = door.deliver(OpenDoor.RIVERBEND, "835", random(900_002));
        try (InputStream in = sftp.get("/outbound/" + halfRead.fileName())) {
            in.readNBytes(1000);
        }
        try (InputStream in = sftp.get("/outbound/" + whole.fileName())) {
            in.readAllBytes();
        }
        sftp.rm("/outbound/" + unread.fileName());
        sftp.rm("/outbound/" + whole.fileName());
        sftp.rename("/outbound/" + halfRead.fileName(), "/archive/" + halfRead.fileName());
        assertThat(item(unread).handling().unread()).isTrue();
        assertThat(item(whole).handling().unread()).isFalse();
        assertThat(item(unread).state()).isEqualTo(MailboxItem.State.ACKNOWLEDGED);
        assertThat(names(sftp, "/archive")).hasSize(3);
    }

    @Test
    void listsTenThousandDocumentsAtOnce() throws Exception {
        for (int i = 0; i < 10_000; i++) door.deliver(OpenDoor.RIVERBEND, "999", ("X12*" + i).getBytes(UTF_8));
        long start = System.nanoTime();
        var listed = names(sftp, "/outbound");
        var took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("SFTP: 10,000 documents listed in " + took.toMillis() + " ms");
        assertThat(listed).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void listsWhatIsThereWhenItIsOpened() throws Exception {
        door.deliver(OpenDoor.RIVERBEND, "999", "one".getBytes(UTF_8));
        var seen = new ArrayList<String>();
        sftp.ls("/outbound", entry -> {
            if (seen.isEmpty()) door.deliver(OpenDoor.RIVERBEND, "999", "two".getBytes(UTF_8));
            seen.add(entry.getFilename());
            return ChannelSftp.LsEntrySelector.CONTINUE;
        });
        assertThat(seen).filteredOn(name -> name.startsWith("999_")).hasSize(1);
        assertThat(names(sftp, "/outbound")).hasSize(2);
    }

    /** What a partner may call an upload is decided for every name alike, whatever branch it is for. */
    @ParameterizedTest
    @ValueSource(
            strings = {"../../x", "..\\x", "/etc/passwd", ".ssh/authorized_keys", "CON", "-rf", "a\u202Eb", "a\nb"})
    void leadsNowhereElseFromTestDataEither(String name) {
        assertThatThrownBy(() -> put(sftp, "x", "/test/inbound/" + name.replace("\\", "\\\\")))
                .isNotNull();
        assertThat(door.submissions()).isEmpty();
    }

    @Test
    void refusesANameOfMoreThanTwoHundredBytes() {
        assertRefused(
                ChannelSftp.SSH_FX_PERMISSION_DENIED,
                "longer than 200 bytes",
                () -> put(sftp, "x", "/inbound/" + "a".repeat(255)));
    }

    @Test
    void takesTwoWaysToWriteAnAccentForOneName() throws Exception {
        put(sftp, "one", "/inbound/u\u0308.part");
        sftp.rename("/inbound/\u00fc.part", "/inbound/\u00fc.x12");
        assertThat(door.submissions()).extracting(Submission::fileName).containsExactly("\u00fc.x12");
    }

    private MailboxItem item(MailboxItem item) {
        return door.ledger.mailboxes().find(item.partner(), item.id()).orElseThrow();
    }
}
