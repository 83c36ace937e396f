package io.x12gateway.edi.mapping;

import io.x12gateway.edi.mapping.DialectException.Reason;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;

/**
 * Reads XML from others: strict UTF-8, limited in size, without DOCTYPE or entities, checked against a schema while it
 * is read, with nothing ever fetched. Uses the JDK's own parser whatever else is on the class path.
 */
final class HardenedXml {
    static final int SIZE_MAX = 8 * 1024 * 1024;

    private final Schema schema;

    HardenedXml(String schemaResource) {
        this.schema = loadSchema(schemaResource);
    }

    XmlElement read(byte[] bytes, String rootName) throws DialectException {
        var root = parse(decode(bytes));
        if (!root.name().equals(rootName)) {
            throw new DialectException(Reason.INVALID, "the message is a " + root.name() + ", expected a " + rootName);
        }
        return root;
    }

    private static String decode(byte[] bytes) throws DialectException {
        if (bytes.length > SIZE_MAX) {
            throw new DialectException(
                    Reason.TOO_LARGE, "the message has " + bytes.length + " bytes, at most " + SIZE_MAX + " are read");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var upper = text.toUpperCase(Locale.ROOT);
            if (upper.contains("<!DOCTYPE") || upper.contains("<!ENTITY")) {
                throw new DialectException(Reason.FORBIDDEN, "the message declares a DOCTYPE or an entity");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DialectException(Reason.UNREADABLE, "the message is not UTF-8");
        }
    }

    private XmlElement parse(String text) throws DialectException {
        var tree = new Tree();
        try {
            var validator = schema.newValidatorHandler();
            validator.setErrorHandler(new Strict(Reason.INVALID));
            validator.setContentHandler(tree);
            var reader = parserFactory().newSAXParser().getXMLReader();
            reader.setErrorHandler(new Strict(Reason.UNREADABLE));
            reader.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("nothing outside the message is read");
            });
            reader.setContentHandler(validator);
            reader.parse(new InputSource(new StringReader(text)));
        } catch (Broken e) {
            throw e.dialect;
        } catch (SAXException e) {
            throw notWellFormed();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser cannot be hardened", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var root = tree.root;
        if (root == null) throw notWellFormed();
        return root;
    }

    private static SAXParserFactory parserFactory() throws ParserConfigurationException, SAXException {
        var factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setXIncludeAware(false);
        return factory;
    }

    private static DialectException notWellFormed() {
        return new DialectException(Reason.UNREADABLE, "the message is not well-formed XML, or is cut off");
    }

    private static Schema loadSchema(String resource) {
        try (var in = HardenedXml.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("the schema " + resource + " is missing");
            var factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(new StreamSource(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException("the schema " + resource + " cannot be used", e);
        }
    }

    /** Builds the elements as the validator lets them through. */
    private static final class Tree extends DefaultHandler {
        private final Deque<XmlElement> open = new ArrayDeque<>();
        private @Nullable XmlElement root;

        @Override
        public void startElement(String uri, String localName, String qName, Attributes given) {
            var attributes = new HashMap<String, String>();
            for (int i = 0; i < given.getLength(); i++) attributes.put(given.getLocalName(i), given.getValue(i));
            var element = new XmlElement(localName, attributes, new ArrayList<>());
            var parent = open.peek();
            if (parent == null) root = element;
            else parent.children().add(element);
            open.push(element);
        }

        @Override
        public void endElement(String uri, String localName, String qName) {
            open.pop();
        }
    }

    /** Ends the parse at the first fault and says whose it is: the schema's or the syntax'. */
    private record Strict(Reason reason) implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // a warning is no fault of the message
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw broken(e);
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw broken(e);
        }

        private Broken broken(SAXParseException e) {
            if (reason == Reason.UNREADABLE) return new Broken(notWellFormed());
            return new Broken(new DialectException(reason, "the message is not as claims.xsd wants it: " + rule(e)));
        }

        /** The rule and the place, without the value that broke it: that may be a patient's. */
        private static String rule(SAXParseException e) {
            var message = String.valueOf(e.getMessage());
            int colon = message.indexOf(':');
            var rule = colon > 0 && message.startsWith("cvc-") ? message.substring(0, colon) : "a rule of the schema";
            return e.getLineNumber() > 0 ? rule + " in line " + e.getLineNumber() : rule;
        }
    }

    private static final class Broken extends SAXException {
        private static final long serialVersionUID = 1L;

        private final DialectException dialect;

        Broken(DialectException dialect) {
            super(dialect.getMessage());
            this.dialect = dialect;
        }
    }
}
