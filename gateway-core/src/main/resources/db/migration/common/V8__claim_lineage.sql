-- What happens to a claim, and where in the stored files it stands. Derived from the payloads and made anew from them;
-- the keys are keyed hashes, so that no claim number, payer control number or trace number can be read here.

-- One row for each file that is gone through: a submission that came, or a mailbox item that left.
CREATE TABLE claim_scan (
    document_id   VARCHAR(26) NOT NULL PRIMARY KEY,
    submission_id VARCHAR(26) NOT NULL,
    partner_id    VARCHAR(32) NOT NULL, -- who sent it, or whose mailbox it is in
    received      BOOLEAN     NOT NULL,
    events        BIGINT      NOT NULL, -- committed so far: where a scan that was cut off goes on
    ended         BOOLEAN     NOT NULL
);
CREATE INDEX claim_scan_submission ON claim_scan (submission_id);

-- One row for each claim in a file, and one for each transaction set around them (its place is that of its ST).
CREATE TABLE claim_event (
    document_id  VARCHAR(26)  NOT NULL,
    byte_from    BIGINT       NOT NULL,
    byte_length  BIGINT       NOT NULL,
    set_from     BIGINT       NOT NULL,
    what         VARCHAR(16)  NOT NULL,
    set_type     VARCHAR(8)   NOT NULL,
    control      VARCHAR(64)  NOT NULL, -- of a set: ISA13/GS06/ST02
    provider     VARCHAR(10)  NOT NULL, -- NPI
    detail       VARCHAR(100) NOT NULL,
    claims       BIGINT       NOT NULL, -- in a set
    claim_key    BYTEA,
    payer_key    BYTEA,
    original_key BYTEA,
    trace_key    BYTEA,
    CONSTRAINT claim_event_place PRIMARY KEY (document_id, byte_from),
    CONSTRAINT claim_event_scan FOREIGN KEY (document_id) REFERENCES claim_scan (document_id) ON DELETE CASCADE
);
CREATE INDEX claim_event_claim ON claim_event (claim_key);
CREATE INDEX claim_event_payer ON claim_event (payer_key);
CREATE INDEX claim_event_original ON claim_event (original_key);
CREATE INDEX claim_event_trace ON claim_event (trace_key);
