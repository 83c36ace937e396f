package io.x12gateway.routes.backend;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/** When the gateway stops, whoever still waits for a back end in batch work is let go: it is asked again later. */
@Configuration(proxyBeanMethods = false)
class BackEndConfiguration {
    /** After the doors have closed and drained, before the routes stop. */
    private static final int BETWEEN_DOORS_AND_ROUTES = Integer.MAX_VALUE - 3072;

    @Bean
    SmartLifecycle backEndsLetGo(List<GuardedBackEnd> backEnds) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                running = true;
            }

            @Override
            public void stop() {
                running = false;
                backEnds.forEach(GuardedBackEnd::close);
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            @Override
            public int getPhase() {
                return BETWEEN_DOORS_AND_ROUTES;
            }
        };
    }
}
