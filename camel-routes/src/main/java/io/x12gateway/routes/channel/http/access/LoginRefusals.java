package io.x12gateway.routes.channel.http.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.admission.Incident;
import io.x12gateway.core.admission.Incidents;
import io.x12gateway.core.admission.SourceAddress;
import io.x12gateway.routes.observe.GatewayMeters;
import org.springframework.stereotype.Component;

/** Counts refused log-ins and puts them on record. Nothing that was shown is written down. */
@Component
public class LoginRefusals {
    private final Incidents incidents;
    private final MeterRegistry meters;

    LoginRefusals(Incidents incidents, MeterRegistry meters) {
        this.incidents = incidents;
        this.meters = meters;
    }

    /**
     * @param door where: {@code http}, {@code core}, {@code oauth}, {@code operator}
     * @param source remote address
     */
    public void note(String door, String reason, String source) {
        meters.counter(GatewayMeters.LOGINS_REFUSED, GatewayMeters.TAG_DOOR, door)
                .increment();
        incidents.note(Incident.LOGIN_REFUSED, door, reason, new SourceAddress(source));
    }
}
