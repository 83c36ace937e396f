-- What a repeated file is known by. Inquiries on the line may be asked again and are not looked for, and on a busy day they
-- are many: each would change another page of the index.
ALTER TABLE submission ADD COLUMN file_digest VARCHAR(64);
UPDATE submission SET file_digest = sha256 WHERE mode = 'BATCH';
DROP INDEX submission_digest;
CREATE INDEX submission_file_digest ON submission (partner_id, file_digest);
