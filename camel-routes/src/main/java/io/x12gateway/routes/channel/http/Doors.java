package io.x12gateway.routes.channel.http;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

import java.util.concurrent.atomic.AtomicInteger;

/** What all routes behind the HTTP doors have in common. */
@Component
public final class Doors {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private final String servletName = "doors-" + COUNT.incrementAndGet();
    private final Answers answers;

    Doors(Answers answers) {
        this.answers = answers;
    }

    /**
     * Endpoints name the servlet they belong to; without agreement every request is a silent 404. Camel knows servlets by
     * name in the whole JVM, where there may be more than one gateway.
     */
    String servletName() {
        return servletName;
    }

    /** The endpoint of a mapped path, see {@link CamelServletConfiguration}, by the last step of that path. */
    public String at(String name) {
        return "servlet:" + name + "?servletName=" + servletName
                + "&httpMethodRestrict=POST&disableStreamCache=true&httpBinding=#slimBinding";
    }

    /** Whatever goes wrong in a route becomes an answer; Camel itself logs nothing of it. */
    public void answerFaults(RouteBuilder routes) {
        routes.onException(Throwable.class).handled(true).logExhausted(false).process(this::answer);
    }

    private void answer(Exchange exchange) {
        var thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        exchange.getMessage().setBody(answers.fault(thrown));
    }
}
