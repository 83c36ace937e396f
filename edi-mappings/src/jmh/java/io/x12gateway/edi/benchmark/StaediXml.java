package io.x12gateway.edi.benchmark;

import io.xlate.edi.schema.Schema;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import org.smooks.api.ExecutionContext;
import org.smooks.api.resource.reader.SmooksXMLReader;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** StAEDI with a guide's schema as a SAX reader that tells what {@link StaediBeans} binds, and nothing else. */
final class StaediXml extends XMLFilterImpl implements SmooksXMLReader {
    private static final AttributesImpl NONE = new AttributesImpl();
    private static final Set<String> LOOPS = Set.of("2100", "2110");
    private static final Map<String, Set<String>> BOUND = Map.of(
            "CLP", Set.of("e01", "e02", "e03", "e04", "e07"),
            "NM1_QC", Set.of("e03", "e04", "e09"),
            "SVC", Set.of("e01_02", "e02", "e03"),
            "CAS", Set.of("e01", "e02", "e03"));

    private final Schema schema;
    private String segment = "";
    private boolean told;

    StaediXml(Schema schema) {
        this.schema = schema;
    }

    @Override
    public void setExecutionContext(ExecutionContext context) {
        // nothing is asked of it
    }

    @Override
    public void parse(InputSource source) throws SAXException, IOException {
        startDocument();
        start("x12");
        try (var reader = EDIInputFactory.newFactory().createEDIStreamReader(source.getByteStream(), "ISO-8859-1")) {
            while (reader.hasNext()) event(reader);
        } catch (EDIStreamException e) {
            throw new SAXException(e);
        }
        end("x12");
        endDocument();
    }

    private void event(EDIStreamReader reader) throws EDIStreamException, SAXException {
        switch (reader.next()) {
            case START_TRANSACTION -> reader.setTransactionSchema(schema);
            case START_LOOP -> {
                if (LOOPS.contains(reader.getText())) start("L" + reader.getText());
            }
            case END_LOOP -> {
                if (LOOPS.contains(reader.getText())) end("L" + reader.getText());
            }
            case START_SEGMENT -> {
                segment = reader.getText();
                told = BOUND.containsKey(segment);
                if (told) start(segment);
            }
            case END_SEGMENT -> {
                if (told) end(segment);
                told = false;
            }
            case ELEMENT_DATA -> element(reader);
            case SEGMENT_ERROR, ELEMENT_OCCURRENCE_ERROR, ELEMENT_DATA_ERROR ->
                throw new SAXException("an error in a valid file: " + reader.getErrorType());
            default -> {
                // not bound
            }
        }
    }

    private void element(EDIStreamReader reader) throws SAXException {
        var at = reader.getLocation();
        if (segment.equals("NM1") && at.getElementPosition() == 1) {
            segment = "NM1_" + reader.getText();
            told = BOUND.containsKey(segment);
            if (told) start(segment);
        }
        if (!told) return;
        var name = name(at.getElementPosition(), at.getComponentPosition());
        if (!BOUND.getOrDefault(segment, Set.of()).contains(name)) return;
        start(name);
        var text = reader.getText().toCharArray();
        characters(text, 0, text.length);
        end(name);
    }

    private static String name(int element, int component) {
        var name = (element < 10 ? "e0" : "e") + element;
        return component > 0 ? name + (component < 10 ? "_0" : "_") + component : name;
    }

    private void start(String name) throws SAXException {
        startElement("", name, name, NONE);
    }

    private void end(String name) throws SAXException {
        endElement("", name, name);
    }
}
