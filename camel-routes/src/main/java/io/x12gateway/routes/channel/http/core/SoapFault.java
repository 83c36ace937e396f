package io.x12gateway.routes.channel.http.core;

import javax.xml.namespace.QName;

import java.util.List;

/**
 * A message that cannot be answered as the operation it may have asked for (SOAP 1.2 part 1, 5.4). The reason says what
 * was found and what to do.
 */
final class SoapFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Code code;
    private final int status;
    private final transient List<QName> notUnderstood;

    /** The {@code env:Code} of a fault, and the status it travels with unless another is given. */
    enum Code {
        VERSION_MISMATCH("VersionMismatch"),
        MUST_UNDERSTAND("MustUnderstand"),
        SENDER("Sender"),
        RECEIVER("Receiver");

        private final String label;

        Code(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private SoapFault(Code code, int status, String reason, List<QName> notUnderstood) {
        super(reason, null, false, false);
        this.code = code;
        this.status = status;
        this.notUnderstood = List.copyOf(notUnderstood);
    }

    static SoapFault of(Code code, int status, String reason) {
        return new SoapFault(code, status, reason, List.of());
    }

    /** No XML, no SOAP, or no envelope of CORE. */
    static SoapFault unreadable(String reason) {
        return of(Code.SENDER, 500, reason);
    }

    /** XML of a kind that nobody needs to send an envelope. */
    static SoapFault refused(String reason) {
        return of(Code.SENDER, 400, reason);
    }

    static SoapFault versionMismatch() {
        return of(Code.VERSION_MISMATCH, 500, "SOAP 1.2 is spoken here, and no other version");
    }

    static SoapFault mustUnderstand(List<QName> headers) {
        return new SoapFault(
                Code.MUST_UNDERSTAND, 500, "A header that has to be understood is not understood here", headers);
    }

    Code code() {
        return code;
    }

    /** HTTP. */
    int status() {
        return status;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    /** Headers, for {@link Code#MUST_UNDERSTAND}. */
    List<QName> notUnderstood() {
        return notUnderstood;
    }
}
