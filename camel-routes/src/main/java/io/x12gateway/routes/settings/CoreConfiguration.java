package io.x12gateway.routes.settings;

import com.zaxxer.hikari.HikariDataSource;
import io.x12gateway.core.submission.Ulid;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

import java.time.Clock;

/** Makes the core's beans from the settings. The core itself knows no Spring. */
@Configuration(proxyBeanMethods = false)
class CoreConfiguration {

    @Bean
    static UnknownKeys unknownKeys(ConfigurableEnvironment environment) {
        return new UnknownKeys(environment);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ulid ulid(Clock clock) {
        return new Ulid(clock);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(GatewaySettings gateway, DatabaseSettings settings) {
        return Database.open(gateway, settings);
    }
}
