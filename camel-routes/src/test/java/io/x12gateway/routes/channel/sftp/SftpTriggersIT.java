package io.x12gateway.routes.channel.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import io.x12gateway.core.partner.MailboxRules;
import io.x12gateway.core.partner.MailboxRules.UploadTrigger;
import io.x12gateway.core.partner.PartnerLimits;
import io.x12gateway.core.submission.SubmissionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;

import static io.x12gateway.routes.channel.sftp.RemoteFiles.assertRefused;
import static io.x12gateway.routes.channel.sftp.RemoteFiles.names;
import static io.x12gateway.routes.channel.sftp.RemoteFiles.put;
import static io.x12gateway.routes.channel.sftp.RemoteFiles.random;
import static io.x12gateway.routes.channel.sftp.RemoteFiles.read;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** When an upload counts, by the partner's profile; and what becomes of one that was cut off. */
@Timeout(120)
class SftpTriggersIT extends AtTheDoor {
    private static final String ISA = "ISA*00*          *00*          *ZZ*RIVERBEND      *ZZ*GATEWAY       "
            + " *261121*0915*^*00501*000000001*0*P*:~";
    private static final String FILE = ISA + "\nGS*HS~\nGE*0*1~\nIEA*1*000000001~\n";

    @Test
    void takesARenameAloneWhereTheProfileSaysSo() throws Exception {
        var sftp = under(UploadTrigger.RENAME);
        assertRefused(
                ChannelSftp.SSH_FX_PERMISSION_DENIED,
                "upload it as a.x12.part and rename it",
                () -> put(sftp, "X12*one", "/inbound/a.x12"));
        put(sftp, "X12*one", "/inbound/a.x12.part");
        sftp.rename("/inbound/a.x12.part", "/inbound/a.x12");
        assertThat(door.submissions()).extracting(s -> s.fileName()).containsExactly("a.x12");
    }

    @Test
    void waitsForTheMarkerWhereTheProfileSaysSo() throws Exception {
        var sftp = under(UploadTrigger.MARKER);
        put(sftp, "X12*one", "/inbound/a.x12");
        assertThat(door.submissions()).isEmpty();
        assertRefused(
                ChannelSftp.SSH_FX_FAILURE,
                "there is no upload b.x12 that waits for this marker",
                () -> put(sftp, "", "/inbound/b.x12.done"));
        put(sftp, "", "/inbound/a.x12.done");
        assertThat(door.submissions()).singleElement().satisfies(s -> {
            assertThat(s.fileName()).isEqualTo("a.x12");
            assertThat(door.text(s)).isEqualTo("X12*one");
        });
        assertThat(read(sftp, "/outbound/a.x12.receipt.json")).contains("a.x12");
        assertThat(names(sftp, "/inbound")).containsExactlyInAnyOrder("a.x12", "a.x12.done");
        assertThat(door.staged()).isZero();
    }

    @Test
    void takesAMarkerThatIsRenamedIntoPlace() throws Exception {
        var sftp = under(UploadTrigger.MARKER);
        put(sftp, "X12*one", "/inbound/a.x12.tmp");
        sftp.rename("/inbound/a.x12.tmp", "/inbound/a.x12");
        assertThat(door.submissions()).isEmpty();
        put(sftp, "", "/inbound/marker.tmp");
        sftp.rename("/inbound/marker.tmp", "/inbound/a.x12.done");
        assertThat(door.submissions()).hasSize(1);
        assertThat(door.staged()).isZero();
    }

    /** As WinSCP does: writes a .filepart, and after a lost connection goes on with it where it stops. */
    @Test
    void goesOnWithAFilepartAfterALostConnection() throws Exception {
        var content = random(1_600_000);
        try (var cut = new CutLine(door.door.port())) {
            var jsch = new JSch();
            jsch.addIdentity(door.keyFile("riverbend").toString());
            var first = (ChannelSftp) OpenDoor.connected(jsch.getSession("riverbend", "127.0.0.1", cut.port()))
                    .openChannel("sftp");
            first.connect(20_000);
            var out = first.put("/inbound/claims.x12.filepart");
            out.write(content, 0, 900_000);
            out.flush();
            cut.cut();
        }
        await().until(() -> !door.door.hasOpenUploads());
        var sftp = door.sftp("riverbend");
        assertThat(names(sftp, "/inbound")).containsExactly("claims.x12.filepart");
        assertThat(sftp.stat("/inbound/claims.x12.filepart").getSize())
                .isPositive()
                .isLessThanOrEqualTo(900_000);
        sftp.put(new ByteArrayInputStream(content), "/inbound/claims.x12.filepart", ChannelSftp.RESUME);
        assertThat(door.submissions()).isEmpty();
        sftp.rename("/inbound/claims.x12.filepart", "/inbound/claims.x12");
        sftp.setMtime("/inbound/claims.x12", 1_000_000);
        sftp.chmod(0644, "/inbound/claims.x12");
        assertThat(door.submissions()).singleElement().satisfies(s -> {
            assertThat(s.fileName()).isEqualTo("claims.x12");
            assertThat(Arrays.equals(door.payloads.read(s.payload()), content)).isTrue();
        });
    }

