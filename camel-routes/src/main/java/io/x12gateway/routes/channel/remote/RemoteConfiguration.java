package io.x12gateway.routes.channel.remote;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.lease.JdbcLeases;
import io.x12gateway.core.lease.LeaseKeeper;
import io.x12gateway.core.lease.Leases;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.remote.JdbcRemoteDeliveries;
import io.x12gateway.core.remote.JdbcRemoteItems;
import io.x12gateway.core.remote.RemoteDeliveries;
import io.x12gateway.core.remote.RemoteItems;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.transfer.Pull;
import io.x12gateway.core.transfer.Push;
import io.x12gateway.core.transfer.Transfers;
import io.x12gateway.core.transfer.VisitLog;
import io.x12gateway.routes.settings.DatabaseSettings;
import io.x12gateway.routes.settings.GatewaySettings;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

import java.net.InetAddress;
import java.time.Clock;

/** Pulling from and pushing to partners' own servers. */
@Configuration(proxyBeanMethods = false)
class RemoteConfiguration {

    @Bean
    Leases leases(DataSource readers) {
        return new JdbcLeases(readers);
    }

    /** A node's name and the id of this run: a process that was killed is another one when it comes again. */
    @Bean(destroyMethod = "close")
    LeaseRenewal leaseRenewal(Leases leases, DatabaseSettings node, Ulid ids) {
        return new LeaseRenewal(new LeaseKeeper(leases, node.lane() + "/" + ids.next()));
    }

    @Bean
    RemoteItems remoteItems(DataSource readers) {
        return new JdbcRemoteItems(readers);
    }

    @Bean
    RemoteDeliveries remoteDeliveries(DataSource readers) {
        return new JdbcRemoteDeliveries(readers);
    }

    @Bean
    VisitLog visitLog(Ledger ledger, Clock clock, RemoteSettings settings) {
        return new VisitLog(ledger, clock, settings.rules().backOff());
    }

    @Bean
    RemoteVisits remoteVisits(
            PartnerServers servers,
            LeaseRenewal leases,
            VisitLog log,
            RemoteItems items,
            RemoteDeliveries deliveries,
            Mailboxes mailboxes,
            PayloadStore payloads,
            Intake intake,
            Ledger ledger,
            Ulid ids,
            Clock clock,
            RemoteSettings settings,
            MeterRegistry meters) {
        var rules = settings.rules();
        return new RemoteVisits(
                servers,
                leases.keeper(),
                log,
                new Pull(items, intake, ledger, ids, clock, rules),
                new Push(mailboxes, deliveries, payloads, ledger, clock, rules),
                meters);
    }

    @Bean
    PartnerServers partnerServers(CamelContext camel, GatewaySettings gateway, RemoteSettings settings) {
        var secrets = new RemoteSecrets(gateway.orInData(settings.keyDirectory(), "remote-keys"), System::getenv);
        var addresses = new AllowedAddresses(settings.allowedNetworks(), InetAddress::getAllByName);
        return new PartnerServers(camel, settings, secrets, addresses);
    }

    @Bean
    RemoteServers remoteServers(
            CamelContext camel,
            Partners partners,
            PartnerServers servers,
            RemoteVisits visits,
            LeaseRenewal leases,
            VisitLog log,
            RemoteSettings settings) {
        return new RemoteServers(camel, partners, servers, visits, leases.keeper(), log, settings);
    }

    @Bean
    RemoteView remoteView(
            RemoteServers servers,
            RemoteItems items,
            RemoteDeliveries deliveries,
            Leases leases,
            VisitLog log,
            Ledger ledger,
            Clock clock) {
        return new RemoteView(servers, items, deliveries, leases, log, new Transfers(items, deliveries, ledger, clock));
    }

    @Bean
    RoutesBuilder remoteRoutes(RemoteServers servers, RemoteSettings settings) {
        return new RemoteRoutes(servers, settings);
    }
}
