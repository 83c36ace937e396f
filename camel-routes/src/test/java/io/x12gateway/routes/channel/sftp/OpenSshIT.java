package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.mailbox.MailboxItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The door as OpenSSH's own {@code sftp} and {@code ssh} find it. */
@Timeout(120)
class OpenSshIT {
    @TempDir
    Path dir;

    private OpenDoor door;

    @BeforeEach
    void open() throws Exception {
        ClientProgram.require("sftp", "ssh");
        door = new OpenDoor(dir);
    }

    @AfterEach
    void close() {
        if (door != null) door.close();
    }

    @Test
    void uploadsAndFindsItsReceiptInTheSameSession() throws Exception {
        file("claims.x12", "X12*one".getBytes(UTF_8));
        var session = sftp(
                "put -p claims.x12 /inbound/claims.x12",
                "ls -l /inbound",
                "get /outbound/claims.x12.receipt.json",
                "rm /outbound/claims.x12.receipt.json",
                "ls /archive");
        assertThat(session.exitCode()).as(session.output()).isZero();
        assertThat(session.output())
                .contains("-r--------")
                .containsPattern("/archive/claims\\.x12\\.\\w{26}\\.receipt\\.json");
        var submission = door.submissions().getFirst();
        assertThat(door.text(submission)).isEqualTo("X12*one");
        assertThat(Files.readString(dir.resolve("claims.x12.receipt.json")))
                .contains(submission.id().value());
    }

    @Test
    void uploadsUnderATemporaryNameAndRenames() throws Exception {
        file("claims.x12", "X12*one".getBytes(UTF_8));
        var uploaded = sftp("put claims.x12 /inbound/claims.x12.part");
        assertThat(uploaded.exitCode()).as(uploaded.output()).isZero();
        assertThat(door.submissions()).isEmpty();
        var renamed = sftp("rename /inbound/claims.x12.part /inbound/claims.x12");
        assertThat(renamed.exitCode()).as(renamed.output()).isZero();
        assertThat(door.submissions()).extracting(s -> s.fileName()).containsExactly("claims.x12");
    }

    @Test
    void resumesAnUploadUnderATemporaryName() throws Exception {
        var content = random(1_500_000);
        file("half.x12", Arrays.copyOf(content, 600_000));
        assertThat(sftp("put half.x12 /inbound/claims.part").exitCode()).isZero();
        file("whole.x12", content);
        var session = sftp("reput whole.x12 /inbound/claims.part", "rename /inbound/claims.part /inbound/claims.x12");
        assertThat(session.exitCode()).as(session.output()).isZero();
        assertThat(Arrays.equals(
                        door.payloads.read(door.submissions().getFirst().payload()), content))
                .isTrue();
    }

    @Test
    void fetchesAndMovesToTheArchive() throws Exception {
        var content = random(2_500_000);
        var item = door.deliver(OpenDoor.RIVERBEND, "835", content);
        var session = sftp(
                "cd outbound",
                "get " + item.fileName() + " got.x12",
                "rename " + item.fileName() + " ../archive/" + item.fileName());
        assertThat(session.exitCode()).as(session.output()).isZero();
        assertThat(Arrays.equals(Files.readAllBytes(dir.resolve("got.x12")), content))
                .isTrue();
        assertThat(door.ledger.mailboxes().find(item.partner(), item.id()).orElseThrow())
                .satisfies(i -> assertThat(i.state()).isEqualTo(MailboxItem.State.ACKNOWLEDGED))
                .satisfies(i -> assertThat(i.fetches()).isEqualTo(1));
    }

    @Test
    void fetchesAllAndDeletesWhatItFetched() throws Exception {
        var items = new ArrayList<MailboxItem>();
        for (int i = 0; i < 5; i++) items.add(door.deliver(OpenDoor.RIVERBEND, "999", random(1000 + i)));
        var session = sftp("cd /outbound", "mget 999_*", "rm 999_*", "ls");
        assertThat(session.exitCode()).as(session.output()).isZero();
        for (var item : items) {
            assertThat(dir.resolve(item.fileName())).hasSize(item.sizeBytes());
            assertThat(door.ledger.mailboxes().find(item.partner(), item.id()).orElseThrow())
                    .satisfies(i -> assertThat(i.state()).isEqualTo(MailboxItem.State.ACKNOWLEDGED))
                    .satisfies(i -> assertThat(i.handling().unread()).isFalse());
        }
    }

