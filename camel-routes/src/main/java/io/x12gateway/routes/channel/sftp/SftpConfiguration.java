package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.admission.Admission;
import io.x12gateway.core.admission.Incidents;
import io.x12gateway.core.admission.LoginThrottle;
import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.intake.Limits;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.payload.EncryptedPayloads;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.routes.notice.Notice;
import io.x12gateway.routes.settings.GatewaySettings;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** Wires the SFTP door if {@code gateway.sftp.enabled}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "gateway.sftp.enabled", havingValue = "true")
class SftpConfiguration {

    @Bean
    SftpParts sftpParts(
            Limits limits,
            Partners partners,
            Submissions submissions,
            Mailboxes mailboxes,
            Mailbox mailbox,
            PayloadStore payloads,
            Ledger ledger,
            Admission admission,
            Incidents incidents,
            LoginThrottle throttle,
            Notice notice,
            Ulid ids,
            Clock clock) {
        return new SftpParts(
                limits,
                partners,
                submissions,
                mailboxes,
                mailbox,
                payloads,
                ledger,
                admission,
                incidents,
                throttle,
                notice,
                ids,
                clock);
    }

    @Bean
    SftpDoor sftpDoor(SftpSettings settings, GatewaySettings gateway, EncryptedPayloads payloads, SftpParts parts) {
        return new SftpDoor(settings, gateway.inData("sftp"), payloads.secretFor("unfinished uploads"), parts);
    }

    /** Under its scheme, so that Camel finds the component by itself. */
    @Bean(name = SftpServerComponent.SCHEME)
    SftpServerComponent sftpServerComponent(SftpDoor door) {
        return new SftpServerComponent(door);
    }

    @Bean
    RouteBuilder sftpInboundRoute(Intake intake) {
        return new SftpInboundRoute(intake);
    }

    /** Up while partners can connect. */
    @Bean(name = "sftp")
    HealthIndicator sftpHealth(SftpDoor door) {
        return () -> {
            int port = door.port();
            return port < 0
                    ? Health.down().withDetail("listening", false).build()
                    : Health.up()
                            .withDetail("port", port)
                            .withDetail("sessions", door.sessions())
                            .build();
        };
    }
}
