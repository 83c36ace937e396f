package io.x12gateway.routes;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Starts the gateway. Every room brings its own {@code @Configuration} and its own settings record. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The application as it is started everywhere: by {@link #main}, by tests. */
    public static SpringApplication application() {
        var application = new SpringApplication(GatewayApplication.class);
        application.setMainApplicationClass(GatewayApplication.class);
        return application;
    }
}
