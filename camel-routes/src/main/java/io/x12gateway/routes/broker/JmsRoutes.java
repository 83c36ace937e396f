package io.x12gateway.routes.broker;

import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How Camel's JMS consumers work here: in a session transaction of their own, with no header let through. */
public final class JmsRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(JmsRoutes.class);

    private JmsRoutes() {}

    /** To be registered as {@code jms}. An exception rolls the message back; the broker delivers it again. */
    public static JmsComponent component(Broker broker) {
        var jms = new JmsComponent();
        jms.setConnectionFactory(broker.consuming());
        jms.setTransacted(true);
        // Not a transaction manager over the database: it would take JMS out of the transaction.
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setHeaderFilterStrategy(new NothingPasses());
        jms.setErrorHandler(e -> LOG.debug("a message was rolled back"));
        return jms;
    }

    /** A header of a foreign message can steer Camel components: none becomes an exchange header, none leaves. */
    private static final class NothingPasses implements HeaderFilterStrategy {
        @Override
        public boolean applyFilterToCamelHeaders(String name, @Nullable Object value, Exchange exchange) {
            return true;
        }

        @Override
        public boolean applyFilterToExternalHeaders(String name, @Nullable Object value, Exchange exchange) {
            return true;
        }
    }
}
