package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.delivery.PartnerAcknowledgments;
import io.x12gateway.core.delivery.Pickup;
import io.x12gateway.core.partner.PartnerFile;
import io.x12gateway.core.wiring.World;
import io.x12gateway.routes.channel.http.HttpAnswer;
import io.x12gateway.routes.channel.http.HttpArrival;
import io.x12gateway.routes.channel.http.HttpSettings;
import io.x12gateway.routes.channel.http.TestAnswers;
import io.x12gateway.routes.channel.http.access.TestLogins;
import io.x12gateway.routes.settings.InterchangeSettings;
import io.x12gateway.routes.settings.RealTimeSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CORE door on the core's in-memory twins, with the settings and partners of the integration tests. */
final class CoreBench {
    final World world = new World();
    final CoreSettings settings = bound("gateway.core-connectivity", CoreSettings.class);
    private final CoreExchange exchange;

    CoreBench() {
        world.ledger.partners().register(PartnerFile.read(Path.of("src/test/resources/partners.yaml")), "test");
        var ledger = world.ledger;
        var ours = new InterchangeSettings("ZZ", "GATEWAY", "GATEWAY", ZoneOffset.UTC);
        var answers = TestAnswers.create();
        var login = new CoreLogin(
                TestLogins.passwords(ledger.partners(), world.clock),
                TestLogins.refusals(ledger, world.clock),
                TestLogins.admission(ledger, world.clock),
                new Nonces(world.clock));
        var mailbox = new Mailbox(ledger.mailboxes(), ledger.payloads(), ledger, world.clock);
        var intake = world.core.intake();
        exchange = new CoreExchange(
                List.of(
                        new MimeBinding(settings, ours, answers, world.clock),
                        new SoapBinding(settings, ours, world.clock)),
                new EnvelopeChecks(settings, ours, login, ledger.submissions(), intake),
                new CoreDoor(
                        settings,
                        new RealTimeSettings(Duration.ofSeconds(20)),
                        world.core.realTime(),
                        intake,
                        new PartnerAcknowledgments(
                                ledger.submissions(),
                                ledger.mailboxes(),
                                mailbox,
                                ledger.payloads(),
                                ledger,
                                world.clock),
                        new Retrieval(
                                settings,
                                ledger.submissions(),
                                ledger.mailboxes(),
                                mailbox,
                                new Pickup(ledger.mailboxes(), ledger, world.clock),
                                ledger.payloads()),
                        TestLogins.admission(ledger, world.clock)),
                bound("gateway.http", HttpSettings.class),
                answers);
    }

    private static <T> T bound(String prefix, Class<T> type) {
        try {
            var sources = new MutablePropertySources();
            new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yaml"))
                    .forEach(sources::addLast);
            return new Binder(
                            ConfigurationPropertySources.from(sources),
                            new PropertySourcesPlaceholdersResolver(sources))
                    .bind(prefix, type)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came back. */
    record Reply(int status, Map<String, String> headers, Map<String, String> fields) {
        String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    Reply send(TestEnvelope.Form form, Map<String, String> fields) {
        return send(form.contentType(), TestEnvelope.write(form, fields));
    }

    Reply send(String contentType, byte[] body) {
        var answer = receive(contentType, new ByteArrayInputStream(body));
        var type = answer.headers().getOrDefault("Content-Type", "");
        return new Reply(answer.status(), answer.headers(), TestEnvelope.read(type, TestEnvelope.bytes(answer)));
    }

    HttpAnswer receive(String contentType, InputStream body) {
        return exchange.receive(
                new HttpArrival(Optional.empty(), contentType, -1, "", Optional.empty(), body, "192.0.2.7"));
    }

    int submissions() {
        return world.ledger.submissions().recent(1000).size();
    }
}
