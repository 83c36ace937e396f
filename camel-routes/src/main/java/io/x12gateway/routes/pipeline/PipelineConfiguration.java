package io.x12gateway.routes.pipeline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.delivery.HeldMail;
import io.x12gateway.core.delivery.Retention;
import io.x12gateway.core.lineage.IndexRetention;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.response.Sweep;
import io.x12gateway.routes.broker.Broker;
import io.x12gateway.routes.observe.GatewayMeters;
import org.apache.camel.RoutesBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.List;

/** Relay and stage routes. Started before the doors open, stopped after they have closed. */
@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {
    /** Below the phase of the Camel context and of every door. */
    private static final int BEFORE_ROUTES_AND_DOORS = Integer.MAX_VALUE - 8192;

    @Bean(destroyMethod = "close")
    OutboxRelay outboxRelay(Outbox outbox, Broker broker, PipelineSettings settings, MeterRegistry meters) {
        var relay = new OutboxRelay(outbox, broker.sending(), settings);
        Gauge.builder(GatewayMeters.RELAY_LAG, relay, r -> seconds(r.lag()))
                .description("Time since there was last no work left to announce to the broker")
                .baseUnit("seconds")
                .register(meters);
        return relay;
    }

    @Bean
    SmartLifecycle outboxRelayStart(OutboxRelay relay) {
        return new SmartLifecycle() {
            @Override
            public void start() {
                relay.start();
            }

            @Override
            public void stop() {
                relay.close();
            }

            @Override
            public boolean isRunning() {
                return relay.running();
            }

            @Override
            public int getPhase() {
                return BEFORE_ROUTES_AND_DOORS;
            }
        };
    }

    @Bean
    Failures failures(Sweep sweep, MeterRegistry meters) {
        return new Failures(sweep::giveUp, meters);
    }

    @Bean
    Precedence precedence() {
        return new Precedence();
    }

    @Bean
    StageConsumer stageConsumer(Outbox outbox, List<StageWorker> workers, Failures failures, Precedence precedence) {
        return new StageConsumer(outbox, workers, failures, precedence);
    }

    @Bean
    RoutesBuilder dispositionRoute(PipelineSettings settings, StageConsumer stage) {
        return new DispositionRoute(settings, stage);
    }

    @Bean
    RoutesBuilder inquiryRoute(PipelineSettings settings, StageConsumer stage) {
        return new InquiryRoute(settings, stage);
    }

    @Bean
    RoutesBuilder responseRoute(PipelineSettings settings, StageConsumer stage) {
        return new ResponseRoute(settings, stage);
    }

    @Bean
    RoutesBuilder deliveryRoute(PipelineSettings settings, StageConsumer stage) {
        return new DeliveryRoute(settings, stage);
    }

    @Bean
    RoutesBuilder lineageRoute(PipelineSettings settings, StageConsumer stage) {
        return new LineageRoute(settings, stage);
    }

    @Bean
    RoutesBuilder handoverRoute(PipelineSettings settings, StageConsumer stage) {
        return new HandoverRoute(settings, stage);
    }

    @Bean
    RoutesBuilder deadLetterRoute(StageConsumer stage) {
        return new DeadLetterRoute(stage);
    }

    @Bean
    RoutesBuilder sweepRoute(
            PipelineSettings settings,
            Sweep sweep,
            HeldMail held,
            Retention retention,
            IndexRetention lineage,
            Failures failures) {
        return new SweepRoute(
                settings, List.of(sweep::sweep, held::retry, retention::purgeIfDue, lineage::purgeIfDue), failures);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
