package io.x12gateway.core.wiring;

import io.x12gateway.core.claim.HandoverLimits;
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
import io.x12gateway.core.response.InquiryLimits;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;

import java.time.Clock;
import java.time.Duration;

/**
 * Everything that the core does not decide itself.
 *
 * @param profiles what partners' files are judged by
 * @param realTimeDeadline the longest that anybody waits on the line
 */
public record Parts(
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
        ClaimsSystems claimsSystems,
        Limits limits,
        InquiryLimits inquiryLimits,
        HandoverLimits handoverLimits,
        Duration realTimeDeadline) {}
