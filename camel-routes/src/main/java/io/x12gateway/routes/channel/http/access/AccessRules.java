package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.partner.Partners;
import io.x12gateway.routes.channel.http.ProblemPage;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Who may use which path through which door. Whatever is not named here is not there. */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    /** Partners: everything under {@code /v1} needs a name; {@code /core} may bring it inside the body. */
    @Bean
    @Order(1)
    SecurityFilterChain partners(HttpSecurity http, Partners partners, LoginRefusals refusals, ProblemPage problems) {
        return stateless(http, problems)
                .securityMatcher("/v1/**", "/core", "/core/**")
                .addFilterBefore(new PartnerLogin(partners, refusals, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(rules -> rules.requestMatchers("/v1/**")
                        .hasRole(PartnerAuthentication.ROLE)
                        .anyRequest()
                        .permitAll())
                .build();
    }

    /** Probes, scrapers and the operator come through the plain door, which only this machine can reach. */
    @Bean
    @Order(2)
    SecurityFilterChain thisMachine(
            HttpSecurity http, OperatorToken token, LoginRefusals refusals, ProblemPage problems) {
        return stateless(http, problems)
                .securityMatcher(request -> throughPlainDoor(request) && isOurs(request))
                .addFilterBefore(new OperatorLogin(token, refusals, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(rules -> rules.requestMatchers("/operator/**")
                        .hasRole(OperatorLogin.ROLE)
                        .anyRequest()
                        .permitAll())
                .build();
    }

    /** Nothing else exists, whoever asks. */
    @Bean
    @Order(3)
    SecurityFilterChain nothingElse(HttpSecurity http, ProblemPage problems) {
        return stateless(http, problems)
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refused -> refused.accessDeniedHandler(
                                (request, response, denied) -> problems.write(response, ProblemPage.NOT_FOUND))
                        .authenticationEntryPoint(
                                (request, response, denied) -> problems.write(response, ProblemPage.NOT_FOUND)))
                .build();
    }

    private static boolean throughPlainDoor(HttpServletRequest request) {
        return !request.isSecure();
    }

    private static boolean isOurs(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.startsWith("/actuator/") || path.startsWith("/operator/");
    }

    private static HttpSecurity stateless(HttpSecurity http, ProblemPage problems) {
        AuthenticationEntryPoint entry =
                (request, response, denied) -> problems.write(response, ProblemPage.NOT_AUTHENTICATED);
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(entry)
                        .accessDeniedHandler(
                                (request, response, denied) -> problems.write(response, ProblemPage.NOT_FOUND)));
    }
}
