package io.x12gateway.routes;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.spring.SpringCamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one Camel context. Routes are up before the web server opens its ports and stop after it has drained, so no
 * request ever finds a door without a route behind it.
 */
@Configuration(proxyBeanMethods = false)
class CamelConfiguration {
    /** Below the web server's phases: started before it, stopped after it. */
    private static final int BEFORE_WEB_SERVER = Integer.MAX_VALUE - 4096;

    @Bean(destroyMethod = "stop")
    SpringCamelContext camelContext(ApplicationContext spring, MeterRegistry meters) {
        var context = new SpringCamelContext(spring) {
            @Override
            public int getPhase() {
                return BEFORE_WEB_SERVER;
            }
        };
        context.disableJMX();
        context.setStreamCaching(false);
        context.setAllowUseOriginalMessage(false);
        context.setLogExhaustedMessageBody(false);
        context.setMessageHistory(false);
        context.setShutdownEager(false);
        context.getShutdownStrategy().setTimeout(30);
        var routeMeters = new MicrometerRoutePolicyFactory();
        routeMeters.setMeterRegistry(meters);
        context.addRoutePolicyFactory(routeMeters);
        return context;
    }

    /** Adds every {@link RoutesBuilder} bean, then starts. */
    @Bean
    SmartLifecycle camelStart(SpringCamelContext context, ObjectProvider<RoutesBuilder> routes) {
        return new SmartLifecycle() {
            @Override
            public void start() {
                routes.orderedStream().forEach(this::add);
                context.start();
            }

            private void add(RoutesBuilder builder) {
                try {
                    context.addRoutes(builder);
                } catch (Exception e) {
                    throw new IllegalStateException(
                            "routes of " + builder.getClass().getSimpleName() + ": " + e, e);
                }
            }

            @Override
            public void stop() {
                context.stop();
            }

            @Override
            public boolean isRunning() {
                return context.isStarted();
            }

            @Override
            public int getPhase() {
                return BEFORE_WEB_SERVER;
            }
        };
    }
}
