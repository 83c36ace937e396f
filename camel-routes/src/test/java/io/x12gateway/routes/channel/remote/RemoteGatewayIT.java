package io.x12gateway.routes.channel.remote;

import io.x12gateway.core.partner.Channels;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.RemotePull;
import io.x12gateway.core.partner.RemotePush;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.routes.OperatorTool;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole walk over a partner's own server, in the running gateway, with a registry that changes. */
class RemoteGatewayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path dir;

    @Test
    void pullsInquiriesAndPushesAcknowledgmentsAsTheRegistrySays() throws Exception {
        try (var server = new PartnersOwnServer(dir.resolve("partner"));
                var gateway = RunningGateway.start(dir.resolve("data"), settings())) {
            var keys = Files.createDirectories(dir.resolve("data/remote-keys"));
            Files.writeString(keys.resolve("riverbend"), server.privateKey());
            server.put("out/first.edi", TestX12.inquiry(TestPartner.RIVERBEND, 901));

            register(gateway, channels(server));
            await().atMost(PATIENCE).until(() -> server.names("in").stream().anyMatch(n -> n.startsWith("999_")));
            assertThat(server.names("out")).isEmpty();
            assertThat(gateway.bean(Submissions.class).recent(10))
                    .singleElement()
                    .satisfies(s -> assertThat(s.channel()).isEqualTo(Channel.SFTP_PULL));
            showsTheOperator(gateway);

            register(gateway, Channels.NONE);
            var camel = gateway.bean(CamelContext.class);
            await().atMost(PATIENCE).until(() -> camel.getRoute("remote.pull.riverbend-clinic.claims") == null);
            await().atMost(PATIENCE).until(() -> camel.getRoute("remote.push.riverbend-clinic.mail") == null);
            server.put("out/second.edi", TestX12.inquiry(TestPartner.RIVERBEND, 902));

            server.changeHostKey();
            register(gateway, channels(server)); // with its new key
            await().atMost(PATIENCE).until(() -> server.names("out").isEmpty());
            assertThat(gateway.bean(Submissions.class).recent(10)).hasSize(2);
        }
    }

    private static void showsTheOperator(RunningGateway gateway) {
        assertThat(run(gateway, 0, "remote", "status"))
                .contains("pull riverbend-clinic/claims at 127.0.0.1:", "removed 1", "push riverbend-clinic/mail");
        assertThat(run(gateway, 1, "remote", "retry", "01ARZ3NDEKTSV4RRFFQ69G5FAV"))
                .contains("404");
        assertThat(run(gateway, 0, "remote", "status", "--json")).contains("\"waiting\" : [ ]");
    }

    private static String run(RunningGateway gateway, int exitCode, String... command) {
        var out = new StringWriter();
        var arguments = new java.util.ArrayList<>(List.of(command));
        arguments.add("--data-dir=" + gateway.dataDir());
        var code = new CommandLine(new OperatorTool())
                .setOut(new PrintWriter(out, true))
                .execute(arguments.toArray(String[]::new));
        assertThat(code).as(out.toString()).isEqualTo(exitCode);
        return out.toString();
    }

    private static void register(RunningGateway gateway, Channels channels) {
        var partners = gateway.bean(Partners.class);
        var riverbend = partners.find(TestPartner.RIVERBEND.id()).orElseThrow();
        partners.register(List.of(riverbend.with().channels(channels).build()), "test");
    }

    private static Channels channels(PartnersOwnServer server) {
        var keys = List.of(server.hostKey());
        var pull = new RemotePull(
                "claims",
                "127.0.0.1",
                server.port(),
                PartnersOwnServer.USER,
                "riverbend",
                keys,
                "/out",
                ".*\\.edi",
                RemotePull.After.DELETE,
                "",
                Duration.ofSeconds(1));
        var push = new RemotePush(
                "mail",
                "127.0.0.1",
                server.port(),
                PartnersOwnServer.USER,
                "riverbend",
                keys,
                "/in",
                Set.of("999", "TA1", "271"),
                RemotePush.Uncertain.HOLD);
        return new Channels(List.of(), List.of(pull), List.of(push));
    }

    private static Map<String, String> settings() {
        return Map.of(
                "gateway.partners-file", RunningGateway.partnersFile(),
                "gateway.remote.allowed-networks", "127.0.0.0/8",
                "gateway.remote.stable-for", "300ms",
                "gateway.remote.push-interval", "300ms",
                "gateway.remote.registry-interval", "300ms",
                "gateway.remote.back-off-first", "200ms");
    }
}
