package io.x12gateway.routes;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.spring.SpringCamelContext;
import org.springframework.context.ApplicationContext;

/** Takes every {@link RoutesBuilder} bean into itself as it starts, whoever starts it. */
final class GatewayCamelContext extends SpringCamelContext {
    /** Below the web server's phases: started before it, stopped after it. */
    static final int BEFORE_WEB_SERVER = Integer.MAX_VALUE - 4096;

    private boolean hasRoutes;

    GatewayCamelContext(ApplicationContext spring) {
        super(spring);
    }

    @Override
    public void start() {
        if (!hasRoutes)
            getApplicationContext()
                    .getBeanProvider(RoutesBuilder.class)
                    .orderedStream()
                    .forEach(this::add);
        hasRoutes = true;
        super.start();
    }

    private void add(RoutesBuilder builder) {
        try {
            addRoutes(builder);
        } catch (Exception e) {
            throw new IllegalStateException("routes of " + builder.getClass().getSimpleName() + ": " + e, e);
        }
    }

    @Override
    public int getPhase() {
        return BEFORE_WEB_SERVER;
    }
}
