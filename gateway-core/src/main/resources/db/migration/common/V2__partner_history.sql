-- Every version of a partner's document that ever counted, who made it count, and why. Rows are only ever added: the
-- key is the version, so two who change the same version at once can't both succeed.
CREATE TABLE partner_version (
    partner_id    VARCHAR(32)                 NOT NULL,
    version       INTEGER                     NOT NULL,
    document      VARCHAR(500000)             NOT NULL,
    registered_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    actor         VARCHAR(64)                 NOT NULL,
    reason        VARCHAR(1000)               NOT NULL,
    CONSTRAINT partner_version_key PRIMARY KEY (partner_id, version)
);
INSERT INTO partner_version (partner_id, version, document, registered_at, actor, reason)
SELECT id, 1, document, CURRENT_TIMESTAMP, 'gateway', 'known before its history was kept' FROM partner;