    @Test
    void goesOnWithAFileThatWasClosedTooEarly() throws Exception {
        var sftp = door.sftp("riverbend");
        put(sftp, FILE.substring(0, 120), "/inbound/claims.x12");
        var half = door.submissions().getFirst();
        assertThat(half.state()).isEqualTo(SubmissionState.HELD);
        assertThat(read(sftp, "/outbound/claims.x12.receipt.json")).contains("\"heldUntil\"");
        assertThat(sftp.stat("/inbound/claims.x12").getSize()).isEqualTo(120);
        sftp.put(new ByteArrayInputStream(FILE.getBytes(US_ASCII)), "/inbound/claims.x12", ChannelSftp.RESUME);
        assertThat(door.submissions())
                .hasSize(2)
                .filteredOn(s -> s.state() == SubmissionState.RECEIVED)
                .singleElement()
                .satisfies(whole -> assertThat(door.text(whole)).isEqualTo(FILE));
        assertThat(door.submissions())
                .filteredOn(s -> s.id().equals(half.id()))
                .extracting(s -> s.state())
                .containsExactly(SubmissionState.SUPERSEDED);
        assertThat(door.staged()).isZero();
    }

    @Test
    void goesOnWithAHeldFileAfterARestart() throws Exception {
        put(door.sftp("riverbend"), FILE.substring(0, 120), "/inbound/claims.x12");
        door.reopen();
        door.sftp("riverbend")
                .put(
                        new ByteArrayInputStream(FILE.substring(120).getBytes(US_ASCII)),
                        "/inbound/claims.x12",
                        null,
                        ChannelSftp.APPEND);
        assertThat(door.submissions())
                .filteredOn(s -> s.state() == SubmissionState.RECEIVED)
                .singleElement()
                .satisfies(whole -> assertThat(door.text(whole)).isEqualTo(FILE));
    }

    @Test
    void judgesAtOnceWhatWasRenamed() throws Exception {
        var sftp = door.sftp("riverbend");
        put(sftp, FILE.substring(0, 120), "/inbound/claims.part");
        sftp.rename("/inbound/claims.part", "/inbound/claims.x12");
        assertThat(door.submissions()).extracting(s -> s.state()).containsExactly(SubmissionState.RECEIVED);
    }

    @Test
    void keepsAPartnerWithinItsLimitsAndSaysWhatToDo() throws Exception {
        var limits =
                new PartnerLimits(OptionalInt.empty(), OptionalInt.of(2), OptionalLong.of(1000), OptionalLong.empty());
        door.register(door.partner(OpenDoor.RIVERBEND).with().limits(limits).build());
        var sftp = door.sftp("riverbend");
        assertRefused(
                ChannelSftp.SSH_FX_FAILURE,
                "1000 bytes",
                () -> sftp.put(new ByteArrayInputStream(random(1001)), "/inbound/large.x12"));
        var one = sftp.put("/inbound/one.x12");
        var two = sftp.put("/inbound/two.x12");
        assertRefused(ChannelSftp.SSH_FX_FAILURE, "try again", () -> sftp.put("/inbound/three.x12"));
        one.close();
        two.close();
        put(sftp, "X12*three", "/inbound/three.x12");
        assertThat(door.submissions()).extracting(s -> s.fileName()).contains("one.x12", "three.x12");
        put(door.sftp("harbor"), "x".repeat(1001), "/inbound/large.x12"); // others have limits of their own
    }

    private ChannelSftp under(UploadTrigger trigger) throws Exception {
        var rules = new MailboxRules(OptionalInt.empty(), trigger, MailboxRules.MARKER_SUFFIX, true);
        door.register(door.partner(OpenDoor.RIVERBEND).with().mailbox(rules).build());
        return door.sftp("riverbend");
    }
}
