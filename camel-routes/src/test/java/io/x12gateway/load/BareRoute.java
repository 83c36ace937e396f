package io.x12gateway.load;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.camel.http.common.DefaultHttpBinding;
import org.apache.camel.spring.SpringCamelContext;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Objects;

/**
 * The same Tomcat, TLS and Camel servlet as the gateway's door, and behind it a route that reads the request and answers
 * a canned 271: no log-in, no judge, nothing stored. What the gateway is compared with.
 *
 * <p>Arguments: plain port (for {@code GET /ready}), TLS port, certificate chain, private key.
 */
final class BareRoute {
    private static final int REQUESTS_PER_CONNECTION_MAX = 100_000;

    private BareRoute() {}

    public static void main(String[] args) throws Exception {
        StopWithInput.watch();
        var context = new ServletWebServerApplicationContext();
        context.registerBean(
                "server",
                TomcatServletWebServerFactory.class,
                () -> server(Integer.parseInt(args[0]), tls(Integer.parseInt(args[1]), args[2], args[3])));
        context.registerBean(
                "ready", ServletRegistrationBean.class, () -> new ServletRegistrationBean<>(new Ready(), "/ready"));
        context.registerBean("camelServlet", ServletRegistrationBean.class, BareRoute::camelServlet);
        context.registerBean("bare", DefaultHttpBinding.class, CannedAnswer::new);
        context.registerBean("camel", SpringCamelContext.class, () -> camel(context));
        context.refresh();
        Thread.currentThread().join();
    }

    private static ServletRegistrationBean<CamelHttpTransportServlet> camelServlet() {
        var registration = new ServletRegistrationBean<>(new CamelHttpTransportServlet(), "/v1/*");
        registration.setName("bare");
        registration.setLoadOnStartup(1);
        return registration;
    }

    private static SpringCamelContext camel(GenericApplicationContext spring) {
        var camel = new SpringCamelContext(spring);
        camel.disableJMX();
        camel.setStreamCaching(false);
        camel.setAllowUseOriginalMessage(false);
        camel.setMessageHistory(false);
        try {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("servlet:transactions?servletName=bare&httpMethodRestrict=POST&disableStreamCache=true"
                                    + "&httpBinding=#bare")
                            .routeId("bare")
                            .process(BareRoute::answer);
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("the bare route can't be made", e);
        }
        return camel;
    }

    private static final byte[] CANNED = Messages.response().with(1);

    private static void answer(Exchange exchange) throws IOException {
        exchange.getMessage().getBody(InputStream.class).readAllBytes();
        exchange.getMessage().setBody(CANNED);
    }

    private static TomcatServletWebServerFactory server(int port, Connector tls) {
        var factory = new TomcatServletWebServerFactory(port);
        factory.setAddress(InetAddress.getLoopbackAddress());
        factory.addAdditionalConnectors(tls);
        return factory;
    }

    private static Connector tls(int port, String chain, String key) {
        var connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("address", "127.0.0.1");
        var protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setMaxKeepAliveRequests(REQUESTS_PER_CONNECTION_MAX);
        protocol.setSSLEnabled(true);
        protocol.setExecutor(new VirtualThreadExecutor("https-"));
        var rules = new SSLHostConfig();
        rules.setProtocols("TLSv1.2+TLSv1.3");
        rules.setCiphers("ECDHE+AESGCM:ECDHE+CHACHA20");
        rules.setHonorCipherOrder(true);
        var pair = new SSLHostConfigCertificate(rules, SSLHostConfigCertificate.Type.UNDEFINED);
        pair.setCertificateFile(chain);
        pair.setCertificateKeyFile(key);
        rules.addCertificate(pair);
        protocol.addSslHostConfig(rules);
        return connector;
    }

    private static final class Ready extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_OK);
        }
    }

    /** As slim as the gateway's own binding. */
    private static final class CannedAnswer extends DefaultHttpBinding {
        @Override
        public void readRequest(HttpServletRequest request, Message message) {
            message.setHeader(Exchange.HTTP_METHOD, request.getMethod());
            message.setHeader(Exchange.HTTP_PATH, getRawPath(request));
            try {
                message.setBody(request.getInputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void writeResponse(Exchange exchange, HttpServletResponse response) throws IOException {
            var body = Objects.requireNonNull(exchange.getMessage().getBody(byte[].class));
            response.setContentType("application/edi-x12");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.flushBuffer();
        }
    }
}
