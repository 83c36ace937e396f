package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.Ulid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** What a process that is killed leaves to the next one: these never say goodbye to the first. */
class StagingTest {
    private static final PartnerId CLINIC = new PartnerId("clinic");
    private static final PartnerId BILLING = new PartnerId("billing");
    private static final int WRITTEN_AT_ONCE = 32_000;

    @TempDir
    Path dir;

    @Test
    void aLargeUploadCanBeGoneOnWithFromNearWhereItStopped() throws IOException {
        var bytes = new byte[20_000_000];
        new Random(5).nextBytes(bytes);
        var killed = staging("secret");
        write(killed, killed.begin(CLINIC, Channel.SFTP_TEST, "claims.x12"), bytes);

        var upload = staging("secret").resumable().getFirst();

        assertThat(upload.partner()).isEqualTo(CLINIC);
        assertThat(upload.channel()).isEqualTo(Channel.SFTP_TEST);
        assertThat(upload.name()).isEqualTo("claims.x12");
        int size = Math.toIntExact(upload.file().size());
        assertThat(size).isBetween(16_000_000, 20_000_000);
        assertThat(upload.file().hole()).isEmpty();
        try (var in = upload.file().read()) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOf(bytes, size));
        }
    }

    @Test
    void whatWasNotedIsKeptAndTheRestIsToldOf() throws IOException {
        var killed = staging("secret");
        var waits = killed.begin(CLINIC, Channel.SFTP, "waits.part");
        write(killed, waits, new byte[100]);
        killed.note(waits);
        write(killed, killed.begin(BILLING, Channel.SFTP, "small.x12"), new byte[70]);

        var next = staging("secret");

        assertThat(next.resumable()).extracting(Upload::name).containsExactly("waits.part");
        assertThat(next.leftovers()).containsExactly(new Staging.Leftover("billing", 70));
        next.discard(next.resumable().getFirst());
        assertThat(files()).isZero();
    }

    @Test
    void aNewNameIsNoted() throws IOException {
        var killed = staging("secret");
        var upload = killed.begin(CLINIC, Channel.SFTP, "a.part");
        write(killed, upload, new byte[10]);
        killed.note(upload);
        upload.rename("b.part");
        killed.note(upload);

        assertThat(staging("secret").resumable()).extracting(Upload::name).containsExactly("b.part");
    }

    @Test
    void neitherNamesNorBytesAreReadableWithoutTheSecret() throws IOException {
        var staging = staging("secret");
        var upload = staging.begin(CLINIC, Channel.SFTP, "named-for-a-patient.x12");
        write(staging, upload, "ISA*00*".repeat(20).getBytes(StandardCharsets.US_ASCII));
        staging.note(upload);

        try (var files = Files.list(dir)) {
            for (var file : files.toList())
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("named-for-a-patient")
                        .doesNotContain("ISA*");
        }
        var stranger = staging("another installation's");
        assertThat(stranger.resumable()).isEmpty();
        assertThat(stranger.leftovers()).containsExactly(new Staging.Leftover("clinic", 140));
        assertThat(files()).isZero();
    }

    private Staging staging(String secret) {
        var clock = new TestClock();
        return new Staging(
                dir,
                new Staging.Limits(1L << 30, 1L << 30, 0),
                secret.getBytes(StandardCharsets.UTF_8),
                new Ulid(clock),
                clock);
    }

    private static void write(Staging staging, Upload upload, byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += WRITTEN_AT_ONCE)
            staging.write(upload, ByteBuffer.wrap(bytes, at, Math.min(WRITTEN_AT_ONCE, bytes.length - at)), at);
    }

    private long files() throws IOException {
        try (var files = Files.list(dir)) {
            return files.count();
        }
    }
}
