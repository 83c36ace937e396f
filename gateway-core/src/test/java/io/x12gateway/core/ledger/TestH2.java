package io.x12gateway.core.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

/** Fresh H2 databases. */
public final class TestH2 {
    private TestH2() {}

    public static Stores stores(Clock clock) {
        var source = pool("jdbc:h2:mem:" + UUID.randomUUID());
        var stores = Stores.in(source, clock);
        return new Stores(
                stores.ledger(),
                stores.submissions(),
                stores.inquiries(),
                stores.mailboxes(),
                stores.held(),
                stores.payments(),
                stores.traces(),
                stores.portions(),
                stores.outbox(),
                stores.partners(),
                stores.controlNumbers(),
                stores.remote(),
                stores.webhooks(),
                stores.claims(),
                clock,
                () -> {
                    stores.close();
                    source.close();
                });
    }

    public static HikariDataSource file(Path directory) {
        return pool("jdbc:h2:file:" + directory.resolve("gateway").toAbsolutePath());
    }

    public static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("gateway");
        config.setMaximumPoolSize(5);
        return new HikariDataSource(config);
    }
}
