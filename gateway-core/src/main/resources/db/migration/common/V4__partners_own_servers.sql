-- Partners' own servers: what lies there for us, and what we put there.

-- A role names a partner and one of its servers.
ALTER TABLE lease ALTER COLUMN role SET DATA TYPE VARCHAR(200);

CREATE TABLE remote_item (
    id              VARCHAR(26)                 NOT NULL PRIMARY KEY,
    partner_id      VARCHAR(32)                 NOT NULL,
    source          VARCHAR(64)                 NOT NULL,
    file_name       VARCHAR(200)                NOT NULL,
    open_key        VARCHAR(300), -- partner, source and name as long as it lies there: two such files are one
    size_bytes      BIGINT                      NOT NULL,
    modified_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    first_seen      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    unchanged_since TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    state           VARCHAR(16)                 NOT NULL,
    submission_id   VARCHAR(26),
    attempts        INTEGER                     NOT NULL,
    next_attempt    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    detail          VARCHAR(200)                NOT NULL,
    CONSTRAINT remote_item_open UNIQUE (open_key)
);
CREATE INDEX remote_item_source ON remote_item (partner_id, source, state);
CREATE INDEX remote_item_state ON remote_item (state, id);

-- One mailbox item goes to one server, once.
CREATE TABLE remote_delivery (
    item_id      VARCHAR(26)                 NOT NULL PRIMARY KEY,
    partner_id   VARCHAR(32)                 NOT NULL,
    target       VARCHAR(64)                 NOT NULL,
    kind         VARCHAR(16)                 NOT NULL,
    file_name    VARCHAR(200)                NOT NULL,
    size_bytes   BIGINT                      NOT NULL,
    state        VARCHAR(16)                 NOT NULL,
    attempts     INTEGER                     NOT NULL,
    next_attempt TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    detail       VARCHAR(200)                NOT NULL,
    changed_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX remote_delivery_target ON remote_delivery (partner_id, target, state);
CREATE INDEX remote_delivery_state ON remote_delivery (state, item_id);
