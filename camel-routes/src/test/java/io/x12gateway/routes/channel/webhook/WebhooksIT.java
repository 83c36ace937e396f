package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.partner.Channels;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.WebhookTarget;
import io.x12gateway.routes.OperatorTool;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import io.x12gateway.routes.channel.http.DoorClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole way through the running gateway, over HTTPS, to a receiver that a partner could have. */
class WebhooksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SECRET = "an invented secret of some length";
    private static final List<String> STORY = List.of(
            "submission.received",
            "submission.accepted",
            "acknowledgment.ready",
            "mailbox.delivered",
            "submission.completed");

    @TempDir
    private Path dir;

    @Test
    void tellsAPartnerTheStoryOfItsBatchAndNobodyOfItsPatients() throws Exception {
        var keys = new ReceiverKeys();
        var over = new CountDownLatch(1);
        try (var well = Receiver.https(keys);
                var hanging = Receiver.https(keys).answering((exchange, n) -> hang(over));
                var gateway = RunningGateway.start(dir.resolve("data"), settings(keys))) {
            var secrets = Files.createDirectories(dir.resolve("data/webhook-secrets"));
            Files.writeString(secrets.resolve("riverbend-hook"), SECRET);
            subscribe(gateway, hanging.url(), well.url());
            try (var client = new DoorClient(gateway)) {
                submit(client);
                await().atMost(PATIENCE).until(() -> well.received().size() == STORY.size());
                isTheStory(well.received());
                fetches(client, well.received());
                shows(client, well.url());
            }
            operate(gateway, well);
            over.countDown();
        } finally {
            over.countDown();
        }
    }

    private static void hang(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void submit(DoorClient client) {
        var answer = client.send(client.to("/v1/transactions", TestPartner.RIVERBEND)
                .header("Content-Type", "application/edi-x12")
                .header("Prefer", "respond-async")
                .POST(DoorClient.text(TestX12.inquiry(TestPartner.RIVERBEND, 777001))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static void isTheStory(List<Receiver.Received> received) {
        var inOrder = received.stream()
                .sorted((a, b) -> Long.compare(sequence(a), sequence(b)))
                .toList();
        assertThat(inOrder).extracting(Receiver.Received::event).containsExactlyElementsOf(STORY);
        assertThat(received)
                .allMatch(got -> got.isSignedWith(SECRET))
                .allMatch(got -> got.attempt() == 1)
                .extracting(Receiver.Received::id)
                .doesNotHaveDuplicates();
        for (var got : received)
            assertThat(got.body())
                    .doesNotContain("SAMPLEA")
                    .doesNotContain("MARIA")
                    .doesNotContain("1EG4TE5MK73")
                    .doesNotContain("19480307")
                    .doesNotContain("TRACE777001");
    }

    /** What a link leads to is what the event says. */
    private static void fetches(DoorClient client, List<Receiver.Received> received) {
        for (var got : received) {
            var data = body(got).path("data");
            var answer = client.send(client.to(data.path("link").asString(), TestPartner.RIVERBEND));
            assertThat(answer.statusCode()).as(got.body()).isEqualTo(200);
            if (data.has("item"))
                assertThat(answer.headers().firstValue("ETag").orElse(""))
                        .contains(data.path("sha256").asString());
        }
    }

    private static void shows(DoorClient client, String url) {
        await().atMost(PATIENCE).until(() -> {
            var page = DoorClient.json(
                    client.send(client.to("/v1/webhooks/deliveries?state=DELIVERED", TestPartner.RIVERBEND)));
            return page.path("deliveries").size() == STORY.size();
        });
        var page = DoorClient.json(client.send(client.to("/v1/webhooks/deliveries", TestPartner.RIVERBEND)));
        assertThat(page.path("deliveries")).hasSize(2 * STORY.size());
        assertThat(page.toString()).contains(url).contains("\"PENDING\"");
        var first = DoorClient.json(client.send(client.to("/v1/webhooks/deliveries?limit=1", TestPartner.RIVERBEND)));
        assertThat(first.path("deliveries")).hasSize(2); // one event, two addresses
        var rest = DoorClient.json(client.send(
                client.to("/v1/webhooks/deliveries?before=" + first.path("next").asString(), TestPartner.RIVERBEND)));
        assertThat(rest.path("deliveries")).hasSize(2 * STORY.size() - 2);
        var others = DoorClient.json(client.send(client.to("/v1/webhooks/deliveries", TestPartner.HARBOR)));
        assertThat(others.path("deliveries")).isEmpty();
    }

    private static void operate(RunningGateway gateway, Receiver well) {
        var partner = TestPartner.RIVERBEND.id().value();
        var target = new WebhookTarget(well.url(), "riverbend-hook", Set.of()).id();
        assertThat(run(gateway, 0, "webhooks", "list"))
                .contains(partner + " " + target + " OPEN " + well.url())
                .contains("delivered 5");
        assertThat(run(gateway, 0, "webhooks", "stop", partner, target)).contains("STOPPED");
        int before = well.received().size();
        var test = run(gateway, 0, "webhooks", "test", partner);
        assertThat(test).contains("webhook.test").contains("STOPPED " + partner);
        var event = test.substring(0, test.indexOf(' '));
        assertThat(well.received()).hasSize(before);
        assertThat(run(gateway, 0, "webhooks", "resume", partner, target)).contains("OPEN");
        await().atMost(PATIENCE).until(() -> well.received().size() == before + 1);
        assertThat(well.received().getLast().id()).isEqualTo(event);
        await().atMost(PATIENCE)
                .until(() -> run(gateway, 0, "webhooks", "show", event).contains("DELIVERED"));
        assertThat(run(gateway, 0, "webhooks", "retry", event)).contains("PENDING"); // at the one that hangs
        assertThat(run(gateway, 0, "webhooks", "list", "--partner", partner)).contains(event);
        assertThat(run(gateway, 0, "webhooks", "list", "--json")).contains("\"targets\"");
        assertThat(run(gateway, 1, "webhooks", "show", "01ARZ3NDEKTSV4RRFFQ69G5FAV"))
                .contains("404");
        assertThat(run(gateway, 1, "webhooks", "test", TestPartner.HARBOR.id().value()))
                .contains("404");
    }

    private static String run(RunningGateway gateway, int exitCode, String... command) {
        var out = new StringWriter();
        var arguments = new ArrayList<>(List.of(command));
        arguments.add("--data-dir=" + gateway.dataDir());
        var code = new CommandLine(new OperatorTool())
                .setOut(new PrintWriter(out, true))
                .execute(arguments.toArray(String[]::new));
        assertThat(code).as(out.toString()).isEqualTo(exitCode);
        return out.toString();
    }

    private static void subscribe(RunningGateway gateway, String... urls) {
        var hooks = new ArrayList<WebhookTarget>();
        for (var url : urls) hooks.add(new WebhookTarget(url, "riverbend-hook", Set.of()));
        var partners = gateway.bean(Partners.class);
        var riverbend = partners.find(TestPartner.RIVERBEND.id()).orElseThrow();
        partners.register(
                List.of(riverbend
                        .with()
                        .channels(new Channels(hooks, List.of(), List.of()))
                        .build()),
                "test");
    }

    private static long sequence(Receiver.Received got) {
        return body(got).path("sequence").asLong();
    }

    private static JsonNode body(Receiver.Received got) {
        return JsonMapper.builder().build().readTree(got.body());
    }

    private Map<String, String> settings(ReceiverKeys keys) throws Exception {
        return Map.of(
                "gateway.partners-file",
                RunningGateway.partnersFile(),
                // Nobody is there to be asked, and the answer says so soon.
                "gateway.routing.inquiry-deadline",
                "2s",
                "gateway.pipeline.sweep-interval",
                "1s",
                "gateway.webhooks.allowed-networks",
                "127.0.0.0/8",
                "gateway.webhooks.ports",
                "443,1024-65535",
                "gateway.webhooks.trust-store",
                keys.trustStore(dir.resolve("trust.p12")).toString(),
                "gateway.webhooks.trust-store-password",
                ReceiverKeys.PASSWORD);
    }
}
