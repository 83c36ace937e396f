package io.x12gateway.core.partner;

import java.time.Duration;

/** The outgoing channels of a partner document. */
final class ChannelReader {
    private static final int SSH_PORT = 22;
    private static final int EVERY_SECONDS = 60;
    private static final String EVERY_FILE = "[^.].*";

    private ChannelReader() {}

    static Channels channels(DocumentNode node) {
        var in = DocumentFields.of(node, "channels", DocumentKeys.CHANNELS);
        return new Channels(
                in.each("webhooks", ChannelReader::webhook),
                in.each("pulls", ChannelReader::pull),
                in.each("pushes", ChannelReader::push));
    }

    private static WebhookTarget webhook(DocumentNode node) {
        var in = DocumentFields.of(node, "a webhook", DocumentKeys.WEBHOOK);
        return in.made(() -> new WebhookTarget(
                in.required("url"), in.required("secretName"), PartnerReader.set(in.texts("events"))));
    }

    private static RemotePull pull(DocumentNode node) {
        var in = DocumentFields.of(node, "a pull", DocumentKeys.PULL);
        return in.made(() -> new RemotePull(
                in.required("name"),
                in.required("host"),
                in.number("port").orElse(SSH_PORT),
                in.required("user"),
                in.required("keyName"),
                in.texts("hostKeys"),
                in.required("directory"),
                in.text("pattern", EVERY_FILE),
                in.word("after", RemotePull.After.class, RemotePull.After.DELETE),
                in.text("moveTo", ""),
                Duration.ofSeconds(in.number("everySeconds").orElse(EVERY_SECONDS))));
    }

    private static RemotePush push(DocumentNode node) {
        var in = DocumentFields.of(node, "a push", DocumentKeys.PUSH);
        return in.made(() -> new RemotePush(
                in.required("name"),
                in.required("host"),
                in.number("port").orElse(SSH_PORT),
                in.required("user"),
                in.required("keyName"),
                in.texts("hostKeys"),
                in.required("directory"),
                PartnerReader.set(in.texts("kinds")),
                in.word("uncertain", RemotePush.Uncertain.class, RemotePush.Uncertain.HOLD)));
    }
}
