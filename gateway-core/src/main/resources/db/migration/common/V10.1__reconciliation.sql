-- Every accepted 835 transaction set, noted in the commit that distributes it.
CREATE TABLE remittance (
    submission_id      VARCHAR(26)                 NOT NULL,
    transaction_offset BIGINT                      NOT NULL,
    transaction_length BIGINT                      NOT NULL,
    control_number     VARCHAR(20)                 NOT NULL,
    sender_id          VARCHAR(32)                 NOT NULL,
    usage_code         VARCHAR(1)                  NOT NULL,
    payer_id           VARCHAR(100)                NOT NULL,
    trace_number       VARCHAR(100)                NOT NULL,
    amount             NUMERIC(20, 2)              NOT NULL,
    pay_method         VARCHAR(10)                 NOT NULL,
    payment_date       DATE                        NOT NULL,
    payee              VARCHAR(100)                NOT NULL,
    claims             INTEGER,    -- null: it was held when it came
    claims_paid        NUMERIC(20, 2),
    claims_denied      INTEGER,
    claims_reversed    INTEGER,
    received_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT remittance_place PRIMARY KEY (submission_id, transaction_offset)
);
CREATE INDEX remittance_day ON remittance (payment_date, payer_id);
CREATE INDEX remittance_trace ON remittance (trace_number);

-- Lists of transfers: each file once, and each line for ever; what a later list says of the same payer and day counts.
CREATE TABLE transfer_list (
    id          VARCHAR(26)                 NOT NULL PRIMARY KEY,
    name        VARCHAR(1000)               NOT NULL,
    sha256      VARCHAR(64)                 NOT NULL,
    imported_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    imported_by VARCHAR(64)                 NOT NULL,
    CONSTRAINT transfer_list_file UNIQUE (sha256)
);
CREATE TABLE transfer (
    list_id       VARCHAR(26)    NOT NULL,
    line_number   INTEGER        NOT NULL,
    payment_date  DATE           NOT NULL,
    payer_id      VARCHAR(100)   NOT NULL,
    trace_number  VARCHAR(100)   NOT NULL,
    amount        NUMERIC(20, 2) NOT NULL,
    payee         VARCHAR(200)   NOT NULL,
    superseded_by VARCHAR(26),
    CONSTRAINT transfer_place PRIMARY KEY (list_id, line_number)
);
CREATE INDEX transfer_day ON transfer (payment_date, payer_id);
CREATE INDEX transfer_trace ON transfer (trace_number);
