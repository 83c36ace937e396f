package io.x12gateway.routes.observe;

/** The catalogue of the gateway's own meters, by their Micrometer names. Units stand in the Javadoc. */
public final class GatewayMeters {
    /** Counter: submissions made durable. Tags: {@link #TAG_CHANNEL}, {@link #TAG_MODE}. */
    public static final String SUBMISSIONS_RECEIVED = "gateway.submissions.received";

    /** Counter: submissions of which at least a part was accepted. */
    public static final String SUBMISSIONS_ACCEPTED = "gateway.submissions.accepted";

    /** Counter: submissions and uploads of which nothing was accepted. Tag: {@link #TAG_REASON}. */
    public static final String SUBMISSIONS_REJECTED = "gateway.submissions.rejected";

    /** Gauge: submissions by state. Tag: {@link #TAG_STATE}. */
    public static final String SUBMISSIONS = "gateway.submissions";

    /** Counter: log-ins refused at any HTTP door. Tag: {@link #TAG_DOOR}. */
    public static final String LOGINS_REFUSED = "gateway.logins.refused";

    /** Counter: requests and uploads of partners who went beyond their limits. Tag: {@link #TAG_LIMIT}. */
    public static final String REQUESTS_REFUSED = "gateway.requests.refused";

    /** Counter: connections closed because their client was too slow. */
    public static final String CONNECTIONS_CUT = "gateway.connections.cut";

    /** Counter: inquiries closed. Tag: {@link #TAG_STATE}: {@code answered}, {@code refused}, {@code no_answer}. */
    public static final String INQUIRIES_CLOSED = "gateway.inquiries.closed";

    /** Counter: documents put into mailboxes or given on the line. Tag: {@link #TAG_KIND}. */
    public static final String DOCUMENTS_DELIVERED = "gateway.documents.delivered";

    /** Counter: fetches from mailboxes, repeated ones included. */
    public static final String DOCUMENTS_FETCHED = "gateway.documents.fetched";

    /** Gauge: mailbox items that their partner has not acknowledged. */
    public static final String MAILBOX_WAITING = "gateway.mailbox.waiting";

    /** Gauge: pieces of work that are not done. Tag: {@link #TAG_STAGE}. */
    public static final String WORK_WAITING = "gateway.work.waiting";

    /** Gauge, seconds: age of the oldest piece of work that is not done. */
    public static final String WORK_OLDEST = "gateway.work.oldest";

    /** Gauge: ledger entries that wait for the writer. */
    public static final String LEDGER_WAITING = "gateway.ledger.waiting";

    /** Timer, seconds: from asking a back end to its answer. Tags: {@link #TAG_BACK_END}, {@link #TAG_OUTCOME}. */
    public static final String BACK_END_LATENCY = "gateway.backend.latency";

    /** Gauge, 1 or 0: calls to a back end are held back after many failed. Tag: {@link #TAG_BACK_END}. */
    public static final String BACK_END_CIRCUIT_OPEN = "gateway.backend.circuit.open";

    /** Counter: answers of a back end that nobody waited for any more. Tag: {@link #TAG_BACK_END}. */
    public static final String BACK_END_LATE_ANSWERS = "gateway.backend.late.answers";

    /** Gauge, seconds since there was last no work left to announce to the broker. */
    public static final String RELAY_LAG = "gateway.relay.lag";

    /** Counter: attempts at work that failed and will be repeated. Tag: {@link #TAG_STAGE}. */
    public static final String WORK_FAILED_ATTEMPTS = "gateway.work.failed.attempts";

    /** Counter: work given up after the last attempt; an operator must act. Tag: {@link #TAG_STAGE}. */
    public static final String WORK_GIVEN_UP = "gateway.work.given.up";

    /**
     * Counter: steps of files on partners' own servers. Tag: {@link #TAG_STATE}: {@code accepted}, {@code removed}, {@code
     * replaced}, {@code gone}, {@code held}, or {@code seen} for an attempt at fetching that failed.
     */
    public static final String REMOTE_ITEMS = "gateway.remote.items";

    /**
     * Counter: steps of documents on their way to partners' own servers. Tag: {@link #TAG_STATE}: {@code uploading}, {@code
     * naming}, {@code delivered}, {@code uncertain}, {@code held}.
     */
    public static final String REMOTE_DELIVERIES = "gateway.remote.deliveries";

    /** Counter: visits to partners' own servers that failed. Tag: {@link #TAG_REASON}, a code. */
    public static final String REMOTE_VISITS_FAILED = "gateway.remote.visits.failed";

    /**
     * Counter: attempts at telling a partner. Tag: {@link #TAG_STATE}, of the event after it: {@code delivered}, {@code
     * pending} (sent again later), {@code dead}, {@code stopped}.
     */
    public static final String WEBHOOK_ATTEMPTS = "gateway.webhooks.attempts";

    /** Gauge: events that have not arrived. Tag: {@link #TAG_STATE}: {@code pending}, {@code dead}, {@code stopped}. */
    public static final String WEBHOOK_WAITING = "gateway.webhooks.waiting";

    /** Gauge, seconds: for how long the event that waits longest has been tried. */
    public static final String WEBHOOK_OLDEST = "gateway.webhooks.oldest";

    /** Gauge: addresses that are told of nothing any more. */
    public static final String WEBHOOK_TARGETS_STOPPED = "gateway.webhooks.targets.stopped";

    /** A back end by its name in the routing table: {@code hets}, {@code claims}. */
    public static final String TAG_BACK_END = "backend";

    /** {@code answered}, {@code refused} or {@code no-answer}. */
    public static final String TAG_OUTCOME = "outcome";

    /** A stage of batch work in lower case: {@code disposition}, {@code inquiry}, {@code assembly}, {@code delivery}. */
    public static final String TAG_STAGE = "stage";

    /** The door: {@code http}, {@code core_mime}, {@code sftp}, {@code sftp_pull}, {@code queue}. */
    public static final String TAG_CHANNEL = "channel";

    /** Where somebody tried to log in: {@code http}, {@code core}, {@code oauth}, {@code operator}. */
    public static final String TAG_DOOR = "door";

    /** {@code requests_per_minute}, {@code concurrent_uploads} or {@code bytes_per_day}. */
    public static final String TAG_LIMIT = "limit";

    /** {@code real_time} or {@code batch}. */
    public static final String TAG_MODE = "mode";

    /**
     * Why: {@code judged} (TA1 or 999 says more), {@code quarantined}, {@code duplicate}, {@code failed}, or the code of
     * the fault that refused it at the door.
     */
    public static final String TAG_REASON = "reason";

    /** A state of a submission, an inquiry, a file on a partner's own server or a webhook event, in lower case. */
    public static final String TAG_STATE = "state";

    /** {@code TA1}, {@code 999}, {@code 271}, {@code 277}, {@code 835} or {@code receipt}. */
    public static final String TAG_KIND = "kind";

    private GatewayMeters() {}
}
