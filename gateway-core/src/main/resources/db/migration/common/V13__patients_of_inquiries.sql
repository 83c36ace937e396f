-- A source that is asked about one patient at a time is asked once for each patient of a transaction set; 0 is the set as
-- it came.
ALTER TABLE inquiry ADD COLUMN patient_no INTEGER DEFAULT 0 NOT NULL;

-- The contract of ours under which it is asked; empty is the usual one.
ALTER TABLE inquiry ADD COLUMN contract VARCHAR(32) DEFAULT '' NOT NULL;
