-- Claims on their way to a claims system. One row for each portion that it has answered, or that its submitter was told
-- is still awaited: what is handed over again goes under the same id, so that nothing is taken in twice.

CREATE TABLE claim_portion (
    id                 VARCHAR(26) NOT NULL PRIMARY KEY, -- also what the claims system knows the portion by
    submission_id      VARCHAR(26) NOT NULL,
    partner_id         VARCHAR(32),
    interchange_no     INTEGER     NOT NULL,
    transaction_offset BIGINT      NOT NULL,
    first_claim        INTEGER     NOT NULL, -- counted from 1 in the transaction set
    claims             INTEGER     NOT NULL,
    state              VARCHAR(16) NOT NULL,
    answer_payload_id  VARCHAR(26),
    told               INTEGER     NOT NULL, -- 0 nothing, 1 in the first 277CA how it stood, 2 the late answer
    CONSTRAINT claim_portion_place UNIQUE (submission_id, transaction_offset, first_claim)
);
