package io.x12gateway.routes.channel.http.core;

import java.util.Optional;
import java.util.regex.Pattern;

/** The names of SOAP 1.2, WS-Security 1.0, XOP and the rule's schema. */
final class Soap {
    static final String ENVELOPE = "http://www.w3.org/2003/05/soap-envelope";
    static final String MEDIA_TYPE = "application/soap+xml";
    static final String XOP_MEDIA_TYPE = "application/xop+xml";
    static final String XOP = "http://www.w3.org/2004/08/xop/include";
    static final String ROLE_NEXT = ENVELOPE + "/role/next";
    static final String ROLE_ULTIMATE_RECEIVER = ENVELOPE + "/role/ultimateReceiver";
    static final String SECURITY = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    static final String SECURITY_UTILITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    static final String PASSWORD_TEXT =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";
    private static final String CORE = "http://www.caqh.org/SOAP/WSDL/CORERule";
    private static final Pattern CORE_VERSION =
            Pattern.compile("http://www\\.caqh\\.org/SOAP/WSDL/CORERule([0-9]\\.[0-9]\\.[0-9])\\.xsd");

    private Soap() {}

    /** The namespace of the rule's schema. */
    static String namespace(String ruleVersion) {
        return CORE + ruleVersion + ".xsd";
    }

    static Optional<String> ruleVersion(String namespace) {
        var version = CORE_VERSION.matcher(namespace);
        return version.matches() ? Optional.of(version.group(1)) : Optional.empty();
    }
}
