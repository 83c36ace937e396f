-- Who counted as what, and since when, is only ever added to; as with audit rows this keeps mistakes out.
CREATE FUNCTION partner_versions_stay() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN RAISE EXCEPTION ''partner versions are never changed or removed: add another one''; END';
CREATE TRIGGER partner_versions_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON partner_version
    FOR EACH STATEMENT EXECUTE FUNCTION partner_versions_stay();
