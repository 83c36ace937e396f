package io.x12gateway.routes.settings;

import io.x12gateway.core.ledger.JdbcLedger;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.FileRegistration;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.JdbcPartners;
import io.x12gateway.core.partner.PartnerFile;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.ValidationProfiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

import java.nio.file.Path;
import java.time.Clock;

/** Who our partners are, who we are, and by which rules files are judged. */
@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerConfiguration.class);

    @Bean
    GatewayIdentity gatewayIdentity(InterchangeSettings ours) {
        return new GatewayIdentity(new EdiIdentity(ours.qualifier(), ours.id()), ours.applicationId(), ours.zone());
    }

    @Bean
    Partners tradingPartners(
            DataSource readers,
            JdbcLedger ledger,
            Clock clock,
            ValidationProfiles profiles,
            DatabaseSettings settings) {
        // The embedded database is locked by the one process that has it open.
        return new JdbcPartners(readers, ledger.registrar(), clock, profiles, settings.embedded());
    }

    @Bean
    ValidationProfiles validationProfiles(ValidationSettings settings, GatewayIdentity us) {
        settings.chooseCodeLists();
        return settings.profiles(us.zone());
    }

    /** Before any door opens: partners of the file are registered, and everybody's rules are there. */
    @Bean
    InitializingBean partnerImport(GatewaySettings gateway, Partners partners, ValidationProfiles profiles) {
        return () -> {
            if (!gateway.partnersFile().isBlank()) {
                var changed = FileRegistration.register(partners, PartnerFile.read(Path.of(gateway.partnersFile())));
                LOG.info("partners from {}: {} new or changed", gateway.partnersFile(), changed.size());
            }
            profiles.checkAll(partners);
        };
    }
}
