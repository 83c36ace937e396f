package io.x12gateway.core.ledger;

import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.FileRegistration;
import io.x12gateway.core.partner.JdbcPartners;
import io.x12gateway.core.partner.PartnerId;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A database of the first version, with the documents as that version wrote them, gets its history and keeps working. */
class PartnerHistoryUpgradeTest {
    private static final String FORMER = """
            {"agreements":[],"applicationId":"RBBILL","credentials":{"apiTokenSha256":["%s"],"certificateSha256":[],\
            "corePasswordHash":"","coreUser":"","sshKeys":[],"sshUser":"riverbend"},"delegations":[],\
            "id":{"value":"riverbend-billing"},"identities":[{"id":"RIVERBEND","qualifier":"ZZ"}],"lineBreaks":true,\
            "name":"Riverbend Billing","usages":["P","T"]}""".formatted("1".repeat(64));

    @Test
    void keepsPartnersAndStartsTheirHistoryOnH2() {
        try (var source = TestH2.pool("jdbc:h2:mem:" + UUID.randomUUID())) {
            keepsPartnersAndStartsTheirHistory(source, "1", "classpath:db/migration/common");
        }
    }

    @Test
    void keepsPartnersAndStartsTheirHistoryOnPostgresql() {
        try (var source = TestPostgresql.empty()) {
            keepsPartnersAndStartsTheirHistory(
                    source, "1.1", "classpath:db/migration/common", "classpath:db/migration/postgresql");
            var db = JdbcClient.create(source);
            for (var change : List.of(
                    "UPDATE partner_version SET actor = 'somebody else'",
                    "DELETE FROM partner_version",
                    "TRUNCATE partner_version"))
                assertThatThrownBy(() -> db.sql(change).update())
                        .as(change)
                        .isInstanceOf(DataAccessException.class)
                        .hasMessageContaining("partner versions are never changed or removed");
            assertThat(db.sql("SELECT COUNT(*) FROM partner_version WHERE actor = 'operator'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    private static void keepsPartnersAndStartsTheirHistory(DataSource source, String first, String... locations) {
        Flyway.configure()
                .dataSource(source)
                .locations(locations)
                .target(first)
                .load()
                .migrate();
        var db = JdbcClient.create(source);
        db.sql("INSERT INTO partner (id, document) VALUES ('riverbend-billing', ?)")
                .param(FORMER)
                .update();
        db.sql("INSERT INTO partner_key (kind, key_value, partner_id) VALUES ('identity', 'ZZ:RIVERBEND', ?)")
                .param("riverbend-billing")
                .update();
        Schema.migrate(source);

        try (var ledger = JdbcLedger.open(source, LedgerSettings.forLane("node-1"))) {
            var partners = new JdbcPartners(source, ledger.registrar(), Given.CLOCK);
            var id = new PartnerId("riverbend-billing");
            assertThat(partners.byIdentity(new EdiIdentity("ZZ", "RIVERBEND"))).isPresent();
            assertThat(partners.history(id)).singleElement().satisfies(v -> {
                assertThat(v.version()).isEqualTo(1);
                assertThat(v.partner().name()).isEqualTo("Riverbend Billing");
            });
            var known = partners.find(id).orElseThrow();
            assertThat(FileRegistration.register(partners, List.of(known)))
                    .as("the file says what it said before")
                    .isEmpty();
            partners.register(List.of(known.with().name("Riverbend").build()), "operator");
            assertThat(partners.history(id)).hasSize(2);
        }
    }
}
