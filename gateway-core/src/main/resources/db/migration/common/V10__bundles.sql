-- Payloads that left together may share one file: each is a stretch of its clear bytes.
ALTER TABLE payload ADD COLUMN bundle_id VARCHAR(26);
ALTER TABLE payload ADD COLUMN bundle_offset BIGINT DEFAULT 0 NOT NULL;
