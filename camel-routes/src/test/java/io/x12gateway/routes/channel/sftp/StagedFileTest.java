package io.x12gateway.routes.channel.sftp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.crypto.SecretKey;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StagedFileTest {
    private static final SecretKey KEY = new StagingKeys(new byte[32]).bytes("u");

    @TempDir
    Path dir;

    @Test
    void givesBackWhatWasWrittenInAnyOrderAndSize() throws Exception {
        var random = new Random(7);
        var bytes = new byte[300_001];
        random.nextBytes(bytes);
        var file = StagedFile.begin(dir.resolve("u"), KEY);
        for (int from : new int[] {100_003, 0, 200_001, 7}) {
            int to = Math.min(bytes.length, from + 100_003);
            file.write(ByteBuffer.wrap(bytes, from, to - from), from);
            if (from == 0) file.release(); // as after a lost connection
        }
        assertThat(file.hole()).isEmpty();
        assertThat(file.size()).isEqualTo(bytes.length);
        try (var in = file.read()) {
            assertThat(Arrays.mismatch(in.readAllBytes(), bytes)).isEqualTo(-1);
        }
    }

    @Test
    void leavesNothingReadableOnDisk() throws Exception {
        var file = StagedFile.begin(dir.resolve("u"), KEY);
        var text = "ISA*00*          *00*".repeat(50).getBytes(StandardCharsets.US_ASCII);
        file.write(ByteBuffer.wrap(text), 0);
        var raw = new String(Files.readAllBytes(dir.resolve("u")), StandardCharsets.ISO_8859_1);
        assertThat(raw).hasSize(text.length).doesNotContain("ISA").doesNotContain("*00*");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("u"))))
                .isEqualTo("rw-------");
        file.delete();
        assertThat(dir.resolve("u")).doesNotExist();
    }

    @Test
    void isGoneOnWithByALaterProcess() throws Exception {
        var first = StagedFile.begin(dir.resolve("u"), KEY);
        first.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 0);
        var ranges = first.force();
        first.write(ByteBuffer.wrap(new byte[] {9, 9}), 3); // of which nobody was told
        first.release();
        var later = StagedFile.goOn(dir.resolve("u"), KEY, new Coverage(ranges));
        assertThat(later.size()).isEqualTo(3);
        later.write(ByteBuffer.wrap(new byte[] {4}), 3);
        try (var in = later.read()) {
            assertThat(in.readAllBytes()).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void isNotGoneOnWithIfBytesAreMissing() throws Exception {
        StagedFile.begin(dir.resolve("u"), KEY).write(ByteBuffer.wrap(new byte[3]), 0);
        assertThatThrownBy(() -> StagedFile.goOn(dir.resolve("u"), KEY, new Coverage(Map.of(0L, 4L))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void namesTheHole() throws Exception {
        var file = StagedFile.begin(dir.resolve("u"), KEY);
        file.write(ByteBuffer.wrap(new byte[10]), 100);
        assertThat(file.hole()).hasValue(0);
    }
}
