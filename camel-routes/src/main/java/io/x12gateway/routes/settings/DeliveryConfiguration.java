package io.x12gateway.routes.settings;

import io.x12gateway.core.delivery.HeldMail;
import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.delivery.MailboxBell;
import io.x12gateway.core.delivery.PartnerAcknowledgments;
import io.x12gateway.core.delivery.Pickup;
import io.x12gateway.core.delivery.Retention;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.wiring.Core;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** What waits for partners, what they say about it, and what is held or thrown away. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {
    /** As a listener of the ledger it hears of every delivery. */
    @Bean
    MailboxBell mailboxBell() {
        return new MailboxBell();
    }

    @Bean
    Mailbox mailbox(Mailboxes mailboxes, PayloadStore payloads, Ledger ledger, Clock clock, MailboxBell bell) {
        return new Mailbox(mailboxes, payloads, ledger, clock, bell);
    }

    @Bean
    Pickup pickup(Mailboxes mailboxes, Ledger ledger, Clock clock) {
        return new Pickup(mailboxes, ledger, clock);
    }

    @Bean
    PartnerAcknowledgments partnerAcknowledgments(
            Submissions submissions,
            Mailboxes mailboxes,
            Mailbox mailbox,
            PayloadStore payloads,
            Ledger ledger,
            Clock clock) {
        return new PartnerAcknowledgments(submissions, mailboxes, mailbox, payloads, ledger, clock);
    }

    @Bean
    HeldMail heldMail(Core core) {
        return core.held();
    }

    @Bean
    Retention retention(Core core) {
        return core.retention();
    }
}
