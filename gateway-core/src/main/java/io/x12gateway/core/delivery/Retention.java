package io.x12gateway.core.delivery;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Document;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.inquiry.Traces;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.MailboxItem.State;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.submission.TimelineEntry;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Empties mailboxes of what their partners are done with: acknowledged items after their retention, and items that
 * nobody acknowledged only after a notice and another week. What somebody fetches at the moment, or has leased, stays.
 * The documents themselves stay with their submissions; an expired item is found by operators.
 */
public final class Retention {
    /** How long an acknowledged item stays where its partner's rules do not say. */
    static final Duration STANDARD = Duration.ofDays(30);

    /** An item that nobody acknowledged is noticed after three times its retention. */
    private static final int PATIENCE = 3;

    private static final Duration AFTER_NOTICE = Duration.ofDays(7);

    /** The slowest download that is waited for. */
    private static final Duration FETCHING = Duration.ofHours(6);

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int PER_RUN = 1000;
    private static final String NOTICE = "notice/";

    private final Partners partners;
    private final Mailboxes mailboxes;
    private final Traces traces;
    private final Documents documents;
    private final Commits commits;
    private final Clock clock;
    private Instant due = Instant.MIN;

    public Retention(
            Partners partners, Mailboxes mailboxes, Traces traces, Documents documents, Commits commits, Clock clock) {
        this.partners = partners;
        this.mailboxes = mailboxes;
        this.traces = traces;
        this.documents = documents;
        this.commits = commits;
        this.clock = clock;
    }

    /** What one run did. */
    public record Purged(int expired, int noticed) {}

    /** As {@link #purge}, at most once an hour. */
    public synchronized Purged purgeIfDue() {
        var now = clock.instant();
        if (now.isBefore(due)) return new Purged(0, 0);
        due = now.plus(PAUSE);
        return purge();
    }

    public Purged purge() {
        int expired = 0;
        int noticed = 0;
        var now = clock.instant();
        for (var partner : partners.all()) {
            var retention = retention(partner);
            for (var item :
                    mailboxes.unchangedSince(partner.id(), List.of(State.ACKNOWLEDGED), now.minus(retention), PER_RUN))
                if (expire(item, now.minus(retention), now)) expired++;
            var patience = now.minus(retention.multipliedBy(PATIENCE));
            for (var item : mailboxes.unchangedSince(
                    partner.id(), List.of(State.AVAILABLE, State.FETCHED), patience, PER_RUN)) {
                if (item.handling().noticedAt().isEmpty()) {
                    if (notice(item, now)) noticed++;
                } else if (expire(item, now.minus(retention), now)) expired++;
            }
        }
        traces.forgetBefore(now.minus(Traces.WINDOW));
        return new Purged(expired, noticed);
    }

    private static Duration retention(TradingPartner partner) {
        var days = partner.mailbox().retentionDays();
        return days.isPresent() ? Duration.ofDays(days.getAsInt()) : STANDARD;
    }

    private boolean expire(MailboxItem item, Instant settledBefore, Instant now) {
        var change = new Change.ExpireItem(item.id(), settledBefore, now.minus(AFTER_NOTICE), now.minus(FETCHING), now);
        return commit(item, change, List.of(), now, "item-expired", "mailbox.expired");
    }

    /** A readable text beside the item. A notice is not noticed itself: that would never end. */
    private boolean notice(MailboxItem item, Instant now) {
        List<Change> text = item.documentKey().startsWith(NOTICE)
                ? List.of()
                : documents.deliver(
                        new Document(
                                item.partner(),
                                NOTICE + item.id(),
                                "report",
                                item.usage(),
                                "",
                                "told",
                                text(item, now).getBytes(StandardCharsets.US_ASCII),
                                item.source()),
                        now);
        return commit(
                item, new Change.NoteNotice(item.id(), now), text, now, "expiry-noticed", "mailbox.expiry-noticed");
    }

    private static String text(MailboxItem item, Instant now) {
        return "The file " + item.fileName() + " of " + item.deliveredAt()
                + " was not acknowledged. It leaves this mailbox after " + now.plus(AFTER_NOTICE)
                + " unless it is fetched.\n";
    }

    private boolean commit(
            MailboxItem item, Change change, List<Change> more, Instant now, String event, String action) {
        var detail = item.kind() + " " + item.fileName();
        var entry = LedgerEntry.builder();
        entry.add(change);
        more.forEach(entry::add);
        entry.add(new Change.Note(new TimelineEntry(item.source(), now, event, "gateway", detail)));
        entry.add(new Change.Audit(new AuditEntry(
                now,
                "gateway",
                action,
                item.id(),
                "ok",
                detail + " for " + item.partner() + (item.fetches() == 0 ? ", never fetched" : ""),
                "")));
        return commits.commit(entry.build()) instanceof Outcome.Committed;
    }
}
