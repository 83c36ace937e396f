package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.admission.Admission;
import io.x12gateway.core.admission.Incidents;
import io.x12gateway.core.admission.LoginThrottle;
import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.intake.Limits;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.routes.notice.Notice;

import java.time.Clock;

/** What the door needs of the house behind it. */
record SftpParts(
        Limits limits,
        Partners partners,
        Submissions submissions,
        Mailboxes mailboxes,
        Mailbox mailbox,
        PayloadStore payloads,
        Ledger ledger,
        Admission admission,
        Incidents incidents,
        LoginThrottle throttle,
        Notice notice,
        Ulid ids,
        Clock clock) {}
