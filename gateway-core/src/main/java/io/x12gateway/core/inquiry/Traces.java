package io.x12gateway.core.inquiry;

import io.x12gateway.edi.TransactionType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who asked with which trace number; noted by the ledger with the inquiries themselves. */
public interface Traces {
    /** How long an answer by file finds who asked, counted from the first time. */
    Duration WINDOW = Duration.ofDays(400);

    /** At most one for each partner. */
    List<AskedTrace> find(TransactionType type, String number, String assigner, String usage, Instant since);

    /** Drops what was asked before; returns how many. */
    int forgetBefore(Instant time);
}
