package io.x12gateway.routes.settings;

import io.x12gateway.core.handover.ClaimsSystem;
import io.x12gateway.core.handover.ClaimsSystems;
import io.x12gateway.core.handover.Portions;
import io.x12gateway.core.inquiry.BackEnds;
import io.x12gateway.core.inquiry.Inquiries;
import io.x12gateway.core.inquiry.RoutingTable;
import io.x12gateway.core.inquiry.Traces;
import io.x12gateway.core.intake.Limits;
import io.x12gateway.core.ledger.ControlNumbers;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.mailbox.HeldDocuments;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.ValidationProfiles;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.wiring.Core;
import io.x12gateway.core.wiring.Parts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

import java.time.Clock;

/**
 * Makes the core from the settings and from what the configurations beside this one make of them. The core itself knows no
 * Spring.
 */
@Configuration(proxyBeanMethods = false)
class CoreConfiguration {
    @Bean
    static UnknownKeys unknownKeys(ConfigurableEnvironment environment) {
        return new UnknownKeys(environment);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ulid ulid(Clock clock) {
        return new Ulid(clock);
    }

    @Bean
    Core core(
            Ledger ledger,
            Submissions submissions,
            Partners partners,
            Inquiries inquiries,
            Mailboxes mailboxes,
            HeldDocuments held,
            Traces traces,
            Portions portions,
            Outbox outbox,
            PayloadStore payloads,
            ControlNumbers numbers,
            Ulid ids,
            Clock clock,
            GatewayIdentity us,
            ValidationProfiles profiles,
            RoutingTable routing,
            BackEnds backEnds,
            ObjectProvider<ClaimsSystem> claimsSystems,
            Limits limits,
            RoutingSettings limitsOfInquiries,
            RealTimeSettings realTime) {
        return new Core(new Parts(
                ledger,
                submissions,
                partners,
                inquiries,
                mailboxes,
                held,
                traces,
                portions,
                outbox,
                payloads,
                numbers,
                ids,
                clock,
                us,
                profiles,
                routing,
                backEnds,
                new ClaimsSystems(claimsSystems.stream().toList()),
                limits,
                limitsOfInquiries.inquiryLimits(),
                limitsOfInquiries.handoverLimits(),
                realTime.deadline()));
    }
}
