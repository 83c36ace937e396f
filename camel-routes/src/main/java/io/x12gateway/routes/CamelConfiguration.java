package io.x12gateway.routes;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.spring.SpringCamelContext;
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

    @Bean(destroyMethod = "stop")
    GatewayCamelContext camelContext(ApplicationContext spring, MeterRegistry meters) {
        var context = new GatewayCamelContext(spring);
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

    /** Starts the context in time; by itself it would start only after the web server. */
    @Bean
    SmartLifecycle camelStart(SpringCamelContext context) {
        return new SmartLifecycle() {
            @Override
            public void start() {
                context.start();
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
                return GatewayCamelContext.BEFORE_WEB_SERVER;
            }
        };
    }
}
