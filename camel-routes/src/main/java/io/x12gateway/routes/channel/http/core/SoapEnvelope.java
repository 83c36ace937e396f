package io.x12gateway.routes.channel.http.core;

import io.x12gateway.routes.channel.http.core.CoreSettings.Exchange;
import io.x12gateway.routes.channel.http.core.XmlReader.Event;

import javax.xml.namespace.QName;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** The envelope in a SOAP 1.2 message, with the payload in it or, by MTOM, in a part behind it. */
final class SoapEnvelope extends Envelope {
    /** Header, fields and everything around them. */
    private static final long ENVELOPE_BYTES_MAX = 128 * 1024;
    /** A CDATA section has to be held; no single inquiry is as large. */
    private static final long TEXT_BYTES_MAX = 1024 * 1024;

    private static final int NOT_UNDERSTOOD_MAX = 10;

    private final Allowance in;
    private final Optional<Multipart> parts;
    private final XmlReader xml;
    private Optional<SoapOperation> operation = Optional.empty();
    private Optional<SecurityHeader> security = Optional.empty();
    private Optional<String> formVersion = Optional.empty();
    private Optional<String> reference = Optional.empty();
    private String namespace = "";
    private boolean streaming; // the message goes on behind the payload

    /** @param parts what follows the message, for MTOM */
    SoapEnvelope(Allowance in, Optional<Multipart> parts) throws IOException {
        this.in = in;
        this.parts = parts;
        in.allow(ENVELOPE_BYTES_MAX);
        this.xml = new XmlReader(in);
    }

    @Override
    void read() throws IOException {
        enterEnvelope();
        enterBody();
        operation = Optional.of(enterOperation());
        if (security.isPresent()) logIn(security.get());
        streaming = fields();
        security.flatMap(SecurityHeader::error).ifPresent(error -> {
            throw error;
        });
        if (!streaming && reference.isPresent()) putPayload(part(reference.get()));
        else if (!streaming) nothingFollows();
    }

    @Override
    void finish() throws IOException {
        if (streaming) {
            in.allow(ENVELOPE_BYTES_MAX);
            fields();
        }
        nothingFollows();
    }

    private void nothingFollows() throws IOException {
        if (parts.isPresent() && parts.get().next().isPresent())
            throw new MalformedException("a part that Payload does not refer to");
    }

    private void enterEnvelope() throws IOException {
        xml.tag();
        if (!xml.localName().equals("Envelope")) throw SoapFault.unreadable("This is no SOAP envelope");
        if (!xml.namespace().equals(Soap.ENVELOPE)) throw SoapFault.versionMismatch();
    }

    private void enterBody() throws IOException {
        if (xml.tag() != Event.START) throw SoapFault.unreadable("An envelope without a body");
        if (isSoap("Header")) {
            headers();
            if (xml.tag() != Event.START) throw SoapFault.unreadable("An envelope without a body");
        }
        if (!isSoap("Body")) throw SoapFault.unreadable("Something else than Header and Body in the SOAP envelope");
    }

    private void headers() throws IOException {
        var notUnderstood = new ArrayList<QName>();
        while (xml.tag() == Event.START) {
            boolean must = isForUs() && isTrue(xml.attribute(Soap.ENVELOPE, "mustUnderstand"));
            if (xml.namespace().equals(Soap.SECURITY) && xml.localName().equals("Security")) {
                if (security.isPresent()) throw SoapFault.refused("Two security headers");
                security = Optional.of(SecurityHeader.read(xml, must));
            } else {
                if (must && notUnderstood.size() < NOT_UNDERSTOOD_MAX) notUnderstood.add(xml.name());
                xml.skip();
            }
        }
        if (!notUnderstood.isEmpty()) throw SoapFault.mustUnderstand(notUnderstood);
    }

    private void logIn(SecurityHeader header) throws IOException {
        if (header.user().isPresent()) put(Field.USER_NAME, header.user().get());
        if (header.password().isPresent()) put(Field.PASSWORD, header.password().get());
    }

    private boolean isForUs() {
        var role = xml.attribute(Soap.ENVELOPE, "role").orElse(Soap.ROLE_ULTIMATE_RECEIVER);
        return role.equals(Soap.ROLE_ULTIMATE_RECEIVER) || role.equals(Soap.ROLE_NEXT) || role.isEmpty();
    }

    private static boolean isTrue(Optional<String> text) {
        return text.map(String::strip)
                .filter(t -> t.equals("true") || t.equals("1"))
                .isPresent();
    }

