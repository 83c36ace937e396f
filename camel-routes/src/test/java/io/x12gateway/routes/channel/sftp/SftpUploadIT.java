package io.x12gateway.routes.channel.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static io.x12gateway.routes.channel.sftp.JschSteps.assertStatus;
import static io.x12gateway.routes.channel.sftp.JschSteps.bytes;
import static io.x12gateway.routes.channel.sftp.JschSteps.names;
import static io.x12gateway.routes.channel.sftp.JschSteps.random;
import static io.x12gateway.routes.channel.sftp.JschSteps.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Uploads: when one counts, what becomes of one that was cut off, and what is refused. */
@Timeout(120)
class SftpUploadIT extends AtTheDoor {
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
    void goesOnAfterARestartWithAnUploadThatWasCutOff() throws Exception {
        var content = random(2_000_000);
        try (var cut = new CutLine(door.door.port())) {
            var out = through(cut).put("/inbound/claims.x12");
            out.write(content, 0, 1_200_000);
            out.flush();
            cut.cut();
        }
        await().until(() -> !door.door.hasOpenUploads());
        long arrived = door.sftp("riverbend").stat("/inbound/claims.x12").getSize();
        door.close();
        door = new OpenDoor(dir);
        var sftp = door.sftp("riverbend");
        assertThat(sftp.stat("/inbound/claims.x12").getSize())
                .isEqualTo(arrived)
                .isPositive();
        assertThat(names(door.sftp("harbor"), "/inbound")).isEmpty();
        sftp.put(new ByteArrayInputStream(content), "/inbound/claims.x12", ChannelSftp.RESUME);
        assertThat(door.submissions())
                .singleElement()
                .satisfies(s -> assertThat(Arrays.equals(door.payloads.read(s.payload()), content))
                        .isTrue());
        assertThat(door.staged()).isZero();
        assertThat(door.audited("upload.dropped")).isEmpty();
    }

    @Test
    void goesOnAfterARestartWithWhatWaitsForItsName() throws Exception {
        door.sftp("riverbend").put(bytes("X12*one"), "/inbound/a.part");
        door.close();
        door = new OpenDoor(dir);
        var sftp = door.sftp("riverbend");
        assertThat(names(sftp, "/inbound")).containsExactly("a.part");
        sftp.put(bytes("X12*one*two"), "/inbound/a.part", ChannelSftp.RESUME);
        sftp.rename("/inbound/a.part", "/inbound/a.x12");
        assertThat(door.submissions()).extracting(door::text).containsExactly("X12*one*two");
    }

    @Test
    void dropsAfterARestartWhatNobodyResumesInTime() throws Exception {
        door.sftp("riverbend").put(bytes("X12*one"), "/inbound/a.part");
        door.close();
        door = new OpenDoor(dir);
        door.clock.jump(Duration.ofHours(25));
        door.door.sweep();
        assertThat(door.staged()).isZero();
        assertThat(door.audited("upload.dropped")).singleElement().asString().contains("7 bytes");
        assertThat(names(door.sftp("riverbend"), "/inbound")).isEmpty();
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
    void saysWhatTheEndOfAKilledGatewayCost() throws Exception {
        door.sftp("riverbend").put(bytes("X12*one"), "/inbound/a.part");
        var staging = dir.resolve("sftp/staging");
        Map<Path, byte[]> atTheKill = new HashMap<>();
        try (var files = Files.list(staging)) {
            for (var file : files.toList()) atTheKill.put(file, Files.readAllBytes(file));
        }
        door.close();
        try (var files = Files.list(staging)) {
            for (var file : files.toList()) Files.delete(file);
        }
        for (var file : atTheKill.entrySet()) Files.write(file.getKey(), file.getValue());
        door = new OpenDoor(dir);
        assertThat(door.staged()).isZero();
        assertThat(door.audited("upload.dropped"))
                .singleElement()
                .asString()
                .contains("7 bytes", "when the gateway was killed");
        var sftp = door.sftp("riverbend");
        assertThat(names(sftp, "/inbound")).isEmpty();
        sftp.put(bytes("X12*one"), "/inbound/a.part", ChannelSftp.RESUME);
        sftp.rename("/inbound/a.part", "/inbound/a.x12");
        assertThat(door.submissions()).extracting(door::text).containsExactly("X12*one");
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

    private static void closeQuietly(OutputStream out) {
        try {
            out.close();
        } catch (IOException e) {
            // the line was cut, as the test wants it
        }
    }
}
