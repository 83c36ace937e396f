-- What partners are told of by HTTPS: events, their delivery to each address, and how each address answers.

-- The last number given to an event of a partner: its row is locked while events are added, so they get theirs in turn.
CREATE TABLE webhook_sequence (
    partner_id  VARCHAR(32) NOT NULL PRIMARY KEY,
    last_number BIGINT      NOT NULL
);

CREATE TABLE webhook_event (
    id          VARCHAR(26)                 NOT NULL PRIMARY KEY,
    partner_id  VARCHAR(32)                 NOT NULL,
    sequence_no BIGINT                      NOT NULL,
    event_type  VARCHAR(64)                 NOT NULL,
    event_key   VARCHAR(300)                NOT NULL,
    facts       VARCHAR(4000)               NOT NULL,
    happened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT webhook_event_once UNIQUE (event_key),
    CONSTRAINT webhook_event_number UNIQUE (partner_id, sequence_no)
);
CREATE INDEX webhook_event_age ON webhook_event (happened_at);

-- target: a digest of the address, which stands in the partner's profile.
CREATE TABLE webhook_delivery (
    event_id     VARCHAR(26)                 NOT NULL,
    target       VARCHAR(16)                 NOT NULL,
    partner_id   VARCHAR(32)                 NOT NULL,
    state        VARCHAR(16)                 NOT NULL,
    attempts     INTEGER                     NOT NULL,
    next_attempt TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    queued_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    detail       VARCHAR(200)                NOT NULL,
    changed_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT webhook_delivery_once PRIMARY KEY (event_id, target),
    CONSTRAINT webhook_delivery_event FOREIGN KEY (event_id) REFERENCES webhook_event (id) ON DELETE CASCADE
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (partner_id, target, state, event_id);
CREATE INDEX webhook_delivery_state ON webhook_delivery (state, queued_at);

CREATE TABLE webhook_target (
    partner_id VARCHAR(32)                 NOT NULL,
    target     VARCHAR(16)                 NOT NULL,
    state      VARCHAR(16)                 NOT NULL,
    failures   INTEGER                     NOT NULL,
    rest_until TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    detail     VARCHAR(200)                NOT NULL,
    changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT webhook_target_key PRIMARY KEY (partner_id, target)
);
