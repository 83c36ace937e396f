package io.x12gateway.routes.channel.sftp;

import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.OptionalFeature;
import org.apache.sshd.server.SshServer;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class SshAlgorithmsTest {

    @Test
    void areWhatTheReferencePageSays() throws Exception {
        var page = Files.readString(Path.of("..", "docs", "reference", "sftp.md"));
        SshAlgorithms.names()
                .forEach((kind, names) ->
                        assertThat(page).contains("| " + kind + " | " + String.join(", ", names) + " |"));
    }

    @Test
    void areAllThereOnThisPlatform() {
        var server = SshServer.setUpDefaultServer();
        SshAlgorithms.applyTo(server);
        assertThat(server.getCipherFactories()).allMatch(f -> ((OptionalFeature) f).isSupported());
        assertThat(server.getMacFactories()).allMatch(f -> ((OptionalFeature) f).isSupported());
        assertThat(server.getSignatureFactories()).allMatch(f -> ((OptionalFeature) f).isSupported());
        assertThat(NamedResource.getNameList(server.getKeyExchangeFactories()))
                .isEqualTo(SshAlgorithms.names().get("key exchange"));
    }

    @Test
    void haveNothingWeak() {
        assertThat(SshAlgorithms.names().values())
                .allSatisfy(names -> assertThat(names)
                        .noneMatch(n -> n.contains("sha1") || n.contains("cbc") || n.contains("md5"))
                        .noneMatch(n -> n.equals("ssh-rsa") || n.equals("ssh-dss") || n.contains("chacha")));
    }
}
