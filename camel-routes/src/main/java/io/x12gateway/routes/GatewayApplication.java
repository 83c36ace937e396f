package io.x12gateway.routes;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Starts the gateway. Every room brings its own {@code @Configuration} and its own settings record. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class GatewayApplication {

    /** Stops the gateway when its standard input ends: for a parent that must never leave it behind, however it ends. */
    static final String STOP_WITH_INPUT = "--stop-with-input";

    public static void main(String[] args) {
        var settings =
                Arrays.stream(args).filter(arg -> !arg.equals(STOP_WITH_INPUT)).toArray(String[]::new);
        if (settings.length < args.length)
            Thread.ofPlatform().daemon().name("stop-with-input").start(GatewayApplication::stopWithInput);
        application().run(settings);
    }

    private static void stopWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // a broken pipe is an end, too
        }
        System.exit(0);
    }

    /** The application as it is started everywhere: by {@link #main}, by tests. */
    public static SpringApplication application() {
        var application = new SpringApplication(GatewayApplication.class);
        application.setMainApplicationClass(GatewayApplication.class);
        return application;
    }
}
