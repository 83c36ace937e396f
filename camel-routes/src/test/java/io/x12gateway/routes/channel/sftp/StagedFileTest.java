package io.x12gateway.routes.channel.sftp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class StagedFileTest {
    @TempDir
    Path dir;

    @Test
    void givesBackWhatWasWrittenInAnyOrderAndSize() throws Exception {
        var random = new Random(7);
        var bytes = new byte[300_001];
        random.nextBytes(bytes);
        var file = new StagedFile(dir.resolve("u"));
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
        var file = new StagedFile(dir.resolve("u"));
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
    void namesTheHole() throws Exception {
        var file = new StagedFile(dir.resolve("u"));
        file.write(ByteBuffer.wrap(new byte[10]), 100);
        assertThat(file.hole()).hasValue(0);
    }
}
