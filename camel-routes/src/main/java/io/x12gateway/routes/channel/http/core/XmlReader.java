package io.x12gateway.routes.channel.http.core;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxException;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;

import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import java.io.EOFException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.COMMENT;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

/**
 * The one place where XML of strangers is read: as a stream, in UTF-8, without document types, entities, processing
 * instructions or inclusions, and with a bound for depth, attributes, ids and everything that has to be held. Nothing is
 * ever fetched. What is read is what is worked on: there is no second reading by other rules.
 */
final class XmlReader {
    static final int DEPTH_MAX = 64;
    static final int ATTRIBUTES_MAX = 64;
    private static final int ATTRIBUTE_LENGTH_MAX = 4 * 1024;
    private static final int IDS_MAX = 64;
    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";
    private static final WstxInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final Set<String> ids = new HashSet<>();

    /** What a message is made of, here. */
    enum Event {
        START,
        TEXT,
        END,
        DOCUMENT_END
    }

    XmlReader(Allowance in) throws IOException {
        try {
            xml = FACTORY.createXMLStreamReader(in, "UTF-8");
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
        var encoding = xml.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8") && !encoding.equalsIgnoreCase("US-ASCII"))
            throw SoapFault.refused("The message is not in UTF-8; send it in UTF-8");
        if (xml.getVersion() != null && !xml.getVersion().equals("1.0"))
            throw SoapFault.refused("The message is not in XML 1.0");
    }

    private static WstxInputFactory factory() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        // A large payload comes in pieces, and a section nobody asks for is not held.
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.getConfig().doParseLazily(true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE_LENGTH_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, Integer.MAX_VALUE); // bounded by the allowance
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    /** The next of what counts; comments do not. */
    Event next() throws IOException {
        try {
            for (; ; ) {
                switch (xml.next()) {
                    case START_ELEMENT -> {
                        checkStart();
                        return Event.START;
                    }
                    case END_ELEMENT -> {
                        return Event.END;
                    }
                    case CHARACTERS, CDATA -> {
                        return Event.TEXT;
                    }
                    case END_DOCUMENT -> {
                        return Event.DOCUMENT_END;
                    }
                    case COMMENT, SPACE -> {}
                    default ->
                        throw SoapFault.refused(
                                "A document type, an entity or a processing instruction; an envelope needs none");
                }
            }
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    private void checkStart() {
        if (XINCLUDE.equals(xml.getNamespaceURI()))
            throw SoapFault.refused("An inclusion; send everything in one message");
        for (int i = 0; i < xml.getAttributeCount(); i++)
            if (xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT).equals("id")) {
                if (!ids.add(xml.getAttributeValue(i))) throw SoapFault.refused("Two elements with the same id");
                if (ids.size() > IDS_MAX) throw SoapFault.refused("More than " + IDS_MAX + " ids");
            }
    }

    /** The next start or end of an element, with nothing but white space before it. */
    Event tag() throws IOException {
        for (; ; ) {
            var event = next();
            if (event != Event.TEXT) return event;
            if (!text().isBlank()) throw SoapFault.unreadable("Text between the elements of the envelope");
        }
    }

    /** Of the element that started. */
    QName name() {
        return xml.getName();
    }

    String localName() {
        return xml.getLocalName();
    }

    String namespace() {
        var namespace = xml.getNamespaceURI();
        return namespace == null ? XMLConstants.NULL_NS_URI : namespace;
    }

    Optional<String> attribute(String namespace, String name) {
        return Optional.ofNullable(xml.getAttributeValue(namespace.isEmpty() ? null : namespace, name));
    }

    /** Whether the text is a CDATA section, which comes in one piece. */
    boolean isSection() {
        return xml.getEventType() == CDATA;
    }

    /** A piece of text; the next event may be one more. */
    String text() throws IOException {
        try {
            return xml.getText();
        } catch (WstxLazyException e) {
            throw e.getCause() instanceof XMLStreamException cause ? refusal(cause) : e;
        }
    }

    /** Everything up to the end of the element that started, which must have no other element; cut behind the limit. */
    String content(int limit) throws IOException {
        var content = new StringBuilder();
        for (var event = next(); event != Event.END; event = next()) {
            if (event != Event.TEXT) throw SoapFault.unreadable("An element where text is expected");
            var piece = text();
            if (content.length() <= limit) content.append(piece, 0, Math.min(piece.length(), limit + 1));
        }
        return content.toString();
    }

    /** To the end of the element that started. */
    void skip() throws IOException {
        for (int depth = 1; depth > 0; ) {
            var event = next();
            if (event == Event.START) depth++;
            else if (event == Event.END) depth--;
        }
    }

    /** The parser's messages quote what they choked on, so they stay here. */
    private static RuntimeException refusal(XMLStreamException e) throws IOException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Allowance.ExceededException) return SoapFault.refused("The envelope is too large");
            if (cause instanceof MalformedException || cause instanceof EOFException) throw (IOException) cause;
            if (cause instanceof java.io.CharConversionException) break;
            if (cause instanceof IOException broken) throw broken;
        }
        return e instanceof WstxException
                ? SoapFault.unreadable("Envelope is not well formed")
                : SoapFault.refused("More depth, attributes or attribute text than an envelope needs");
    }
}
