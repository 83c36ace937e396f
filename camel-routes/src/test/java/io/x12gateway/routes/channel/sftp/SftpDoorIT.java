package io.x12gateway.routes.channel.sftp;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class SftpDoorIT {
    @TempDir
    Path dir;

    private OpenDoor door;

    @BeforeEach
    void open() throws Exception {
        door = new OpenDoor(dir);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void receivesAnUploadWhenItsHandleIsClosed() throws Exception {
        var sftp = door.sftp("riverbend");
        sftp.put(bytes("X12*one"), "/inbound/claims.x12");
        assertThat(door.submissions()).singleElement().satisfies(s -> {
            assertThat(s.partner()).isEqualTo(OpenDoor.RIVERBEND);
            assertThat(s.fileName()).isEqualTo("claims.x12");
            assertThat(s.state()).isEqualTo(SubmissionState.RECEIVED);
            assertThat(door.text(s)).isEqualTo("X12*one");
        });
        assertThat(door.staged()).isZero();
    }

    @Test
    void laysTheReceiptIntoOutboundBeforeTheUploadIsAnswered() throws Exception {
        var sftp = door.sftp("riverbend");
        sftp.put(bytes("X12*one"), "/inbound/claims.x12");
        var submission = door.submissions().getFirst();
        assertThat(read(sftp, "/outbound/claims.x12.receipt.json"))
                .contains("\"submission\":\"" + submission.id() + "\"")
                .contains("\"sha256\":\"" + submission.digest() + "\"")
                .contains("\"sizeBytes\":7")
                .contains("\"receivedAt\":\"" + submission.receivedAt() + "\"")
                .doesNotContain("duplicateOf");
    }

    @Test
    void saysInTheReceiptThatTheSameBytesCameBefore() throws Exception {
        var sftp = door.sftp("riverbend");
        sftp.put(bytes("X12*one"), "/inbound/claims.x12");
        sftp.put(bytes("X12*one"), "/inbound/claims.x12");
        var second = submission(SubmissionState.DUPLICATE);
        assertThat(read(sftp, "/outbound/claims.x12.receipt.json"))
                .isEqualTo(read(sftp, "/outbound/claims.x12." + second.id() + ".receipt.json"))
                .contains("\"duplicateOf\":\""
                        + submission(SubmissionState.RECEIVED).id() + "\"");
    }

    @Test
    void findsANameForTheReceiptOfTheLongestName() throws Exception {
        var sftp = door.sftp("riverbend");
        var longest = "a".repeat(200);
        sftp.put(bytes("X12*one"), "/inbound/" + longest);
        sftp.put(bytes("X12*two"), "/inbound/" + longest);
        assertThat(names(sftp, "/outbound"))
                .hasSize(2)
                .allSatisfy(name -> assertThat(name).endsWith(".receipt.json").hasSizeLessThanOrEqualTo(200))
                .allSatisfy(name -> assertThat(read(sftp, "/outbound/" + name)).contains(longest));
    }

    @Test
    void makesANewSubmissionOfAFileThatOverwritesAReceivedOne() throws Exception {
        var sftp = door.sftp("riverbend");
        sftp.put(bytes("X12*one"), "/inbound/claims.x12");
        sftp.put(bytes("X12*two"), "/inbound/claims.x12");
        assertThat(door.submissions()).extracting(door::text).containsExactlyInAnyOrder("X12*one", "X12*two");
    }

    @Test
    void showsAReceivedFileForAWhileButNeitherGivesItBackNorLetsItGo() throws Exception {
        var sftp = door.sftp("riverbend");
        sftp.put(bytes("X12*one"), "/inbound/claims.x12");
        assertThat(sftp.stat("/inbound/claims.x12").getSize()).isEqualTo(7);
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> read(sftp, "/inbound/claims.x12"));
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.rm("/inbound/claims.x12"));
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.rename("/inbound/claims.x12", "/inbound/b.x12"));
        door.clock.jump(Duration.ofHours(2));
        door.door.sweep();
        assertThat(names(sftp, "/inbound")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.x12.part", "a.x12.filepart", "a.tmp", ".a.x12", "a.x12~", "a.uploading"})
    void waitsForTheRenameOfATemporaryName(String temporary) throws Exception {
        var sftp = door.sftp("riverbend");
        sftp.put(bytes("X12*one"), "/inbound/" + temporary);
        assertThat(door.submissions()).isEmpty();
        assertThat(names(sftp, "/inbound")).containsExactly(temporary);
        sftp.rename("/inbound/" + temporary, "/inbound/a.x12");
        assertThat(door.submissions()).singleElement().satisfies(s -> {
            assertThat(s.fileName()).isEqualTo("a.x12");
            assertThat(door.text(s)).isEqualTo("X12*one");
        });
        assertThat(door.staged()).isZero();
    }

    @Test
    void neverReceivesAnUploadWhoseConnectionIsCut() throws Exception {
        try (var cut = new CutLine(door.door.port())) {
            var sftp = through(cut);
            var out = sftp.put("/inbound/claims.x12");
            out.write(random(1_000_000));
            out.flush();
            cut.cut();
        }
        var other = door.sftp("riverbend");
        await().until(() -> !door.door.hasOpenUploads());
        assertThat(names(other, "/inbound")).containsExactly("claims.x12");
        assertThat(other.stat("/inbound/claims.x12").getSize()).isPositive().isLessThanOrEqualTo(1_000_000);
        assertThat(door.submissions()).isEmpty();
    }

    @Test
    void letsAnUploadThatWasCutOffBeResumed() throws Exception {
        var content = random(2_000_000);
        try (var cut = new CutLine(door.door.port())) {
            var sftp = through(cut);
            var out = sftp.put("/inbound/claims.x12");
            out.write(content, 0, 1_200_000);
            out.flush();
            cut.cut();
        }
        await().until(() -> !door.door.hasOpenUploads());
        var sftp = door.sftp("riverbend");
        sftp.put(new ByteArrayInputStream(content), "/inbound/claims.x12", ChannelSftp.RESUME);
        assertThat(door.submissions())
                .singleElement()
                .satisfies(s -> assertThat(Arrays.equals(door.payloads.read(s.payload()), content))
                        .isTrue());
    }

    @Test
    void letsANewConnectionGoOnWhileTheOldOneHangs() throws Exception {
        var content = random(500_000);
        var hanging = door.sftp("riverbend");
        var out = hanging.put("/inbound/claims.x12");
        out.write(content, 0, 200_000);
        out.flush();
        var sftp = door.sftp("riverbend");
        await().until(() -> sftp.stat("/inbound/claims.x12").getSize() > 0);
        sftp.put(new ByteArrayInputStream(content), "/inbound/claims.x12", ChannelSftp.RESUME);
        assertThat(door.submissions())
                .singleElement()
                .satisfies(s -> assertThat(Arrays.equals(door.payloads.read(s.payload()), content))
                        .isTrue());
        assertThatThrownBy(() -> {
                    out.write(content, 200_000, 100_000);
                    out.close();
                })
                .isNotNull();
        assertThat(door.submissions()).hasSize(1);
    }

    @Test
    void dropsWhatNobodyResumesInTime() throws Exception {
        var sftp = door.sftp("riverbend");
        sftp.put(bytes("X12*one"), "/inbound/a.part");
        door.clock.jump(Duration.ofHours(23));
        door.door.sweep();
        assertThat(names(sftp, "/inbound")).containsExactly("a.part");
        door.clock.jump(Duration.ofHours(2));
        door.door.sweep();
        assertThat(names(sftp, "/inbound")).isEmpty();
        assertThat(door.staged()).isZero();
        assertThat(door.audited("upload.dropped")).singleElement().asString().contains("7 bytes");
        assertStatus(ChannelSftp.SSH_FX_NO_SUCH_FILE, () -> sftp.rename("/inbound/a.part", "/inbound/a.x12"));
        assertThat(door.submissions()).isEmpty();
    }

    @Test
    void saysWhatARestartCost() throws Exception {
        door.sftp("riverbend").put(bytes("X12*one"), "/inbound/a.part");
        door.close();
        assertThat(door.staged()).isPositive();
        door = new OpenDoor(dir);
        assertThat(door.staged()).isZero();
        assertThat(door.audited("upload.dropped"))
                .singleElement()
                .asString()
                .contains("7 bytes", "when the gateway stopped");
        var sftp = door.sftp("riverbend");
        assertThat(names(sftp, "/inbound")).isEmpty();
        sftp.put(bytes("X12*one"), "/inbound/a.part", ChannelSftp.RESUME);
        sftp.rename("/inbound/a.part", "/inbound/a.x12");
        assertThat(door.submissions()).extracting(door::text).containsExactly("X12*one");
    }

    @Test
    void refusesAFileWithAHole() throws Exception {
        var sftp = door.sftp("riverbend");
        assertStatus(ChannelSftp.SSH_FX_FAILURE, () -> {
            // continues at an offset where nothing is before it
            try (var out = sftp.put("/inbound/claims.x12", null, ChannelSftp.RESUME, 100)) {
                out.write("X12*tail".getBytes(UTF_8));
            }
        });
        assertThat(door.submissions()).isEmpty();
        assertThat(door.staged()).isZero();
    }

    @Test
    void keepsTwoConnectionsThatWriteTheSameNameApart() throws Exception {
        var first = door.sftp("riverbend");
        var second = door.sftp("riverbend");
        var one = first.put("/inbound/claims.x12");
        one.write(bytes("X12*one").readAllBytes());
        var two = second.put("/inbound/claims.x12");
        two.write(bytes("X12*two!").readAllBytes());
        one.close();
        two.close();
        assertThat(door.submissions()).extracting(door::text).containsExactlyInAnyOrder("X12*one", "X12*two!");
        assertThat(door.staged()).isZero();
    }

    @Test
    void refusesAFileThatIsTooLargeAndKeepsNothingOfIt() throws Exception {
        var sftp = door.sftp("riverbend");
        assertThatThrownBy(() -> sftp.put(new ByteArrayInputStream(random(4_000_000)), "/inbound/huge.x12"))
                .isInstanceOf(SftpException.class)
                .hasStackTraceContaining("may have 3000000 bytes");
        sftp.disconnect();
        await().untilAsserted(() -> assertThat(door.staged()).isZero());
        assertThat(door.submissions()).isEmpty();
    }

    @Test
    void answersFailureWhenNothingCouldBeMadeDurable() throws Exception {
        var sftp = door.sftp("riverbend");
        door.ledger.failNext(new GatewayFault(FaultKind.CAPACITY, "ledger-full", "The ledger's queue is full."));
        assertStatus(
                ChannelSftp.SSH_FX_FAILURE,
                "send it again later: The ledger's queue is full.",
                () -> sftp.put(bytes("X12*one"), "/inbound/claims.x12"));
        assertThat(door.submissions()).isEmpty();
        assertThat(names(sftp, "/inbound")).isEmpty();
        sftp.put(bytes("X12*one"), "/inbound/claims.x12");
        assertThat(door.submissions()).hasSize(1);
    }

    @Test
    void keepsAnUploadUnderItsTemporaryNameIfItCannotBeReceivedNow() throws Exception {
        var sftp = door.sftp("riverbend");
        sftp.put(bytes("X12*one"), "/inbound/claims.part");
        door.ledger.failNext(new GatewayFault(FaultKind.CAPACITY, "ledger-full", "The ledger's queue is full."));
        assertStatus(ChannelSftp.SSH_FX_FAILURE, () -> sftp.rename("/inbound/claims.part", "/inbound/claims.x12"));
        assertThat(names(sftp, "/inbound")).containsExactly("claims.part");
        sftp.rename("/inbound/claims.part", "/inbound/claims.x12");
        assertThat(door.submissions()).extracting(door::text).containsExactly("X12*one");
        assertThat(door.staged()).isZero();
    }

    @Test
    void finishesWhatWasClosedEvenIfTheClientIsGoneBeforeTheAnswer() throws Exception {
        try (var cut = new CutLine(door.door.port())) {
            var sftp = through(cut);
            var out = sftp.put("/inbound/claims.x12");
            out.write(bytes("X12*one").readAllBytes());
            door.payloads.pause();
            var closing = CompletableFuture.runAsync(() -> closeQuietly(out));
            door.payloads.awaitArrival();
            assertThat(closing).isNotDone();
            cut.cut();
            await().until(() -> door.door.sessions() == 0);
            assertThat(door.submissions()).isEmpty();
            door.payloads.goOn();
        }
        await().untilAsserted(() -> assertThat(door.submissions()).hasSize(1));
        // The sender was not told and sends it again: the second receipt names the first.
        var again = door.sftp("riverbend");
        again.put(bytes("X12*one"), "/inbound/claims.x12");
        assertThat(submission(SubmissionState.DUPLICATE).duplicateOf())
                .contains(submission(SubmissionState.RECEIVED).id());
    }

    @Test
    void answersSettingTimesAndPermissionsAfterTheUploadAndIgnoresIt() throws Exception {
        var sftp = door.sftp("riverbend");
        sftp.put(bytes("X12*one"), "/inbound/claims.x12");
        sftp.setMtime("/inbound/claims.x12", 1_000_000);
        sftp.chmod(0777, "/inbound/claims.x12");
        var attributes = sftp.stat("/inbound/claims.x12");
        assertThat(attributes.getMTime()).isGreaterThan(1_000_000);
        assertThat(attributes.getPermissionsString()).isEqualTo("-r--------");
    }

    @Test
    void refusesOwnersLinksFoldersAndOtherPlaces() throws Exception {
        var sftp = door.sftp("riverbend");
        sftp.put(bytes("x"), "/inbound/a.part");
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.chown(1, "/inbound/a.part"));
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.symlink("/etc/passwd", "/inbound/l"));
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.readlink("/inbound/a.part"));
        assertThatThrownBy(() -> sftp.hardlink("/inbound/a.part", "/inbound/h")).isInstanceOf(SftpException.class);
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.mkdir("/inbound/sub"));
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.rmdir("/inbound"));
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.put(bytes("x"), "/outbound/x"));
        assertThatThrownBy(() -> sftp.put(bytes("x"), "/x")).isInstanceOf(SftpException.class);
        assertThat(names(sftp, "/")).containsExactlyInAnyOrder("inbound", "outbound", "archive", "test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "/../../../../etc/passwd",
                "/inbound/../../etc/passwd",
                "/inbound/..%2f..%2fetc/passwd",
                "/outbound/../../../proc/self/environ",
                "/inbound/..\\..\\etc\\passwd",
                "C:/Windows/win.ini",
                "//host/share",
                "/inbound/.ssh/authorized_keys",
                "/inbound/\u0000/etc/passwd"
            })
    void leadsNowhereElse(String path) throws Exception {
        var sftp = door.sftp("riverbend");
        assertThatThrownBy(() -> read(sftp, quoted(path))).isInstanceOf(SftpException.class);
        assertThatThrownBy(() -> sftp.put(bytes("x"), quoted(path))).isInstanceOf(SftpException.class);
        assertThat(door.submissions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rf", "CON", "nul.x12", "trail.", " lead", "a\nb", "a\u202Eb", "..\\x"})
    void refusesUploadsUnderNamesThatHarm(String name) throws Exception {
        var sftp = door.sftp("riverbend");
        assertStatus(ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.put(bytes("x"), "/inbound/" + quoted(name)));
        sftp.put(bytes("x"), "/inbound/a.part");
        assertStatus(
                ChannelSftp.SSH_FX_PERMISSION_DENIED, () -> sftp.rename("/inbound/a.part", "/inbound/" + quoted(name)));
        assertThat(door.submissions()).isEmpty();
    }

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

    @Test
    void refusesAKeyThatIsAnothersAUserThatIsUnknownAndAPassword() throws Exception {
        assertThatThrownBy(() -> door.session("riverbend", "harbor")).hasMessageContaining("Auth fail");
        assertThatThrownBy(() -> door.session("nobody", "riverbend")).hasMessageContaining("Auth fail");
        var jsch = new JSch().getSession("riverbend", "127.0.0.1", door.door.port());
        jsch.setPassword("riverbend");
        jsch.setConfig("StrictHostKeyChecking", "no");
        jsch.setConfig("PreferredAuthentications", "password,keyboard-interactive,none");
        assertThatThrownBy(() -> jsch.connect(20_000)).isInstanceOf(JSchException.class);
        await().untilAsserted(() -> assertThat(door.audited("login.refused"))
                .containsExactlyInAnyOrder(
                        "riverbend refused user, key or password",
                        "nobody refused user, key or password",
                        "riverbend refused user, key or password"));
        assertThat(door.audited("login.accepted")).isEmpty();
    }

    @Test
    void putsALogInOnRecord() throws Exception {
        door.sftp("riverbend").disconnect();
        assertThat(door.audited("login.accepted")).containsExactly("riverbend-clinic ok public key");
    }

    @Test
    void hasNoShellNoCommandsAndNoForwarding() throws Exception {
        var session = door.session("riverbend", "riverbend");
        var shell = session.openChannel("shell");
        assertThatThrownBy(() -> {
                    shell.connect(5_000);
                    refusedOrClosed(shell);
                })
                .isInstanceOf(JSchException.class);
        for (var command : List.of("id", "scp -t /inbound", "internal-sftp")) {
            var exec = (ChannelExec) session.openChannel("exec");
            exec.setCommand(command);
            assertThatThrownBy(() -> {
                        exec.connect(5_000);
                        refusedOrClosed(exec);
                    })
                    .isInstanceOf(JSchException.class);
        }
        assertThatThrownBy(() -> session.setPortForwardingR(0, "127.0.0.1", 22)).isInstanceOf(JSchException.class);
        var stream = session.getStreamForwarder("127.0.0.1", door.door.port());
        assertThatThrownBy(() -> {
                    stream.connect(5_000);
                    refusedOrClosed(stream);
                })
                .isInstanceOf(JSchException.class);
    }

    @Test
    void limitsConnectionsPerAddress() throws Exception {
        for (int i = 0; i < 10; i++) door.session("riverbend", "riverbend");
        assertThatThrownBy(() -> door.session("riverbend", "riverbend")).isInstanceOf(JSchException.class);
    }

    @Test
    void limitsOpenFiles() throws Exception {
        var item = door.deliver(OpenDoor.RIVERBEND, "999", random(100));
        var sftp = door.sftp("riverbend");
        var open = new ArrayList<InputStream>();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 20; i++) open.add(sftp.get("/outbound/" + item.fileName()));
                })
                .isInstanceOf(SftpException.class);
        assertThat(open).hasSize(8);
    }

    @Test
    void keepsItsHostKeysOverARestart() throws Exception {
        var before = door.session("riverbend", "riverbend").getHostKey().getKey();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("sftp/ssh_host_rsa_key"))))
                .isEqualTo("rw-------");
        door.close();
        door = new OpenDoor(dir);
        assertThat(door.session("riverbend", "riverbend").getHostKey().getKey()).isEqualTo(before);
    }

    @Test
    void clearsTheStagingDirectoryAtStart() throws Exception {
        door.sftp("riverbend").put(bytes("X12*one"), "/inbound/a.part");
        assertThat(door.staged()).isEqualTo(1);
        door.close();
        door = new OpenDoor(dir);
        assertThat(door.staged()).isZero();
        assertThat(names(door.sftp("riverbend"), "/inbound")).isEmpty();
    }

    @Test
    void letsAnOpenUploadFinishWhenItClosesAndLetsNobodyNewIn() throws Exception {
        var sftp = door.sftp("riverbend");
        var out = sftp.put("/inbound/claims.x12");
        out.write(bytes("X12*one").readAllBytes());
        out.flush();
        await().until(() -> door.door.hasOpenUploads());
        var closing = CompletableFuture.runAsync(door::close);
        await().untilAsserted(
                        () -> assertThatThrownBy(() -> door.sftp("harbor")).isInstanceOf(JSchException.class));
        out.close();
        closing.get(20, TimeUnit.SECONDS);
        assertThat(door.submissions()).hasSize(1);
    }

    private ChannelSftp through(CutLine line) throws Exception {
        var jsch = new JSch();
        jsch.addIdentity(door.keyFile("riverbend").toString());
        var channel = (ChannelSftp) OpenDoor.connected(jsch.getSession("riverbend", "127.0.0.1", line.port()))
                .openChannel("sftp");
        channel.connect(20_000);
        return channel;
    }

    private Submission submission(SubmissionState state) {
        return door.submissions().stream()
                .filter(s -> s.state() == state)
                .findFirst()
                .orElseThrow();
    }

    private MailboxItem.State state(MailboxItem item) {
        return door.ledger
                .mailboxes()
                .find(item.partner(), item.id())
                .orElseThrow()
                .state();
    }

    private static void refusedOrClosed(Channel channel) throws JSchException {
        await().atMost(Duration.ofSeconds(5)).until(channel::isClosed);
        if (channel.getExitStatus() != 0) throw new JSchException("closed with " + channel.getExitStatus());
    }

    private static void closeQuietly(OutputStream out) {
        try {
            out.close();
        } catch (IOException e) {
            // the line was cut, as the test wants it
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void assertStatus(int status, Work work) {
        assertStatus(status, "", work);
    }

    private static void assertStatus(int status, String text, Work work) {
        assertThatThrownBy(work::run).satisfies(thrown -> {
            var cause = thrown;
            while (!(cause instanceof SftpException) && cause.getCause() != null) cause = cause.getCause();
            assertThat(cause).isInstanceOf(SftpException.class).hasMessageContaining(text);
            assertThat(((SftpException) cause).id).isEqualTo(status);
        });
    }

    /** JSch takes backslash, star and question mark for patterns. */
    private static String quoted(String path) {
        return path.replace("\\", "\\\\");
    }

    private static List<String> names(ChannelSftp sftp, String folder) throws SftpException {
        return sftp.ls(folder).stream()
                .map(ChannelSftp.LsEntry::getFilename)
                .filter(name -> !name.equals(".") && !name.equals(".."))
                .toList();
    }

    private static String read(ChannelSftp sftp, String path) throws Exception {
        try (var in = sftp.get(path)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
