package io.x12gateway.edi.mapping;

import io.x12gateway.edi.mapping.FragmentReader.Fragment;
import io.x12gateway.edi.mapping.FragmentReader.Message;
import org.smooks.FilterSettings;
import org.smooks.Smooks;
import org.smooks.api.ExecutionContext;
import org.smooks.api.TypedKey;
import org.smooks.api.delivery.ReaderPool;
import org.smooks.api.resource.visitor.sax.ng.AfterVisitor;
import org.smooks.cartridges.templating.TemplatingConfiguration;
import org.smooks.cartridges.templating.freemarker.FreeMarkerTemplateProcessor;
import org.smooks.engine.DefaultApplicationContextBuilder;
import org.smooks.io.sink.StringSink;
import org.smooks.io.source.StreamSource;
import org.w3c.dom.Element;
import org.xml.sax.XMLReader;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One Smooks mapping: which template renders, or which function reads, each kind of fragment. Making one costs tens of
 * milliseconds, using it tens of microseconds, so one is made and shared; it is safe for many threads.
 */
final class FragmentMapping {
    private static final TypedKey<List<Object>> COLLECTED = TypedKey.of("io.x12gateway.edi.mapping.collected");
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

    /** A mapping that reads: a function for each fragment, whose results are collected in order. */
    static FragmentMapping collecting(Map<String, Function<XmlElement, Object>> readers) {
        var mapping = new FragmentMapping();
        mapping.settings();
        readers.forEach((fragment, reader) -> mapping.smooks.addVisitor(new Collect(reader), fragment));
        return mapping;
    }

    String render(Message message) {
        var sink = new StringSink();
        var execution = smooks.createExecutionContext();
        execution.put(FragmentReader.SOURCE, framed(message));
        smooks.filterSource(execution, nothing(), sink);
        return withoutControls(sink.getResult());
    }

    List<Object> collect(Message message) {
        var collected = new ArrayList<>();
        var execution = smooks.createExecutionContext();
        execution.put(FragmentReader.SOURCE, message);
        execution.put(COLLECTED, collected);
        smooks.filterSource(execution, nothing());
        return collected;
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
        var fragments = new ArrayList<Fragment>(message.fragments().size() + 2);
        fragments.add(new Fragment(BEGIN, message.value()));
        fragments.addAll(message.fragments());
        fragments.add(new Fragment(END, message.value()));
        return new Message(message.name(), message.value(), fragments);
    }

    /** XML 1.0 has no way to carry control characters, and a byte of X12 may be one. */
    private static String withoutControls(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c != '\n' && Character.isISOControl(c) ? ' ' : c);
        }
        return out.toString();
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

    private record Collect(Function<XmlElement, Object> reader) implements AfterVisitor {
        @Override
        public void visitAfter(Element element, ExecutionContext execution) {
            var fragment = (XmlElement) execution.getBeanContext().getBean(FragmentReader.FRAGMENT);
            execution.get(COLLECTED).add(reader.apply(fragment));
        }
    }
}
