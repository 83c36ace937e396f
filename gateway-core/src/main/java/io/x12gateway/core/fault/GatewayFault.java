package io.x12gateway.core.fault;

/**
 * Something that was not expected. Expected outcomes (a rejected file, a silent payer) are values, never faults. The
 * message says what was found and what to do, and holds no patient data.
 */
public class GatewayFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final FaultKind kind;
    private final String code;

    /** @param code stable and lower case with hyphens, such as {@code payload-too-large}: the end of a problem type */
    public GatewayFault(FaultKind kind, String code, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
    }

    public GatewayFault(FaultKind kind, String code, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.code = code;
    }

    public FaultKind kind() {
        return kind;
    }

    public String code() {
        return code;
    }
}
