package io.x12gateway.edi.mapping;

import io.x12gateway.edi.mapping.FragmentReader.Fragment;
import io.x12gateway.edi.mapping.FragmentReader.Handler;
import io.x12gateway.edi.mapping.FragmentReader.Message;
import org.smooks.FilterSettings;
import org.smooks.Smooks;
import org.smooks.api.ApplicationContext;
import org.smooks.api.ExecutionContext;
import org.smooks.api.delivery.ReaderPool;
import org.smooks.api.io.Sink;
import org.smooks.api.resource.visitor.sax.ng.AfterVisitor;
import org.smooks.cartridges.templating.TemplatingConfiguration;
import org.smooks.cartridges.templating.freemarker.FreeMarkerTemplateProcessor;
import org.smooks.engine.DefaultApplicationContextBuilder;
import org.smooks.engine.delivery.interceptor.InterceptorVisitorChainFactory;
import org.smooks.engine.delivery.interceptor.InterceptorVisitorDefinition;
import org.smooks.engine.delivery.interceptor.StaticProxyInterceptor;
import org.smooks.io.sink.WriterSink;
import org.smooks.io.source.StreamSource;
import org.w3c.dom.Element;
import org.xml.sax.XMLReader;

import java.io.ByteArrayInputStream;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One Smooks mapping: which template renders, or which function reads, each kind of fragment. Making one costs tens of
 * milliseconds, using it tens of microseconds, so one is made and shared; it is safe for many threads.
 */
final class FragmentMapping {
    private static final String BEGIN = "begin";
    private static final String END = "end";

    private final Smooks smooks;

    private FragmentMapping() {
        smooks = new Smooks(new DefaultApplicationContextBuilder()
                .withClassLoader(FragmentMapping.class.getClassLoader())
                .withReaderPoolFactory(size -> new Readers())
                .build());
    }

    /**
     * A mapping that writes: one template {@code folder/message-fragment.ftl} for each fragment, and two more that
     * open and close the message.
     */
    static FragmentMapping rendering(String folder, String message, List<String> fragments) {
        var mapping = new FragmentMapping();
        mapping.settings();
        for (var fragment : fragments) mapping.template(folder, message, fragment);
        mapping.template(folder, message, BEGIN);
        mapping.template(folder, message, END);
        return mapping;
    }

    /** A mapping that hands each fragment of these names on to whoever runs it. */
    static FragmentMapping handing(Collection<String> fragments) {
        var mapping = new FragmentMapping();
        mapping.settings();
        mapping.withoutWriting();
        for (var fragment : fragments) mapping.smooks.addVisitor(new HandOn(), fragment);
        return mapping;
    }

    String render(Message message) {
        var out = new StringWriter();
        try {
            render(message, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a string can't fail", e);
        }
        return out.toString();
    }

    /** Renders fragment by fragment, and leaves the writer open. */
    void render(Message message, Writer out) throws IOException {
        run(framed(message), Handler.rendering(), new WriterSink<>(new WithoutControls(out)));
        out.flush();
    }

    void hand(Message message, Consumer<Fragment> consumer) throws IOException {
        run(message, Handler.of(consumer));
    }

    private void run(Message message, Handler handler, Sink... sinks) throws IOException {
        var execution = smooks.createExecutionContext();
        execution.put(FragmentReader.SOURCE, message);
        execution.put(FragmentReader.HANDLER, handler);
        smooks.filterSource(execution, nothing(), sinks);
        handler.rethrow();
    }

    private void withoutWriting() {
        var context = smooks.getApplicationContext();
        context.getRegistry().registerObject(InterceptorVisitorChainFactory.class, new OnlyCalling(context));
    }

    /** Without templates nothing is written, and most of an event's cost is for what could be. */
    private static final class OnlyCalling extends InterceptorVisitorChainFactory {
        OnlyCalling(ApplicationContext context) {
            super(context);
        }

        @Override
        protected List<InterceptorVisitorDefinition> applyCustomFirstSystemLastOrder(
                List<InterceptorVisitorDefinition> definitions) {
            return definitions.stream()
                    .filter(interceptor ->
                            interceptor.getInterceptorVisitorClass().equals(StaticProxyInterceptor.class))
                    .toList();
        }
    }

    @SuppressWarnings("deprecation") // the builder that replaces it takes another type
    private void settings() {
        smooks.setFilterSettings(
                FilterSettings.newSaxNgSettings().setMaintainElementStack(false).setDefaultSerializationOn(false));
    }

    private void template(String folder, String message, String fragment) {
        var configuration = new TemplatingConfiguration(folder + "/" + message + "-" + fragment + ".ftl");
        smooks.addVisitor(new FreeMarkerTemplateProcessor(configuration), fragment);
    }

    private static Message framed(Message message) {
        return new Message(message.name(), message.value(), listener -> {
            listener.accept(new Fragment(BEGIN, message.value()));
            message.fragments().tell(listener);
            listener.accept(new Fragment(END, message.value()));
        });
    }

    /** XML 1.0 has no way to carry control characters, and a byte of X12 may be one. */
    private static final class WithoutControls extends FilterWriter {
        WithoutControls(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            out.write(clean((char) c));
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            var cleaned = new char[length];
            for (int i = 0; i < length; i++) cleaned[i] = clean(text[from + i]);
            out.write(cleaned, 0, length);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            write(text.substring(from, from + length).toCharArray(), 0, length);
        }

        /** Smooks flushes after every event, which would defeat every buffer. */
        @Override
        public void flush() {
            // the caller's writer is flushed once, at the end
        }

        private static char clean(char c) {
            return c != '\n' && Character.isISOControl(c) ? ' ' : c;
        }
    }

    private static StreamSource<ByteArrayInputStream> nothing() {
        return new StreamSource<>(new ByteArrayInputStream(new byte[0]));
    }

    /** Makes readers itself, so that Smooks looks no class up by name; one is so cheap that none is kept. */
    private static final class Readers implements ReaderPool {
        @Override
        public XMLReader borrowXMLReader() {
            return new FragmentReader();
        }

        @Override
        public void returnXMLReader(XMLReader reader) {
            // it is the collector's
        }

        @Override
        public Map<String, String> getProperties() {
            return Map.of();
        }
    }

    private static final class HandOn implements AfterVisitor {
        @Override
        public void visitAfter(Element element, ExecutionContext execution) {
            execution.get(FragmentReader.HANDLER).handle();
        }
    }
}
