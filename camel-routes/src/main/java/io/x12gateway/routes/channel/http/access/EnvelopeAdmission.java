package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.admission.Admission;
import io.x12gateway.core.admission.Incident;
import io.x12gateway.core.admission.Incidents;
import io.x12gateway.core.admission.SourceAddress;
import io.x12gateway.core.admission.TooMuch;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.TradingPartner;
import org.springframework.stereotype.Component;

/** Admits a CORE request once its envelope has said whose it is. */
@Component
public final class EnvelopeAdmission {
    private final Admission admission;
    private final Incidents incidents;

    EnvelopeAdmission(Admission admission, Incidents incidents) {
        this.admission = admission;
        this.incidents = incidents;
    }

    /** Size of one file of this partner, whatever is around it. */
    public long fileBytesMax(TradingPartner partner) {
        return admission.of(partner).fileBytesMax();
    }

    /**
     * Counts the request, and from here on its body, for this partner.
     *
     * @throws GatewayFault kind CAPACITY: it is one too many. CORE knows no status for that but "busy"
     */
    public void admit(TradingPartner partner, String source) {
        try {
            admission.request(partner);
            EnvelopeBody.current().ifPresent(body -> body.charge(admission.envelope(partner)));
        } catch (TooMuch refusal) {
            incidents.note(
                    Incident.LIMIT_REACHED,
                    "core",
                    partner.id().value(),
                    refusal.limit().name(),
                    new SourceAddress(source));
            throw new GatewayFault(FaultKind.CAPACITY, "busy", String.valueOf(refusal.getMessage()), refusal);
        }
    }
}
