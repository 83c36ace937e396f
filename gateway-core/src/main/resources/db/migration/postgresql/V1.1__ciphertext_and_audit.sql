-- Ciphertext does not compress: keep PostgreSQL from trying, and keep small payloads in their row.
ALTER TABLE payload ALTER COLUMN ciphertext SET STORAGE EXTERNAL;
ALTER TABLE payload SET (toast_tuple_target = 8160);

-- Audit rows are only ever added. This keeps mistakes out, not a superuser: the hash chain finds those.
CREATE FUNCTION audit_rows_stay() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN RAISE EXCEPTION ''audit rows are never changed or removed''; END';
CREATE TRIGGER audit_rows_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_rows_stay();
