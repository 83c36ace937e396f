package io.x12gateway.routes.channel.http.inquiry;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.routes.channel.http.ProblemType;

import java.util.List;

/** JSON that is not taken, and where in it the reasons are. */
final class RefusedJson extends GatewayFault {
    private static final long serialVersionUID = 1L;
    private final ProblemType type;
    private final transient List<Place> places;

    /**
     * @param pointer RFC 6901
     * @param message what is wrong there, without a value that was found
     */
    record Place(String pointer, String message) {}

    RefusedJson(ProblemType type, String message, List<Place> places) {
        super(FaultKind.SENDER, type.code(), message);
        this.type = type;
        this.places = List.copyOf(places);
    }

    ProblemType type() {
        return type;
    }

    List<Place> places() {
        return places;
    }
}
