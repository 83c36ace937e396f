package io.x12gateway.routes.channel.http;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may use which path. Whatever is not named here is refused. */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    @Bean
    SecurityFilterChain everythingElse(HttpSecurity http) {
        return http.authorizeHttpRequests(rules -> rules.requestMatchers("/actuator/health/**", "/actuator/prometheus")
                        .access((who, request) -> new org.springframework.security.authorization.AuthorizationDecision(
                                request.getRequest().getLocalAddr().startsWith("127.")))
                        .anyRequest()
                        .denyAll())
                .build();
    }
}
