-- A partner's own submissions, newest first, and by the number of an interchange in them.
CREATE INDEX submission_partner ON submission (partner_id, id);
CREATE INDEX interchange_claim_submission ON interchange_claim (submission_id);
