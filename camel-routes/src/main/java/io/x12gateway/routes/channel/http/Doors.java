package io.x12gateway.routes.channel.http;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What all routes behind the HTTP doors have in common. */
@Component
public final class Doors {
    private final Answers answers;

    Doors(Answers answers) {
        this.answers = answers;
    }

    /** The endpoint of a mapped path, see {@link CamelServletConfiguration}, by the last step of that path. */
    public static String at(String name) {
        return "servlet:" + name + "?servletName=" + CamelServletConfiguration.NAME
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
