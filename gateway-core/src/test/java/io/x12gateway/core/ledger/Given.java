package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.inquiry.Inquiry;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Invented values that are legal and tell themselves apart. */
final class Given {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final PartnerId RIVERBEND = new PartnerId("riverbend-billing");
    static final PartnerId HILLTOP = new PartnerId("hilltop-clinic");
    private static final Ulid IDS = new Ulid(CLOCK);

    private Given() {}

    static String id() {
        return IDS.next();
    }

    static Submission submission() {
        return submission(RIVERBEND, "some bytes", Optional.empty());
    }

    static Submission submission(PartnerId partner, String bytes, Optional<String> clientKey) {
        return submission(partner, bytes, clientKey, NOW, SubmissionState.RECEIVED);
    }

    static Submission submission(
            PartnerId partner, String bytes, Optional<String> clientKey, Instant at, SubmissionState state) {
        return submission(partner, Channel.SFTP, bytes, clientKey, at, state);
    }

    static Submission submission(
            PartnerId partner,
            Channel channel,
            String bytes,
            Optional<String> clientKey,
            Instant at,
            SubmissionState state) {
        return new Submission(
                new SubmissionId(id()),
                partner,
                channel,
                ProcessingMode.BATCH,
                "claims of may.x12",
                clientKey,
                new PayloadId(id()),
                digest(bytes),
                bytes.length(),
                at,
                state,
                Optional.empty());
    }

    static Digest digest(String bytes) {
        return Digest.of(bytes.getBytes(StandardCharsets.UTF_8));
    }

    static TimelineEntry note(Submission s, String event) {
        return new TimelineEntry(s.id(), NOW, event, "gateway", "3 transactions");
    }

    static AuditEntry audit(String object) {
        return new AuditEntry(NOW, "gateway", "submission.received", object, "ok", "12 bytes", "192.0.2.7");
    }

    static Inquiry inquiry(Submission s, String assembly, int sequence) {
        return new Inquiry(
                id(),
                s.id(),
                assembly,
                sequence,
                TransactionType.CLAIM_STATUS_REQUEST,
                "claims",
                new ByteSpan(0, 900),
                new ByteSpan(150, 400),
                sequence - 1,
                NOW,
                InquiryState.OPEN,
                sequence == 1 ? "" : "jurisdiction-15",
                Optional.empty(),
                "");
    }

    static MailboxItem item(PartnerId partner, Submission source, String documentKey, String kind) {
        return item(partner, source, documentKey, kind, "P", MailboxItem.State.AVAILABLE);
    }

    static MailboxItem item(
            PartnerId partner,
            Submission source,
            String documentKey,
            String kind,
            String usage,
            MailboxItem.State state) {
        var id = id();
        return new MailboxItem(
                id,
                partner,
                documentKey,
                kind,
                usage,
                kind + "_000000001_" + id + ".x12",
                new PayloadId(id()),
                digest(documentKey),
                17,
                source.id(),
                NOW,
                state);
    }
}
