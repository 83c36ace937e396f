package io.x12gateway.routes.observe;

import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.LedgerListener;
import io.x12gateway.core.submission.TimelineEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes every line of every submission's story into the log, with the submission id as a field of its own. */
@Component
final class TimelineLog implements LedgerListener {
    private static final Logger LOG = LoggerFactory.getLogger(TimelineLog.class);

    @Override
    public void committed(LedgerEntry entry) {
        for (var change : entry.changes()) if (change instanceof Change.Note note) log(note.entry());
    }

    /**
     * Receipts and reports are called like the upload that they are about, and partners put patients' names into those.
     * The story in the database keeps them; here such a file is called by the submission alone.
     */
    static String shown(TimelineEntry entry) {
        var detail = entry.detail();
        int ours = detail.lastIndexOf("." + entry.submission() + ".");
        int theirs = detail.indexOf(' ') + 1;
        return ours < theirs ? detail : detail.substring(0, theirs) + detail.substring(ours + 1);
    }

    private static void log(TimelineEntry entry) {
        LOG.atInfo()
                .addKeyValue("submission", entry.submission().value())
                .addKeyValue("event", entry.event())
                .log("submission {} {} by {}: {}", entry.submission(), entry.event(), entry.actor(), shown(entry));
    }
}
