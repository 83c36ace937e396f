package io.x12gateway.core.partner;

import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registry in H2 or PostgreSQL. A change counts from its commit on: every look-up asks the database, unless nobody
 * else can have changed it.
 */
public final class JdbcPartners implements Partners {
    private static final String VERSIONS =
            "SELECT partner_id, document, version, registered_at, actor, reason FROM partner_version v";
    private final JdbcClient db;
    private final Recollection recollection;
    private final Registration registration;
    private final Clock clock;
    /** Reading a document with hundreds of providers takes longer than fetching it. */
    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

    private record Parsed(String document, TradingPartner partner) {}

    /** @param registrar writes; {@link io.x12gateway.core.ledger.Ledger#registrar} is one */
    public JdbcPartners(DataSource source, Registrar registrar, Clock clock) {
        this(source, registrar, clock, ValidationProfiles.STANDARD);
    }

    /** @param profiles those that a partner may be judged by */
    public JdbcPartners(DataSource source, Registrar registrar, Clock clock, ValidationProfiles profiles) {
        this(source, registrar, clock, profiles, false);
    }

    /**
     * @param alone whether this is the only one that registers partners in this database, in any process; then it need
     *     not ask for the same partner twice
     */
    public JdbcPartners(
            DataSource source, Registrar registrar, Clock clock, ValidationProfiles profiles, boolean alone) {
        this.db = JdbcClient.create(source);
        this.clock = clock;
        this.recollection = new Recollection(registrar, alone);
        this.registration = new Registration(this, recollection::register, clock, profiles);
    }

    @Override
    public Optional<TradingPartner> find(PartnerId id) {
        return recollection.find(
                new PartnerKey(PartnerKey.ID, id.value()),
                () -> db.sql("SELECT id, document FROM partner WHERE id = ?")
                        .param(id.value())
                        .query(this::partner)
                        .optional());
    }

    @Override
    public Optional<TradingPartner> byApiToken(String tokenSha256) {
        return by(PartnerKey.TOKEN, tokenSha256).filter(new LogIn(clock.instant()).byApiToken(tokenSha256));
    }

    @Override
    public Optional<TradingPartner> byOAuthClient(String clientId) {
        return by(PartnerKey.OAUTH, clientId).filter(new LogIn(clock.instant()).byOAuthClient(clientId));
    }

    @Override
    public Optional<TradingPartner> bySshUser(String user) {
        return by(PartnerKey.SSH, user).filter(new LogIn(clock.instant()).bySshUser(user));
    }

    @Override
    public Optional<TradingPartner> byCertificate(String certificateSha256) {
        return by(PartnerKey.CERTIFICATE, certificateSha256)
                .filter(new LogIn(clock.instant()).byCertificate(certificateSha256));
    }

    @Override
    public Optional<TradingPartner> byCertificateName(String issuer, Collection<String> subjectAltNames) {
        var found = subjectAltNames.stream()
                .map(name -> PartnerKey.certificateName(issuer, name))
                .flatMap(key -> by(key.kind(), key.value()).stream())
                .filter(new LogIn(clock.instant()).byCertificateName(issuer, subjectAltNames))
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public Optional<TradingPartner> byCoreUser(String user) {
        return by(PartnerKey.CORE, user).filter(new LogIn(clock.instant()).byCoreUser(user));
    }

    @Override
    public Optional<TradingPartner> byIdentity(EdiIdentity identity) {
        return by(PartnerKey.IDENTITY, identity.toString());
    }

    @Override
    public List<TradingPartner> all() {
        return db.sql("SELECT id, document FROM partner ORDER BY id")
                .query(this::partner)
                .list();
    }

    @Override
    public List<PartnerVersion> current() {
        return db.sql(VERSIONS + """
                         WHERE version = (SELECT MAX(n.version) FROM partner_version n WHERE n.partner_id = v.partner_id)
                         ORDER BY partner_id
                        """).query(this::version).list();
    }

    @Override
    public List<PartnerVersion> history(PartnerId id) {
        return db.sql(VERSIONS + " WHERE partner_id = ? ORDER BY version")
                .param(id.value())
                .query(JdbcPartners::former)
                .list();
    }

    @Override
    public List<PartnerVersion> register(List<Amendment> amendments, String actor, String reason) {
        return registration.register(amendments, actor, reason);
    }

    private Optional<TradingPartner> by(String kind, String value) {
        // Whatever a stranger sends ends up here; PostgreSQL takes no NUL in a text.
        if (value.indexOf('\0') >= 0) return Optional.empty();
        return recollection.find(
                new PartnerKey(kind, value),
                () -> db.sql("""
                        SELECT p.id, p.document FROM partner_key k JOIN partner p ON p.id = k.partner_id
                        WHERE k.kind = ? AND k.key_value = ?
                        """).params(kind, value).query(this::partner).optional());
    }

    private TradingPartner partner(ResultSet row, int n) throws SQLException {
        return parsed(row.getString(1), row.getString(2));
    }

    private PartnerVersion version(ResultSet row, int n) throws SQLException {
        return version(row, parsed(row.getString(1), row.getString(2)));
    }

    private static PartnerVersion former(ResultSet row, int n) throws SQLException {
        return version(row, PartnerJson.read(row.getString(2)));
    }

    private static PartnerVersion version(ResultSet row, TradingPartner partner) throws SQLException {
        return new PartnerVersion(
                partner,
                row.getInt(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getString(6));
    }

    private TradingPartner parsed(String id, String document) {
        return parsed.compute(
                        id,
                        (key, known) -> known != null && known.document.equals(document)
                                ? known
                                : new Parsed(document, PartnerJson.read(document)))
                .partner;
    }
}
