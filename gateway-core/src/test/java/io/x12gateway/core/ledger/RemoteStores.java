package io.x12gateway.core.ledger;

import io.x12gateway.core.lease.JdbcLeases;
import io.x12gateway.core.lease.Leases;
import io.x12gateway.core.remote.JdbcRemoteDeliveries;
import io.x12gateway.core.remote.JdbcRemoteItems;
import io.x12gateway.core.remote.RemoteDeliveries;
import io.x12gateway.core.remote.RemoteItems;

import javax.sql.DataSource;

/** The stores that have to do with partners' own servers. */
public record RemoteStores(Leases leases, RemoteItems items, RemoteDeliveries deliveries) {
    static RemoteStores in(DataSource source) {
        return new RemoteStores(new JdbcLeases(source), new JdbcRemoteItems(source), new JdbcRemoteDeliveries(source));
    }
}
