package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.admission.Admission;
import io.x12gateway.core.admission.Incidents;
import io.x12gateway.routes.channel.http.ProblemPage;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may use which path through which door. Whatever is not named here is not there. */
@Configuration(proxyBeanMethods = false)
class AccessRules {
    /** What machines read wants nothing from a browser; pages that people read set their own. */
    private static final String CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    /** What the doors do is no secret. */
    private static final String[] DESCRIPTION = {"/v1/openapi.json", "/v1/openapi.yaml", "/v1/docs", "/v1/docs/page.css"
    };

    /** The door measures requests; what each filter of the chain takes is measured by nobody, and costs. */
    @Bean
    SecurityObservationSettings noObservationPerFilter() {
        return SecurityObservationSettings.noObservations();
    }

    /** Through TLS: where tokens are had; whoever asks proves itself in the request. */
    @Bean
    @Order(0)
    SecurityFilterChain tokens(HttpSecurity http, ProblemPage problems) {
        return stateless(http, problems)
                .securityMatcher(request -> request.isSecure()
                        && (path(request).startsWith("/oauth2/")
                                || path(request).equals(TokenController.METADATA)))
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .build();
    }

    /** Through TLS, partners: everything under {@code /v1} needs a name; {@code /core} may bring it inside the body. */
    @Bean
    @Order(1)
    SecurityFilterChain partners(
            HttpSecurity http,
            PartnerNames names,
            LoginRefusals refusals,
            Admission admission,
            Incidents incidents,
            ProblemPage problems) {
        return stateless(http, problems)
                .securityMatcher(request -> request.isSecure() && isForPartners(path(request)))
                .addFilterBefore(new PartnerLogin(names, refusals, problems), AuthorizationFilter.class)
                .addFilterAfter(new PartnerAdmission(admission, incidents, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(rules -> rules.requestMatchers(DESCRIPTION)
                        .permitAll()
                        .requestMatchers("/v1/**")
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
                .securityMatcher(request -> !request.isSecure() && isForOperators(path(request)))
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

    private static boolean isForPartners(String path) {
        return path.equals("/v1") || path.startsWith("/v1/") || path.equals("/core") || path.startsWith("/core/");
    }

    private static boolean isForOperators(String path) {
        return path.startsWith("/actuator/") || path.startsWith("/operator/");
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath();
    }

    private static HttpSecurity stateless(HttpSecurity http, ProblemPage problems) {
        AuthenticationEntryPoint entry =
                (request, response, denied) -> problems.write(response, ProblemPage.NOT_AUTHENTICATED);
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(entry)
                        .accessDeniedHandler(
                                (request, response, denied) -> problems.write(response, ProblemPage.NOT_FOUND)));
    }
}
