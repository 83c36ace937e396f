package io.x12gateway.routes.doors;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.routes.channel.remote.PartnersOwnServer;
import io.x12gateway.samples.scenario.Access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.awaitility.Awaitility.await;

/**
 * A partner that does not come to us: it lays files into its own server's {@code out}, and finds ours in {@code in}. That
 * a document arrived there is its acknowledgment.
 */
final class PullDoor implements Door {
    static final String NAME = "sftp-pull";
    private static final AtomicInteger FILES = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private final PartnersOwnServer server;
    private final Submissions submissions;

    PullDoor(House house) {
        this.server = house.partnersServer();
        this.submissions = house.gateway().bean(Submissions.class);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean onTheLine() {
        return false;
    }

    /** Nobody who only lays files down is told anything but by documents. */
    @Override
    public boolean knowsDuplicates() {
        return false;
    }

    @Override
    public boolean hasAMailbox() {
        return false;
    }

    @Override
    public String insteadOf(String partner) {
        return switch (partner) {
            case "quillway" -> Newcomers.OWN_SERVER;
            case Newcomers.TEST_ONLY -> Newcomers.OWN_SERVER_TEST_ONLY;
            default -> partner;
        };
    }

    @Override
    public Sent send(Access.Partner partner, String kind, String x12) {
        var name = "pulled-" + FILES.incrementAndGet() + ".x12";
        try {
            server.put(partner.id() + "/out/" + name, x12.getBytes(StandardCharsets.ISO_8859_1), Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().alias(name + " of " + partner.id() + " is pulled")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !server.has(partner.id() + "/out/" + name));
        return new Sent.Received(received(partner, name).id().value(), false);
    }

    private Submission received(Access.Partner partner, String name) {
        return submissions.uploads(new PartnerId(partner.id()), Channel.SFTP_PULL, "", Integer.MAX_VALUE).stream()
                .filter(submission -> submission.fileName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(name + " is gone from the partner's server and was not received"));
    }

    private List<String> names(Access.Partner partner) {
        try {
            return server.names(partner.id() + "/in");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files carry no submission in their names; what is in them tells. */
    @Override
    public List<String> waiting(Access.Partner partner, String kind, String submission) {
        return names(partner).stream()
                .filter(name -> name.startsWith(kind + "_"))
                .sorted()
                .toList();
    }

    @Override
    public String fetch(Access.Partner partner, String name) {
        try {
            return server.text(partner.id() + "/in/" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void acknowledge(Access.Partner partner, String name) {
        throw new UnsupportedOperationException("arrival is the acknowledgment");
    }
}
