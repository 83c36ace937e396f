package io.x12gateway.core.ledger;

import io.x12gateway.core.partner.PartnerJson;
import io.x12gateway.core.partner.PartnerKey;

import java.sql.SQLException;

/** The agreements of partners as SQL: each of their versions, and the one in force with the keys that find it. */
final class PartnerStatements {
    private final Step partnerVersion;
    private final Step dropKeys;
    private final Step dropPartner;
    private final Step partner;
    private final Step partnerKey;

    PartnerStatements(Steps steps) throws SQLException {
        partnerVersion =
                steps.of("INSERT INTO partner_version (partner_id, version, document, registered_at, actor, reason)"
                        + " SELECT " + Steps.texts(1) + ", CAST(? AS INTEGER), CAST(? AS VARCHAR),"
                        + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE), " + Steps.texts(2)
                        + " WHERE (SELECT COALESCE(MAX(version), 0) FROM partner_version WHERE partner_id = ?)"
                        + " = CAST(? AS INTEGER)");
        dropKeys = steps.of("DELETE FROM partner_key WHERE partner_id = ?");
        dropPartner = steps.of("DELETE FROM partner WHERE id = ?");
        partner = steps.of("INSERT INTO partner (id, document) VALUES (?, ?)");
        partnerKey = steps.of("INSERT INTO partner_key (kind, key_value, partner_id) VALUES (?, ?, ?)");
    }

    void add(int entry, int place, Change.Register c) throws SQLException {
        var partner = c.version().partner();
        var id = partner.id().value();
        var document = PartnerJson.write(partner);
        partnerVersion
                .text(id)
                .integer(c.version().version())
                .text(document)
                .time(c.version().at())
                .text(c.version().actor(), 64)
                .text(c.version().reason(), 1000)
                .text(id)
                .integer(c.version().version() - 1)
                .of(entry, place, c);
        dropKeys.text(id).of(entry, place, c);
        dropPartner.text(id).of(entry, place, c);
        this.partner.text(id).text(document).of(entry, place, c);
        for (var key : PartnerKey.lookups(partner))
            partnerKey.text(key.kind()).text(key.value()).text(id).of(entry, place, c);
    }

    void run(Refusals refusals) throws SQLException {
        partnerVersion.runGuards(refusals);
        dropKeys.run();
        dropPartner.run();
        partner.run();
        partnerKey.run();
    }
}