    private boolean isSoap(String name) {
        return xml.localName().equals(name) && xml.namespace().equals(Soap.ENVELOPE);
    }

    private SoapOperation enterOperation() throws IOException {
        if (xml.tag() != Event.START) throw SoapFault.unreadable("A body without a CORE envelope");
        namespace = xml.namespace();
        formVersion = Soap.ruleVersion(namespace);
        if (formVersion.isEmpty()) throw SoapFault.unreadable("The body holds no CORE envelope");
        return SoapOperation.of(xml.localName())
                .orElseThrow(() -> SoapFault.unreadable("The body holds no CORE envelope that is taken here"));
    }

    /** Reads fields up to a payload that can be streamed, and returns true, or to the end of the message. */
    private boolean fields() throws IOException {
        while (xml.tag() == Event.START) if (field()) return true;
        leave("Body");
        leave("Envelope");
        if (xml.tag() != Event.DOCUMENT_END) throw SoapFault.unreadable("Something behind the SOAP envelope");
        return false;
    }

    private void leave(String name) throws IOException {
        if (xml.tag() != Event.END)
            throw SoapFault.unreadable("Something else in " + name + " behind what belongs there");
    }

    private boolean field() throws IOException {
        var name = xml.localName();
        if (!xml.namespace().isEmpty() && !xml.namespace().equals(namespace)) throw EnvelopeError.notUnderstood(name);
        var field = Field.labelled(name)
                .filter(f -> f != Field.USER_NAME && f != Field.PASSWORD)
                .orElseThrow(() -> EnvelopeError.notUnderstood(name));
        if (field == Field.PAYLOAD) return payloadElement();
        put(field, xml.content(field.lengthMax()));
        return false;
    }

    private boolean payloadElement() throws IOException {
        if (reference.isPresent()) throw new MalformedException("the field Payload comes twice");
        var space = new StringBuilder();
        for (; ; ) {
            switch (xml.next()) {
                case TEXT -> {
                    // A section is not looked at before its sender is known: it has to be held as a whole.
                    if (xml.isSection()) return putPayload(payload(space.toString(), true));
                    space.append(xml.text());
                    if (!space.toString().isBlank()) return putPayload(payload(space.toString(), false));
                }
                case START -> {
                    reference = Optional.of(included());
                    return false;
                }
                case END -> {
                    return putPayload(InputStream.nullInputStream());
                }
                case DOCUMENT_END -> throw SoapFault.unreadable("Envelope is not well formed");
            }
        }
    }

    private InputStream payload(String first, boolean sectionFollows) {
        long most = isReadyForPayload() ? TEXT_BYTES_MAX : 2 * ENVELOPE_BYTES_MAX;
        boolean binary = !operation().map(SoapOperation::isText).orElse(false);
        var text = new ElementText(xml, in, most, binary).startingWith(first, sectionFollows);
        return binary ? new Base64Payload(text) : text;
    }

    /** At the start of xop:Include; afterwards at the end of Payload. */
    private String included() throws IOException {
        if (!xml.localName().equals("Include") || !xml.namespace().equals(Soap.XOP))
            throw SoapFault.refused("An element inside Payload");
        var href = xml.attribute("", "href").orElse("");
        if (!href.startsWith("cid:") || parts.isEmpty())
            throw SoapFault.refused("Payload refers to something that is not a part of this message");
        endOfReference();
        endOfReference();
        try {
            return URLDecoder.decode(href.substring("cid:".length()).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SoapFault.refused("Payload refers to something that is not a part of this message");
        }
    }

    /** First of the reference, then of Payload. */
    private void endOfReference() throws IOException {
        if (xml.tag() != Event.END) throw SoapFault.refused("Payload holds more than one reference");
    }

    private InputStream part(String contentId) throws IOException {
        var part = parts.orElseThrow()
                .next()
                .orElseThrow(() -> new MalformedException("Payload refers to a part that is not there"));
        if (!part.contentId().equals(contentId))
            throw new MalformedException("the part behind the message is not the one that Payload refers to");
        return part.body();
    }

    /** What the rule leaves open once the element is known. */
    @Override
    Set<Exchange> exchanges() {
        return operation.map(SoapOperation::exchanges).orElse(Set.of());
    }

    Optional<SoapOperation> operation() {
        return operation;
    }

    @Override
    Optional<String> formVersion() {
        return formVersion;
    }

    @Override
    Freshness freshness() {
        return security.map(SecurityHeader::freshness).orElse(Freshness.NONE);
    }
}