    @Test
    void worksOnTestData() throws Exception {
        file("claims.x12", "X12*one".getBytes(UTF_8));
        var session = sftp(
                "put claims.x12 /test/inbound/claims.x12",
                "get /test/outbound/claims.x12.receipt.json",
                "ls -l /test",
                "ls /test/archive");
        assertThat(session.exitCode()).as(session.output()).isZero();
        assertThat(session.output()).containsPattern("/test/archive/claims\\.x12\\.\\w{26}\\.sent");
        assertThat(dir.resolve("claims.x12.receipt.json")).isNotEmptyFile();
    }

    @Test
    void failsToUploadWhatIsTooLargeOrGoesElsewhere() throws Exception {
        file("huge.x12", random(4_000_000));
        file("small.x12", random(10));
        for (var command : List.of(
                "put huge.x12 /inbound/huge.x12",
                "put small.x12 /outbound/small.x12",
                "put small.x12 /etc/small.x12",
                "get ../../../etc/passwd",
                "ln -s /etc/passwd /inbound/l",
                "ln /inbound/a /inbound/b",
                "mkdir /inbound/sub",
                "chown 0 /inbound"))
            assertThat(sftp(command).exitCode()).as(command).isNotZero();
        assertThat(door.submissions()).isEmpty();
    }

    @Test
    void getsNoCommandNoScpAndNoTunnel() throws Exception {
        assertThat(ssh("id").output()).doesNotContain("uid=");
        assertThat(ssh("id").exitCode()).isNotZero();
        file("small.x12", random(10));
        var scp = run(command("scp", List.of("-O", "-P"), "small.x12", "riverbend@127.0.0.1:/inbound/"));
        assertThat(scp.exitCode()).isNotZero();
        var tunnel = command("ssh", List.of("-W", "127.0.0.1:" + door.door.port(), "-p"), "riverbend@127.0.0.1");
        assertThat(run(tunnel).exitCode()).isNotZero();
        assertThat(door.submissions()).isEmpty();
    }

    @Test
    void negotiatesNothingWeak() throws Exception {
        for (var weak : List.of(
                "KexAlgorithms=diffie-hellman-group14-sha1",
                "KexAlgorithms=diffie-hellman-group14-sha256",
                "Ciphers=aes128-cbc",
                "Ciphers=chacha20-poly1305@openssh.com",
                "HostKeyAlgorithms=ecdsa-sha2-nistp256"))
            assertThat(ssh("-o", weak, "true").output()).as(weak).contains("no matching");
        for (var strong : List.of(
                "KexAlgorithms=mlkem768x25519-sha256",
                "KexAlgorithms=sntrup761x25519-sha512@openssh.com",
                "KexAlgorithms=curve25519-sha256",
                "Ciphers=aes256-ctr",
                "HostKeyAlgorithms=rsa-sha2-512",
                "HostKeyAlgorithms=ssh-ed25519")) {
            var output = ssh("-o", strong, "true").output();
            if (!output.contains("Bad SSH2")) assertThat(output).as(strong).doesNotContain("no matching");
        }
    }

    @Test
    void showsTheBannerBeforeTheLogIn() throws Exception {
        assertThat(sftp("ls /").output()).contains("Door of the test gateway");
    }

    private ClientProgram.Ended sftp(String... commands) throws Exception {
        var batch = file("batch", String.join("\n", commands).getBytes(UTF_8));
        return run(command("sftp", List.of("-b", batch.toString(), "-P"), "riverbend@127.0.0.1"));
    }

    /** Options, then the command to be run over there. */
    private ClientProgram.Ended ssh(String... arguments) throws Exception {
        var options = new ArrayList<>(List.of(arguments));
        var remote = options.removeLast();
        options.add("-p");
        return run(command("ssh", options, "riverbend@127.0.0.1", remote));
    }

    /** @param options the last of which takes the port */
    private List<String> command(String program, List<String> options, String... operands) throws Exception {
        var command =
                new ArrayList<>(List.of(program, "-i", door.keyFile("riverbend").toString()));
        for (var option : List.of(
                "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "IdentitiesOnly=yes", "BatchMode=yes"))
            command.addAll(List.of("-o", option));
        command.addAll(options);
        command.add(String.valueOf(door.door.port()));
        command.addAll(List.of(operands));
        return command;
    }

    private ClientProgram.Ended run(List<String> command) throws Exception {
        return ClientProgram.run(dir, command);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(dir.resolve(name), content);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
