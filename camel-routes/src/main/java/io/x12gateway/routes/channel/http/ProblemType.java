package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.GatewayFault;

/** Every problem that the HTTP doors can answer with; docs/reference/http-problems.md has a line for each. */
public enum ProblemType {
    NOT_AUTHENTICATED("not-authenticated", 401, "Credentials are missing or not accepted"),
    SCOPE_MISSING("scope-missing", 403, "The token is not good for this"),
    NOT_FOUND("not-found", 404, "There is nothing here for you"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This path does not take this method"),
    BAD_REQUEST("bad-request", 400, "The request cannot be understood"),
    INVALID_JSON("invalid-json", 400, "The body is no JSON, or exceeds its limits"),
    UPLOAD_BROKEN("upload-broken", 400, "The upload ended before its end was reached"),
    NOT_ACCEPTABLE("not-acceptable", 406, "There is no answer of the kind that is accepted"),
    ANSWER_IN_PROGRESS("answer-in-progress", 409, "The first message of this key is still being answered"),
    PAYLOAD_TOO_LARGE("payload-too-large", 413, "The body is larger than allowed"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "This content type is not taken here"),
    RANGE_NOT_SATISFIABLE("range-not-satisfiable", 416, "The document ends before this range"),
    UNREADABLE_INPUT("unreadable-input", 422, "The body is not an X12 interchange that could be answered"),
    INVALID_QUESTION("invalid-question", 422, "The question cannot be asked like this"),
    CLIENT_KEY_REUSED("client-key-reused", 422, "This key was used before for other content"),
    REFUSED("refused", 422, "The sender must change something"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "More than your limits allow"),
    INTERNAL_ERROR("internal-error", 500, "The gateway failed"),
    BACK_END_UNAVAILABLE("back-end-unavailable", 502, "A system behind the gateway failed"),
    BUSY("busy", 503, "The gateway is busy; try again later");

    private static final String PREFIX = "urn:x12-gateway:problem:";
    private final String code;
    private final int status;
    private final String title;

    ProblemType(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** The one table from fault to HTTP: a known code decides, otherwise who must act. */
    static ProblemType of(GatewayFault fault) {
        for (var type : values()) if (type.code.equals(fault.code())) return type;
        return switch (fault.kind()) {
            case SENDER -> fault.code().startsWith("no-such-") ? NOT_FOUND : REFUSED;
            case CAPACITY -> BUSY;
            case BACK_END -> BACK_END_UNAVAILABLE;
            case GATEWAY -> INTERNAL_ERROR;
        };
    }

    static ProblemType ofStatus(int status) {
        for (var type : values()) if (type.status == status) return type;
        return status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
    }

    public String code() {
        return code;
    }

    /** The problem's {@code type} member. */
    public String uri() {
        return PREFIX + code;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
