package io.x12gateway.samples.demo;

import io.x12gateway.samples.demo.WebhookReceiver.Told;
import io.x12gateway.samples.scenario.Access;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a partner's own server is told by the gateway, for the reader. */
record Hearing(WebhookReceiver receiver, Access access) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How many messages came so far. */
    int count() {
        return receiver.told().size();
    }

    /**
     * Waits until the billing agency was told of a remittance, and says so; whether it was, and the signature fits.
     *
     * @param before messages that came earlier
     */
    boolean heardOfPayment(Transcript transcript, int before) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var message = payment(before);
        while (message.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            message = payment(before);
        }
        boolean good = message.filter(Told::genuine).isPresent();
        var name = access.partner(DemoPartner.AGENCY).name();
        transcript.told(
                good,
                name + "'s own server is told by webhook: "
                        + message.map(Hearing::inWords).orElse("nothing within " + PATIENCE.toSeconds() + " s"));
        return good;
    }

    private Optional<Told> payment(int before) {
        return receiver.told().stream()
                .skip(before)
                .filter(told -> told.event().equals("mailbox.delivered"))
                .filter(told -> body(told).path("partner").asString("").equals(DemoPartner.AGENCY))
                .filter(told -> body(told).at("/data/kind").asString("").equals("835"))
                .reduce((first, last) -> last);
    }

    private static String inWords(Told told) {
        var data = body(told).path("data");
        return told.event() + ", " + data.path("kind").asString() + " at "
                + data.path("link").asString() + "; the signature "
                + (told.genuine() ? "fits" : "does not fit");
    }

    private static JsonNode body(Told told) {
        return JsonMapper.shared().readTree(told.body());
    }
}
