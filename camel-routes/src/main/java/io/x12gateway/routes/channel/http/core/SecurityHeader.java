package io.x12gateway.routes.channel.http.core;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Optional;

/**
 * Reads a WS-Security header: a UsernameToken with the password as text, and a Timestamp. A signature is not verified
 * here, so a header that must be understood is refused if it has one: nobody shall believe it was looked at.
 */
final class SecurityHeader {
    private static final int TEXT_LENGTH_MAX = 200;
    private final XmlReader xml;
    private @Nullable String user;
    private @Nullable String password;
    private Freshness freshness = Freshness.NONE;
    private Optional<EnvelopeError> error = Optional.empty();

    private SecurityHeader(XmlReader xml) {
        this.xml = xml;
    }

    /** @param xml at the start of the header; afterwards at its end */
    static SecurityHeader read(XmlReader xml, boolean mustUnderstand) throws IOException {
        var header = new SecurityHeader(xml);
        while (xml.tag() == XmlReader.Event.START) {
            if (header.at(Soap.SECURITY, "UsernameToken")) header.token();
            else if (header.at(Soap.SECURITY_UTILITY, "Timestamp")) header.timestamp();
            else if (mustUnderstand)
                throw SoapFault.refused("A security header with something else than UsernameToken and Timestamp;"
                        + " signatures are not verified here, the TLS certificate is");
            else xml.skip();
        }
        return header;
    }

    private boolean at(String namespace, String name) {
        return xml.localName().equals(name) && xml.namespace().equals(namespace);
    }

    private void token() throws IOException {
        if (user != null || password != null) throw SoapFault.refused("Two UsernameTokens");
        while (xml.tag() == XmlReader.Event.START) {
            if (at(Soap.SECURITY, "Username")) user = once(user);
            else if (at(Soap.SECURITY, "Password")) readPassword();
            else if (at(Soap.SECURITY, "Nonce")) freshness = freshness.withNonce(xml.content(TEXT_LENGTH_MAX));
            else if (at(Soap.SECURITY_UTILITY, "Created")) freshness = freshness.withCreated(time());
            else xml.skip();
        }
    }

    private void readPassword() throws IOException {
        var type = xml.attribute("", "Type").orElse(Soap.PASSWORD_TEXT);
        if (!type.equals(Soap.PASSWORD_TEXT))
            error = Optional.of(EnvelopeError.illegal(
                    Field.PASSWORD,
                    "Send the password as PasswordText; the gateway keeps none to compare a digest with."));
        password = once(password);
    }

    private String once(@Nullable String before) throws IOException {
        if (before != null) throw SoapFault.refused("A part of the UsernameToken comes twice");
        return xml.content(TEXT_LENGTH_MAX);
    }

    private void timestamp() throws IOException {
        while (xml.tag() == XmlReader.Event.START) {
            if (at(Soap.SECURITY_UTILITY, "Expires")) freshness = freshness.withExpires(time());
            else xml.skip();
        }
    }

    private String time() throws IOException {
        return xml.content(TEXT_LENGTH_MAX).strip();
    }

    Optional<String> user() {
        return Optional.ofNullable(user);
    }

    Optional<String> password() {
        return Optional.ofNullable(password);
    }

    Freshness freshness() {
        return freshness;
    }

    /** Readable, but not acceptable: to be said once it is known which operation to answer. */
    Optional<EnvelopeError> error() {
        return error;
    }
}
