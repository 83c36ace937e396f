package io.x12gateway.routes.channel.http.access;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.x12gateway.core.admission.Admission;
import io.x12gateway.core.admission.Allowance;
import io.x12gateway.core.admission.Incidents;
import io.x12gateway.core.admission.LoginThrottle;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.partner.Partners;

import java.time.Clock;
import java.time.Duration;

/** Makes what other rooms' tests need of this one. */
public final class TestLogins {
    private TestLogins() {}

    public static LoginRefusals refusals(Ledger ledger, Clock clock) {
        return new LoginRefusals(new Incidents(ledger, clock), new SimpleMeterRegistry());
    }

    public static PasswordLogin passwords(Partners partners, Clock clock) {
        return new PasswordLogin(partners, new LoginThrottle(100, Duration.ofSeconds(1), clock), clock);
    }

    /** Admits everybody. */
    public static EnvelopeAdmission admission(Ledger ledger, Clock clock) {
        var plenty = new Allowance(1_000_000, 1_000, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2);
        return new EnvelopeAdmission(new Admission(plenty, limit -> {}), new Incidents(ledger, clock));
    }
}
