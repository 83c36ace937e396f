package io.x12gateway.samples.demo;

import io.x12gateway.samples.scenario.Access;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The demo's directory: keys and certificates made here and good for nothing else, the partner file, the settings of
 * gateway and mocks, and {@code access.json} with what each partner needs. Made once; a second start finds the same
 * partners, so that work a killed gateway left behind can be finished.
 */
public final class DemoFolder {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private final DemoPlaces places;
    private final Ports ports;
    private final boolean tells;

    public DemoFolder(Path root, Ports ports) {
        this(root, ports, false);
    }

    private DemoFolder(Path root, Ports ports, boolean tells) {
        this.places = new DemoPlaces(root.toAbsolutePath().normalize());
        this.ports = ports;
        this.tells = tells;
    }

    /** One whose partners are told what happens at a {@link #receiver}. */
    public static DemoFolder withWebhooks(Path root, Ports ports) {
        return new DemoFolder(root, ports, true);
    }

    public Path root() {
        return places.root();
    }

    public Path accessFile() {
        return places.accessFile();
    }

    public Path gatewaySettings() {
        return root().resolve("gateway.yaml");
    }

    public Path mockSettings() {
        return root().resolve("mocks.yaml");
    }

    public Path gatewayLog() {
        return root().resolve("gateway.log");
    }

    /** Makes what is missing and (re)writes the settings for these ports. */
    public Access prepare() {
        try {
            Files.createDirectories(places.keys());
            var access = Files.exists(accessFile()) ? withPorts(Access.read(accessFile())) : create();
            access.write(accessFile());
            DemoPlaces.restrict(accessFile());
            if (tells) subscribe();
            var settings = new DemoSettings(places, ports, tells);
            YAML.writeValue(gatewaySettings(), settings.gateway());
            YAML.writeValue(mockSettings(), settings.mocks());
            return access;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + root(), e);
        }
    }

    /** Where the partners are told, once the folder is prepared. */
    public WebhookReceiver receiver() {
        try {
            return new WebhookReceiver(
                    ports.webhooks(), Files.readString(places.webhookSecret()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The receiver may listen elsewhere than at the last start. */
    private void subscribe() throws IOException {
        var secret = places.webhookSecret();
        if (!Files.exists(secret)) {
            Files.createDirectories(places.webhookSecrets());
            Files.writeString(secret, Secrets.newToken());
            DemoPlaces.restrict(secret);
        }
        var file = (ObjectNode) YAML.readTree(Files.readString(places.partnersFile()));
        for (var partner : file.path("partners"))
            if (DemoPartner.TOLD.contains(partner.path("id").asString()))
                ((ObjectNode) partner)
                        .putObject("channels")
                        .putArray("webhooks")
                        .addObject()
                        .put("url", "http://127.0.0.1:" + ports.webhooks() + "/events")
                        .put("secretName", DemoPlaces.WEBHOOK_SECRET);
        YAML.writeValue(places.partnersFile(), file);
    }

    private Access create() throws IOException {
        var authority = Authority.create("CN=Demo authority of this directory only");
        authority.writeCertificate(places.key("authority.pem"));
        authority.writeTrustStore(places.key("authority.p12"), DemoPlaces.STORE_PASSWORD);
        authority.issue("CN=gateway.demo").writePem(places.key("gateway.pem"), places.key("gateway.key"));
        DemoPlaces.restrict(places.key("gateway.key"));
        Secrets.writeKey(places.key(DemoPlaces.REMITTANCE_KEY));
        places.writeStore(authority.issue("CN=hets.demo"), "hets.p12");
        places.writeStore(authority.issue("CN=GW0001"), "gateway-at-hets.p12");
        var enrolment = new Enrolment(places, authority);
        for (var partner : DemoPartner.ALL) enrolment.enrol(partner);
        YAML.writeValue(places.partnersFile(), enrolment.registry());
        return withPorts(new Access(
                "",
                "",
                places.key("authority.pem").toString(),
                DemoSettings.LOOPBACK,
                0,
                "",
                places.operatorToken().toString(),
                List.of(),
                enrolment.partners()));
    }

    private Access withPorts(Access access) {
        return access.at(
                "http://127.0.0.1:" + ports.http(),
                "https://localhost:" + ports.https(),
                ports.sftp(),
                "http://127.0.0.1:" + ports.mocks());
    }
}
