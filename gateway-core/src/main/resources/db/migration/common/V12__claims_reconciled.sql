-- What a claim amounts to where it stands, so that what was submitted can be held against what was answered and paid.
ALTER TABLE claim_event ADD COLUMN usage_code VARCHAR(1) DEFAULT '' NOT NULL; -- ISA15
ALTER TABLE claim_event ADD COLUMN payer_id VARCHAR(80) DEFAULT '' NOT NULL; -- 2010BB NM109 of a claim, TRN03 of an 835
ALTER TABLE claim_event ADD COLUMN code VARCHAR(20) DEFAULT '' NOT NULL; -- CLM05-3, STC01, CLP02, or BPR04 of a set
ALTER TABLE claim_event ADD COLUMN charge NUMERIC(20, 2);
ALTER TABLE claim_event ADD COLUMN paid NUMERIC(20, 2); -- CLP04, or BPR02 of a set
ALTER TABLE claim_event ADD COLUMN paid_on DATE; -- BPR16, of a set

-- Everything is derived from the payloads, so that it is gone through anew: at leisure, and nobody waits for it.
INSERT INTO work (id, stage, subject_id, state) SELECT document_id, 'LINEAGE', document_id, 'WAITING' FROM claim_scan;
DELETE FROM claim_scan;

-- Which list of transfers counts for a payer and a day: one, however many are imported at the same moment.
CREATE TABLE transfer_list_day (
    payer_id     VARCHAR(100) NOT NULL,
    payment_date DATE         NOT NULL,
    list_id      VARCHAR(26)  NOT NULL,
    CONSTRAINT transfer_list_day_has_one_list PRIMARY KEY (payer_id, payment_date)
);
INSERT INTO transfer_list_day (payer_id, payment_date, list_id)
SELECT payer_id, payment_date, MAX(list_id) FROM transfer GROUP BY payer_id, payment_date;
ALTER TABLE transfer DROP COLUMN superseded_by;

-- The trace number of what is held stands in the sealed file, from which it is read for whoever looks at the list.
ALTER TABLE held_document DROP COLUMN reference;
UPDATE timeline SET detail = SUBSTRING(detail FROM 1 FOR POSITION(' with trace ' IN detail) - 1)
WHERE event = 'held' AND POSITION(' with trace ' IN detail) > 1;
