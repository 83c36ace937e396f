package io.x12gateway.routes.channel.http;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.camel.http.common.HttpConsumer;
import org.apache.camel.http.common.ServletResolveConsumerStrategy;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Map;

/** Lets Camel answer on the paths of the partners' doors. */
@Configuration(proxyBeanMethods = false)
class CamelServletConfiguration {
    @Bean
    SlimBinding slimBinding() {
        return new SlimBinding();
    }

    @Bean
    ServletRegistrationBean<CamelHttpTransportServlet> doorServlet(Doors doors) {
        var registration = new ServletRegistrationBean<CamelHttpTransportServlet>(
                new DoorServlet(), "/v1/transactions", "/core/*");
        registration.setName(doors.servletName());
        registration.setLoadOnStartup(1);
        return registration;
    }

    private static final class DoorServlet extends CamelHttpTransportServlet {
        private static final long serialVersionUID = 1L;

        @Override
        public void init(ServletConfig config) throws ServletException {
            super.init(config);
            setServletResolveConsumerStrategy(new ByServletPath());
        }
    }

    /**
     * One consumer per mapped path; an endpoint is called like the last step of its path. Camel's own strategy looks at
     * what follows the mapped path, which is nothing here.
     */
    private static final class ByServletPath implements ServletResolveConsumerStrategy {
        @Override
        public @Nullable HttpConsumer resolve(HttpServletRequest request, Map<String, HttpConsumer> consumers) {
            var path = request.getServletPath();
            for (var consumer : consumers.values()) if (path.endsWith(consumer.getPath())) return consumer;
            return null;
        }

        @Override
        public boolean isHttpMethodAllowed(
                HttpServletRequest request, String method, Map<String, HttpConsumer> consumers) {
            return false; // asked for paths without a consumer: whatever the method, they are not there
        }
    }
}
