package io.x12gateway.routes.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.webhook.WebhookDelivery;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** {@link Standing} as gauges. */
@Component
final class StandingGauges implements MeterBinder {
    private static final Set<WebhookDelivery.State> NOT_ARRIVED =
            EnumSet.complementOf(EnumSet.of(WebhookDelivery.State.DELIVERED));
    private final Standing standing;

    StandingGauges(Standing standing) {
        this.standing = standing;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (var state : SubmissionState.values())
            gauge(GatewayMeters.SUBMISSIONS, p -> p.submissions().getOrDefault(state, 0L))
                    .tag(GatewayMeters.TAG_STATE, lower(state))
                    .register(meters);
        for (var stage : Stage.values())
            gauge(GatewayMeters.WORK_WAITING, p -> p.work().getOrDefault(stage, 0L))
                    .tag(GatewayMeters.TAG_STAGE, lower(stage))
                    .register(meters);
        gauge(GatewayMeters.WORK_OLDEST, p -> p.oldest().toMillis() / 1000.0)
                .baseUnit("seconds")
                .register(meters);
        gauge(GatewayMeters.MAILBOX_WAITING, Standing.Picture::mailboxWaiting).register(meters);
        gauge(GatewayMeters.LEDGER_WAITING, Standing.Picture::ledger).register(meters);
        for (var state : NOT_ARRIVED)
            gauge(GatewayMeters.WEBHOOK_WAITING, p -> p.webhooks().deliveries().getOrDefault(state, 0L))
                    .tag(GatewayMeters.TAG_STATE, lower(state))
                    .register(meters);
        gauge(GatewayMeters.WEBHOOK_OLDEST, p -> p.oldestWebhook().toMillis() / 1000.0)
                .baseUnit("seconds")
                .register(meters);
        gauge(GatewayMeters.WEBHOOK_TARGETS_STOPPED, p -> p.webhooks().stoppedTargets())
                .register(meters);
    }

    private Gauge.Builder<Standing> gauge(String name, ToDoubleFunction<Standing.Picture> value) {
        return Gauge.builder(name, standing, s -> value.applyAsDouble(s.picture()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
