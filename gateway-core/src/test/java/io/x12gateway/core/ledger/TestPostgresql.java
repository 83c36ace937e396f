package io.x12gateway.core.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL for all tests of a JVM, in a container if Docker answers. Databases go round: one whose pool was closed
 * is emptied for the next test, since making a hundred of them keeps the server busy for a minute when it stops.
 */
public final class TestPostgresql {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Deque<String> FREE = new ConcurrentLinkedDeque<>();

    private record Server(String address, String user, String password) {
        String url(String database) {
            return "jdbc:postgresql://" + address + "/" + database;
        }
    }

    /** Started when first asked for; its first database is the migrated one that all others are copies of. */
    private static final class Running {
        static final Server SERVER = start();

        private static Server start() {
            try {
                var server = DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
                create(server, "CREATE DATABASE migrated");
                try (var source = new HikariDataSource(config(server, "migrated", 2))) {
                    Schema.migrate(source);
                }
                return server;
            } catch (SQLException e) {
                throw new IllegalStateException("PostgreSQL started but refuses", e);
            }
        }

        @SuppressWarnings("resource") // ends with the JVM
        private static Server container() {
            var container = new PostgreSQLContainer(DockerImageName.parse("postgres:18"));
            container.start();
            System.out.println("PostgreSQL for tests: postgres:18 in Docker");
            return new Server(
                    container.getHost() + ":" + container.getMappedPort(5432),
                    container.getUsername(),
                    container.getPassword());
        }

        private static Server embedded() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                System.out.println("PostgreSQL for tests: embedded binaries, as Docker does not answer");
                return new Server("localhost:" + server.getPort(), "postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private TestPostgresql() {}

    /** A pool that gives its database back when it is closed. */
    private static final class Lent extends HikariDataSource {
        private final String database;
        private final AtomicBoolean returned = new AtomicBoolean();

        Lent(HikariConfig config, String database) {
            super(config);
            this.database = database;
        }

        @Override
        public void close() {
            super.close();
            if (returned.compareAndSet(false, true)) FREE.push(database);
        }
    }

    /** A fresh, migrated database. */
    public static HikariDataSource database() {
        var server = Running.SERVER;
        try {
            var free = FREE.poll();
            if (free == null) {
                free = "test_" + DATABASES.incrementAndGet();
                create(server, "CREATE DATABASE " + free + " TEMPLATE migrated");
            }
            var source = new Lent(config(server, free, 5), free);
            empty(source);
            return source;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make a database", e);
        }
    }

    private static void empty(HikariDataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                    + " WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'")) {
                while (rows.next()) tables.add(rows.getString(1));
            }
            statement.execute("ALTER TABLE audit DISABLE TRIGGER audit_rows_stay");
            statement.execute("ALTER TABLE partner_version DISABLE TRIGGER partner_versions_stay");
            statement.execute("TRUNCATE " + String.join(", ", tables) + " RESTART IDENTITY");
            statement.execute("ALTER TABLE audit ENABLE TRIGGER audit_rows_stay");
            statement.execute("ALTER TABLE partner_version ENABLE TRIGGER partner_versions_stay");
        }
    }

    /** A database without a single table; it is not handed out again. */
    static HikariDataSource empty() {
        var name = "empty_" + DATABASES.incrementAndGet();
        try {
            create(Running.SERVER, "CREATE DATABASE " + name);
            return new HikariDataSource(config(Running.SERVER, name, 4));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Stores stores(Clock clock) {
        var source = database();
        var stores = Stores.inMigrated(source, clock);
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

    private static void create(Server server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url("postgres"), server.user, server.password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static HikariConfig config(Server server, String database, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.url(database));
        config.setUsername(server.user);
        config.setPassword(server.password);
        config.setDataSourceProperties(DriverSettings.of(config.getJdbcUrl()));
        config.setMaximumPoolSize(size);
        return config;
    }
}
