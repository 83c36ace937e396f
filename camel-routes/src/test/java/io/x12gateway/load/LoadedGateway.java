package io.x12gateway.load;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.routes.GatewayApplication;
import io.x12gateway.routes.backend.GuardedBackEnd;
import org.springframework.context.support.GenericApplicationContext;

import java.time.Duration;
import java.util.Arrays;

/** The gateway as it is, with one back end more: {@link InstantPayer}, guarded like the others. */
final class LoadedGateway {
    private static final int CALLS_MAX = 256;

    private LoadedGateway() {}

    public static void main(String[] args) {
        StopWithInput.watch();
        var application = GatewayApplication.application();
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(
                        InstantPayer.NAME,
                        GuardedBackEnd.class,
                        () -> new GuardedBackEnd(
                                new InstantPayer(),
                                CALLS_MAX,
                                Duration.ofSeconds(30),
                                context.getBean(MeterRegistry.class))));
        application.run(Arrays.stream(args)
                .filter(arg -> !arg.equals("--stop-with-input"))
                .toArray(String[]::new));
    }
}
