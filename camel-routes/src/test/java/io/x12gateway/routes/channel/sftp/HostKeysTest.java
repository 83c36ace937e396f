package io.x12gateway.routes.channel.sftp;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;

class HostKeysTest {
    @TempDir
    Path dir;

    @Test
    void makesAnEd25519AndALongRsaKeyOnceForTheOwnerAlone() throws Exception {
        var keys = HostKeys.in(dir.resolve("sftp"));
        assertThat(keys.getKeyTypes(null)).contains("ssh-ed25519", "ssh-rsa");
        assertThat(KeyUtils.getKeySize(keys.loadKey(null, "ssh-rsa").getPublic()))
                .isEqualTo(3072);
        try (var files = Files.list(dir.resolve("sftp"))) {
            assertThat(files.toList())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        var again = HostKeys.in(dir.resolve("sftp"));
        for (var type : new String[] {"ssh-ed25519", "ssh-rsa"})
            assertThat(KeyUtils.compareKeys(
                            again.loadKey(null, type).getPublic(),
                            keys.loadKey(null, type).getPublic()))
                    .isTrue();
    }
}
