package io.x12gateway.samples.claims.intake;

import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.mapping.ClaimsDialect;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.samples.claims.intake.Submission.OtherPayer;
import io.x12gateway.samples.claims.intake.Submission.Person;
import io.x12gateway.samples.claims.intake.Submission.Sent;
import io.x12gateway.samples.claims.intake.Submission.SentLine;
import io.x12gateway.samples.claims.intake.Submission.Stay;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads {@code claimSubmission} and writes {@code claimReceipt}, as {@code mapping/claims/claims.xsd} has them. */
final class ClaimsXml {
    private static final String SCHEMA = "/mapping/claims/claims.xsd";
    private static final Schema RULES = rules();

    private ClaimsXml() {}

    /** A message that is not what the schema wants. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static Schema rules() {
        try (var in = ClaimsDialect.class.getResourceAsStream(SCHEMA)) {
            var factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(new StreamSource(Objects.requireNonNull(in, SCHEMA)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException("the schema " + SCHEMA + " cannot be used", e);
        }
    }

    static Submission read(byte[] message) throws Unreadable {
        try {
            var root = document(message).getDocumentElement();
            if (!"claimSubmission".equals(root.getLocalName()))
                throw new Unreadable("the message is a " + root.getLocalName() + ", expected a claimSubmission", null);
            return new Submission(
                    text(root, "submissionId"),
                    text(root, "usage").equals("test"),
                    text(root, "kind"),
                    text(root, "submitter"),
                    text(root, "payer"),
                    text(root, "reference"),
                    children(root, "claim").stream().map(ClaimsXml::claim).toList());
        } catch (SAXException e) {
            throw new Unreadable("the message is not as claims.xsd wants it: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Unreadable("the message is not UTF-8", e);
        } catch (NumberFormatException e) {
            throw new Unreadable("a number of the message is too long", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser cannot be hardened", e);
        }
    }

    private static Document document(byte[] message) throws SAXException, IOException, ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setXIncludeAware(false);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        var document = builder.parse(new InputSource(new ByteArrayInputStream(message)));
        RULES.newValidator().validate(new DOMSource(document));
        return document;
    }

    private static Sent claim(Element e) {
        var service = only(e, "service").orElseThrow();
        var provider = only(e, "provider").orElseThrow();
        var from = day(service, "from").orElseThrow();
        return new Sent(
                Integer.parseInt(text(e, "number")),
                text(e, "account"),
                new BigDecimal(text(e, "charge")),
                text(e, "facility"),
                text(e, "frequency"),
                text(e, "originalNumber"),
                text(provider, "id"),
                text(provider, "taxId"),
                only(e, "rendering").map(ClaimsXml::person),
                person(only(e, "subscriber").orElseThrow()),
                from,
                day(service, "through").orElse(from),
                only(e, "stay").map(ClaimsXml::stay),
                children(e, "diagnosis").stream().map(d -> text(d, "code")).toList(),
                children(e, "otherPayer").stream().map(ClaimsXml::otherPayer).toList(),
                children(e, "line").stream().map(line -> line(line, from)).toList());
    }

    private static Person person(Element e) {
        return new Person(text(e, "name"), text(e, "first"), text(e, "id"), day(e, "birthDate"));
    }

    private static Stay stay(Element e) {
        return new Stay(day(e, "admitted"), text(e, "admissionType"), text(e, "patientStatus"), text(e, "drg"));
    }

    private static OtherPayer otherPayer(Element e) {
        return new OtherPayer(text(e, "id"), text(e, "name"), text(e, "order").equals("before"), money(e, "paid"));
    }

    private static SentLine line(Element e, LocalDate first) {
        return new SentLine(
                Integer.parseInt(text(e, "number")),
                text(e, "controlNumber"),
                text(e, "codeSet"),
                text(e, "code"),
                words(e, "modifiers"),
                text(e, "revenueCode"),
                new BigDecimal(text(e, "charge")),
                new BigDecimal(text(e, "units")),
                day(e, "from").orElse(first),
                words(e, "pointers").stream().map(Integer::valueOf).toList(),
                money(e, "earlierPaid"));
    }

    private static String text(Element e, String name) {
        return e.getAttribute(name);
    }

    private static List<String> words(Element e, String name) {
        var text = text(e, name);
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static Optional<LocalDate> day(Element e, String name) {
        return Optional.of(text(e, name)).filter(t -> !t.isEmpty()).map(LocalDate::parse);
    }

    private static Optional<BigDecimal> money(Element e, String name) {
        return Optional.of(text(e, name)).filter(t -> !t.isEmpty()).map(BigDecimal::new);
    }

    private static Optional<Element> only(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element e && name.equals(e.getLocalName())) found.add(e);
        return found;
    }

    static byte[] write(Receipt receipt) {
        var out = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("claimReceipt");
            xml.writeDefaultNamespace(ClaimsDialect.NAMESPACE);
            xml.writeAttribute("submissionId", receipt.submission());
            xml.writeAttribute("received", receipt.received().toString());
            if (receipt.refusal().isPresent())
                code(xml, "refusal", receipt.refusal().get());
            for (var claim : receipt.claims()) claim(xml, claim);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a receipt cannot be written", e);
        }
        return out.toByteArray();
    }

    private static void claim(XMLStreamWriter xml, Receipt.Told claim) throws XMLStreamException {
        xml.writeStartElement("claim");
        xml.writeAttribute("number", Integer.toString(claim.number()));
        xml.writeAttribute("account", claim.account());
        xml.writeAttribute("verdict", claim.accepted() ? "accepted" : "rejected");
        if (claim.accepted()) xml.writeAttribute("payerControlNumber", claim.payerControlNumber());
        xml.writeAttribute("charge", Decimal.text(claim.charge()));
        for (var state : claim.states()) code(xml, "state", state);
        for (var line : claim.lines()) {
            xml.writeStartElement("line");
            xml.writeAttribute("number", Integer.toString(line.number()));
            if (!line.controlNumber().isEmpty()) xml.writeAttribute("controlNumber", line.controlNumber());
            for (var state : line.states()) code(xml, "state", state);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void code(XMLStreamWriter xml, String name, StatusCode code) throws XMLStreamException {
        xml.writeEmptyElement(name);
        xml.writeAttribute("category", code.category());
        xml.writeAttribute("status", code.status());
        if (!code.entity().isEmpty()) xml.writeAttribute("entity", code.entity());
    }
}
