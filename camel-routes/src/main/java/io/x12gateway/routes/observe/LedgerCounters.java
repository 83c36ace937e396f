package io.x12gateway.routes.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.LedgerListener;
import io.x12gateway.core.remote.RemoteDelivery;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.webhook.WebhookDelivery;
import org.springframework.stereotype.Component;

import java.util.Locale;

/** Counts what was committed: whatever is counted is true, and it is counted on the node that did it. */
@Component
final class LedgerCounters implements LedgerListener {
    private final MeterRegistry meters;

    LedgerCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void committed(LedgerEntry entry) {
        entry.changes().forEach(this::count);
    }

    private void count(Change change) {
        switch (change) {
            case Change.Receive received -> received(received.submission());
            case Change.Move move -> moved(move);
            case Change.CloseInquiry closed -> closed(closed.state());
            case Change.Deliver delivered ->
                add(
                        GatewayMeters.DOCUMENTS_DELIVERED,
                        GatewayMeters.TAG_KIND,
                        delivered.item().kind());
            case Change.NoteFetch fetched -> add(GatewayMeters.DOCUMENTS_FETCHED);
            case Change.Audit audit -> audited(audit.entry());
            case Change.StorePayload ignored -> {}
            case Change.Note ignored -> {}
            case Change.ClaimInterchange ignored -> {}
            case Change.OpenInquiry ignored -> {}
            case Change.SetItemState ignored -> {}
            case Change.LeaseItem ignored -> {}
            case Change.EndLease ignored -> {}
            case Change.NoteNotice ignored -> {}
            case Change.ExpireItem ignored -> {}
            case Change.Hold ignored -> {}
            case Change.SettleHeld ignored -> {}
            case Change.ClaimPayment ignored -> {}
            case Change.NoteRemittance ignored -> {}
            case Change.ImportTransfers ignored -> {}
            case Change.NoteTrace ignored -> {}
            case Change.AddPortion ignored -> {}
            case Change.AnswerPortion ignored -> {}
            case Change.TellPortion ignored -> {}
            case Change.NumberDocument ignored -> {}
            case Change.Enqueue ignored -> {}
            case Change.Finish ignored -> {}
            case Change.Register ignored -> {}
            case Change.Fence ignored -> {}
            case Change.AddRemoteItem ignored -> {}
            case Change.TurnRemoteItem turned -> turned(turned.item());
            case Change.AddRemoteDelivery ignored -> {}
            case Change.TurnRemoteDelivery turned -> turned(turned.delivery());
            case Change.Tell ignored -> {}
            case Change.TurnWebhook turned -> turned(turned.delivery());
            case Change.TurnWebhookTarget ignored -> {}
            case Change.MoveWebhooks ignored -> {}
        }
    }

    private void received(Submission submission) {
        add(
                GatewayMeters.SUBMISSIONS_RECEIVED,
                GatewayMeters.TAG_CHANNEL,
                lower(submission.channel()),
                GatewayMeters.TAG_MODE,
                lower(submission.mode()));
        if (submission.state() == SubmissionState.DUPLICATE) rejected("duplicate");
    }

    private void moved(Change.Move move) {
        switch (move.to()) {
            case IN_PROGRESS -> add(GatewayMeters.SUBMISSIONS_ACCEPTED);
            case COMPLETED -> {
                if (!move.from().contains(SubmissionState.IN_PROGRESS)) add(GatewayMeters.SUBMISSIONS_ACCEPTED);
            }
            case REJECTED -> rejected("judged");
            case QUARANTINED -> rejected("quarantined");
            case FAILED -> rejected("failed");
            case RECEIVED, HELD, DUPLICATE, SUPERSEDED -> {}
        }
    }

    private void turned(RemoteItem item) {
        if (item.state() == RemoteItem.State.SEEN && item.attempts() == 0) return;
        add(GatewayMeters.REMOTE_ITEMS, GatewayMeters.TAG_STATE, lower(item.state()));
    }

    private void turned(RemoteDelivery delivery) {
        add(GatewayMeters.REMOTE_DELIVERIES, GatewayMeters.TAG_STATE, lower(delivery.state()));
    }

    private void turned(WebhookDelivery delivery) {
        if (delivery.attempts() == 0) return; // an operator wants it to be tried again
        add(GatewayMeters.WEBHOOK_ATTEMPTS, GatewayMeters.TAG_STATE, lower(delivery.state()));
    }

    private void closed(InquiryState state) {
        add(GatewayMeters.INQUIRIES_CLOSED, GatewayMeters.TAG_STATE, lower(state));
    }

    private void audited(AuditEntry entry) {
        if (entry.action().equals("submission.refused")) rejected(entry.reason());
    }

    private void rejected(String reason) {
        add(GatewayMeters.SUBMISSIONS_REJECTED, GatewayMeters.TAG_REASON, reason);
    }

    private void add(String meter, String... tags) {
        meters.counter(meter, tags).increment();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
