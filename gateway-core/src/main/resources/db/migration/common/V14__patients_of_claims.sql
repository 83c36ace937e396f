-- Whose claim it is, so that an operator can be told all that happened to one patient's claims. A keyed hash like the others.
ALTER TABLE claim_event ADD COLUMN patient_key BYTEA;
CREATE INDEX claim_event_patient ON claim_event (patient_key);
-- Files that were gone through before patients were noted are gone through anew when that is asked for.
ALTER TABLE claim_scan ADD COLUMN patients BOOLEAN DEFAULT FALSE NOT NULL;
