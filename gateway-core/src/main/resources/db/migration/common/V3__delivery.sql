-- Mailboxes: test and production apart, leases, holding and expiry. Held documents, payments that came before, and the
-- trace numbers that tell whose inquiry a later answer belongs to.

ALTER TABLE mailbox_item ADD COLUMN usage_code VARCHAR(1) DEFAULT '' NOT NULL; -- ISA15; empty: a text of ours
ALTER TABLE mailbox_item ADD COLUMN position_id VARCHAR(26) DEFAULT '' NOT NULL; -- its place in lists
ALTER TABLE mailbox_item ADD COLUMN state_by VARCHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE mailbox_item ADD COLUMN unread BOOLEAN DEFAULT FALSE NOT NULL; -- acknowledged before it was read
ALTER TABLE mailbox_item ADD COLUMN lease_owner VARCHAR(64);
ALTER TABLE mailbox_item ADD COLUMN lease_until TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE mailbox_item ADD COLUMN fetched_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE mailbox_item ADD COLUMN noticed_at TIMESTAMP(6) WITH TIME ZONE; -- told that it will expire
UPDATE mailbox_item SET position_id = id, usage_code = COALESCE(
    (SELECT c.usage_code FROM control_number c WHERE c.document_key = mailbox_item.document_key), '');
DROP INDEX mailbox_item_partner;
CREATE UNIQUE INDEX mailbox_item_place ON mailbox_item (partner_id, position_id);

-- One row for each transaction set that could not be handed on at once: nothing is dropped.
CREATE TABLE held_document (
    id                 VARCHAR(26)                 NOT NULL PRIMARY KEY,
    submission_id      VARCHAR(26)                 NOT NULL,
    sender_id          VARCHAR(32)                 NOT NULL,
    reason             VARCHAR(32)                 NOT NULL,
    kind               VARCHAR(16)                 NOT NULL,
    usage_code         VARCHAR(1)                  NOT NULL,
    interchange_offset BIGINT                      NOT NULL,
    transaction_offset BIGINT                      NOT NULL,
    transaction_length BIGINT                      NOT NULL,
    subject            VARCHAR(100)                NOT NULL, -- the payee as npi/tax id
    reference          VARCHAR(200)                NOT NULL, -- trace number
    held_at            TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    state              VARCHAR(16)                 NOT NULL,
    settled_at         TIMESTAMP(6) WITH TIME ZONE,
    settled_by         VARCHAR(64),
    note               VARCHAR(1000),
    CONSTRAINT held_document_place UNIQUE (submission_id, transaction_offset)
);
CREATE INDEX held_document_state ON held_document (state, id);

-- One row for each payment that was taken in: usage, TRN02, TRN03, BPR16, BPR02 and payee. A second one is held.
CREATE TABLE payment_claim (
    payment_key        VARCHAR(200) NOT NULL PRIMARY KEY,
    submission_id      VARCHAR(26)  NOT NULL,
    transaction_offset BIGINT       NOT NULL
);

-- The trace numbers of accepted inquiries, so that an answer by file finds who asked.
CREATE TABLE trace (
    transaction_type VARCHAR(40)                 NOT NULL,
    trace_number     VARCHAR(100)                NOT NULL,
    assigner         VARCHAR(100)                NOT NULL,
    usage_code       VARCHAR(1)                  NOT NULL,
    partner_id       VARCHAR(32)                 NOT NULL,
    submission_id    VARCHAR(26)                 NOT NULL,
    asked_at         TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT trace_of_partner PRIMARY KEY (trace_number, transaction_type, assigner, usage_code, partner_id)
);
CREATE INDEX trace_age ON trace (asked_at);
