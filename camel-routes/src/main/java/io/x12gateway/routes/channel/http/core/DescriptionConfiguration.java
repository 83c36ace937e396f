package io.x12gateway.routes.channel.http.core;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the service description before the CORE door. */
@Configuration(proxyBeanMethods = false)
class DescriptionConfiguration {
    @Bean
    FilterRegistrationBean<DescriptionPage> coreDescription(CoreSettings settings) {
        var page = new DescriptionPage(new ServiceDescription(settings.ruleVersions()));
        var registration = new FilterRegistrationBean<>(page);
        registration.addUrlPatterns("/core", "/core/*");
        return registration;
    }
}
