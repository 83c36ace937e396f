package io.x12gateway.edi.mapping;

import org.jspecify.annotations.Nullable;
import org.smooks.api.ExecutionContext;
import org.smooks.api.TypedKey;
import org.smooks.api.resource.reader.SmooksXMLReader;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.DTDHandler;
import org.xml.sax.EntityResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gives Smooks one event per business fragment with the typed value beside it, instead of one per element: Smooks costs
 * 20 to 30 microseconds for each bound element, and a claim has dozens. Takes the message from the execution context,
 * never from a stream.
 */
final class FragmentReader implements SmooksXMLReader {
    /** The bean name of the fragment whose event is being handled. */
    static final String FRAGMENT = "fragment";

    /** The bean name of the whole message. */
    static final String MESSAGE = "message";

    static final TypedKey<Message> SOURCE = TypedKey.of("io.x12gateway.edi.mapping.message");

    static final TypedKey<Handler> HANDLER = TypedKey.of("io.x12gateway.edi.mapping.handler");

    /** A message cut into fragments; {@code name} is the event that opens and closes it. */
    record Message(String name, Object value, Fragments fragments) {
        Message(String name, Object value, List<Fragment> fragments) {
            this(name, value, (Fragments) fragments::forEach);
        }
    }

    /** Tells fragments as they come, so that a message of any size can pass. Asked once. */
    @FunctionalInterface
    interface Fragments {
        void tell(Consumer<Fragment> listener) throws IOException;
    }

    /** Takes the fragments of one run, one after the other. */
    static final class Handler {
        private final boolean rendering;
        private final Consumer<Fragment> consumer;
        private @Nullable Fragment fragment;
        private @Nullable IOException unreadable;
        private @Nullable RuntimeException failure;

        private Handler(boolean rendering, Consumer<Fragment> consumer) {
            this.rendering = rendering;
            this.consumer = consumer;
        }

        static Handler of(Consumer<Fragment> consumer) {
            return new Handler(false, consumer);
        }

        /** For templates, which look for the fragment among the beans. */
        static Handler rendering() {
            return new Handler(true, fragment -> {});
        }

        /** The fragment whose event is being handled goes on to the consumer. */
        void handle() {
            if (fragment != null) consumer.accept(fragment);
        }

        /** What went wrong while fragments were told; Smooks would wrap it beyond recognition. */
        void rethrow() throws IOException {
            if (unreadable != null) throw unreadable;
            if (failure != null) throw failure;
        }
    }

    /** One fragment: the event's name and the typed value. */
    record Fragment(String name, Object value) {}

    private static final Attributes NONE = new AttributesImpl();

    private @Nullable ExecutionContext context;
    private @Nullable ContentHandler handler;

    @Override
    public void parse(InputSource ignored) throws SAXException {
        var events = handler;
        var execution = context;
        if (events == null || execution == null) throw new SAXException("the reader was not set up");
        var message = execution.get(SOURCE);
        execution.getBeanContext().addBean(MESSAGE, message.value());
        events.startDocument();
        events.startElement("", message.name(), message.name(), NONE);
        tell(message.fragments(), events, execution);
        events.endElement("", message.name(), message.name());
        events.endDocument();
    }

    private static void tell(Fragments fragments, ContentHandler events, ExecutionContext execution) {
        var beans = execution.getBeanContext();
        var handler = execution.get(HANDLER);
        try {
            fragments.tell(fragment -> {
                if (handler.rendering) beans.addBean(FRAGMENT, fragment.value());
                handler.fragment = fragment;
                event(fragment.name(), events);
            });
        } catch (IOException e) {
            handler.unreadable = e;
        } catch (RuntimeException e) {
            handler.failure = e;
        }
    }

    private static void event(String name, ContentHandler events) {
        try {
            events.startElement("", name, name, NONE);
            events.endElement("", name, name);
        } catch (SAXException e) {
            throw new IllegalStateException("Smooks refused the event " + name, e);
        }
    }

    @Override
    public void parse(String systemId) throws SAXException {
        throw new SAXException("nothing is read from " + systemId);
    }

    @Override
    public void setExecutionContext(ExecutionContext executionContext) {
        context = executionContext;
    }

    @Override
    public void setContentHandler(ContentHandler contentHandler) {
        handler = contentHandler;
    }

    @Override
    public @Nullable ContentHandler getContentHandler() {
        return handler;
    }

    @Override
    public boolean getFeature(String name) {
        return false;
    }

    @Override
    public void setFeature(String name, boolean value) {
        // events come from values: no parsing feature applies
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return null;
    }

    @Override
    public void setProperty(String name, Object value) {
        // Smooks offers a lexical handler; there is nothing lexical here
    }

    @Override
    public void setEntityResolver(EntityResolver resolver) {
        // there are no entities
    }

    @Override
    public @Nullable EntityResolver getEntityResolver() {
        return null;
    }

    @Override
    public void setDTDHandler(DTDHandler dtdHandler) {
        // there is no DTD
    }

    @Override
    public @Nullable DTDHandler getDTDHandler() {
        return null;
    }

    @Override
    public void setErrorHandler(ErrorHandler errorHandler) {
        // values have no syntax errors
    }

    @Override
    public @Nullable ErrorHandler getErrorHandler() {
        return null;
    }
}
