package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.admission.Admission;
import io.x12gateway.core.admission.Incident;
import io.x12gateway.core.admission.Incidents;
import io.x12gateway.core.admission.SourceAddress;
import io.x12gateway.core.admission.TooMuch;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.MailboxRules;
import io.x12gateway.core.partner.TradingPartner;

/**
 * One connection of a partner, with the partner's rules and limits as they were when it logged in.
 *
 * @param source its address, for the audit trail
 */
record Visitor(TradingPartner partner, String source, Admission admission, Incidents incidents) {

    MailboxRules rules() {
        return partner.mailbox();
    }

    /** One more request of this partner, if it may have one. */
    void request() throws Refusal {
        try {
            admission.request(partner);
        } catch (TooMuch tooMuch) {
            throw refused(tooMuch);
        }
    }

    /** A place among the uploads that the partner may have under way; to be closed. */
    io.x12gateway.core.admission.Upload seat() throws Refusal {
        try {
            return admission.upload(partner, -1);
        } catch (GatewayFault tooMuch) {
            throw refused(tooMuch);
        }
    }

    private Refusal refused(GatewayFault fault) {
        incidents.note(Incident.LIMIT_REACHED, "sftp", partner.id().value(), fault.code(), new SourceAddress(source));
        return Refusal.of(fault);
    }
}
