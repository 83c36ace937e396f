package io.x12gateway.routes.channel.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import io.x12gateway.core.mailbox.MailboxItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import static io.x12gateway.routes.channel.sftp.JschSteps.assertStatus;
import static io.x12gateway.routes.channel.sftp.JschSteps.bytes;
import static io.x12gateway.routes.channel.sftp.JschSteps.names;
import static io.x12gateway.routes.channel.sftp.JschSteps.random;
import static io.x12gateway.routes.channel.sftp.JschSteps.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A partner's mailbox as folders: reading, acknowledging by deleting and moving, and nothing of anybody else. */
@Timeout(120)
class SftpMailboxIT extends AtTheDoor {
    @Test
    void listsReadsAndCountsTheMailbox() throws Exception {
        var content = random(700_000);
        var item = door.deliver(OpenDoor.RIVERBEND, "999", content);
        var sftp = door.sftp("riverbend");
        var attributes = sftp.stat("/outbound/" + item.fileName());
        assertThat(attributes.getSize()).isEqualTo(content.length);
        assertThat(attributes.getMTime()).isEqualTo((int) item.deliveredAt().getEpochSecond());
        assertThat(attributes.getPermissionsString()).isEqualTo("-r--------");
        assertThat(names(sftp, "/outbound")).containsExactly(item.fileName());
        var out = new ByteArrayOutputStream();
        sftp.get("/outbound/" + item.fileName(), out);
        assertThat(Arrays.equals(out.toByteArray(), content)).isTrue();
        assertThat(state(item)).isEqualTo(MailboxItem.State.FETCHED);
        assertThat(door.audited("mailbox.fetched")).hasSize(1);
        assertThat(names(sftp, "/outbound")).containsExactly(item.fileName());
    }

    @Test
    void resumesADownload() throws Exception {
        var content = random(900_000);
        var item = door.deliver(OpenDoor.RIVERBEND, "835", content);
        var half = dir.resolve("half");
        Files.write(half, Arrays.copyOf(content, 400_000));
        door.sftp("riverbend").get("/outbound/" + item.fileName(), half.toString(), null, ChannelSftp.RESUME);
        assertThat(Arrays.equals(Files.readAllBytes(half), content)).isTrue();
    }

    @Test
    void takesADeletionForAnAcknowledgement() throws Exception {
        var item = door.deliver(OpenDoor.RIVERBEND, "999", "X12*999".getBytes(UTF_8));
        var sftp = door.sftp("riverbend");
        sftp.rm("/outbound/" + item.fileName());
        assertThat(state(item)).isEqualTo(MailboxItem.State.ACKNOWLEDGED);
        assertThat(names(sftp, "/outbound")).isEmpty();
        assertThat(names(sftp, "/archive")).containsExactly(item.fileName());
        assertThat(read(sftp, "/archive/" + item.fileName())).isEqualTo("X12*999");
        assertStatus(ChannelSftp.SSH_FX_NO_SUCH_FILE, () -> sftp.rm("/outbound/" + item.fileName()));
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.rm("/archive/" + item.fileName()));
    }

    @Test
    void takesAMoveToTheArchiveForAnAcknowledgementAndBackAgain() throws Exception {
        var item = door.deliver(OpenDoor.RIVERBEND, "999", "X12*999".getBytes(UTF_8));
        var sftp = door.sftp("riverbend");
        assertStatus(
                ChannelSftp.SSH_FX_PERMISSION_DENIED,
                () -> sftp.rename("/outbound/" + item.fileName(), "/archive/other.x12"));
        sftp.rename("/outbound/" + item.fileName(), "/archive/" + item.fileName());
        assertThat(state(item)).isEqualTo(MailboxItem.State.ACKNOWLEDGED);
        sftp.rename("/archive/" + item.fileName(), "/outbound/" + item.fileName());
        assertThat(state(item)).isEqualTo(MailboxItem.State.AVAILABLE);
        assertThat(names(sftp, "/outbound")).containsExactly(item.fileName());
    }

    @Test
    void emptiesTheArchiveOfWhatIsOld() throws Exception {
        var item = door.deliver(OpenDoor.RIVERBEND, "999", "X12*999".getBytes(UTF_8));
        var sftp = door.sftp("riverbend");
        sftp.rm("/outbound/" + item.fileName());
        door.clock.jump(Duration.ofDays(31));
        assertThat(names(sftp, "/archive")).isEmpty();
    }

    @Test
    void listsALargeMailboxWhole() throws Exception {
        for (int i = 0; i < 1203; i++) door.deliver(OpenDoor.RIVERBEND, "999", ("X12*" + i).getBytes(UTF_8));
        assertThat(names(door.sftp("riverbend"), "/outbound")).hasSize(1203).doesNotHaveDuplicates();
    }

    @Test
    void hidesAndRefusesWhatIsAnotherPartners() throws Exception {
        var item = door.deliver(OpenDoor.RIVERBEND, "835", "X12*secret".getBytes(UTF_8));
        var riverbend = door.sftp("riverbend");
        riverbend.put(bytes("X12*one"), "/inbound/a.part");
        riverbend.put(bytes("X12*two"), "/inbound/b.x12");
        var harbor = door.sftp("harbor");
        for (var folder : List.of("/inbound", "/outbound", "/archive"))
            assertThat(names(harbor, folder)).isEmpty();
        for (var path : List.of(
                "/outbound/" + item.fileName(), "/archive/" + item.fileName(), "/inbound/a.part", "/inbound/b.x12")) {
            assertStatus(ChannelSftp.SSH_FX_NO_SUCH_FILE, () -> harbor.stat(path));
            assertThatThrownBy(() -> read(harbor, path)).isInstanceOf(SftpException.class);
            assertThatThrownBy(() -> harbor.rm(path)).isInstanceOf(SftpException.class);
            assertThatThrownBy(() -> harbor.rename(path, "/inbound/mine.x12")).isInstanceOf(SftpException.class);
        }
        assertThat(state(item)).isEqualTo(MailboxItem.State.AVAILABLE);
    }

    private MailboxItem.State state(MailboxItem item) {
        return door.ledger
                .mailboxes()
                .find(item.partner(), item.id())
                .orElseThrow()
                .state();
    }
}
