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
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of a JVM, in a container if Docker answers, and a fresh database for each test. */
public final class TestPostgresql {
    private static final AtomicInteger DATABASES = new AtomicInteger();

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
                try (var source = pool(server, "migrated", 2)) {
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

    /** A fresh, migrated database. */
    public static HikariDataSource database() {
        var name = "test_" + DATABASES.incrementAndGet();
        try {
            create(Running.SERVER, "CREATE DATABASE " + name + " TEMPLATE migrated");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
        return pool(Running.SERVER, name, 5);
    }

    public static Stores stores(Clock clock) {
        var source = database();
        var stores = Stores.inMigrated(source, clock);
        return new Stores(
                stores.ledger(),
                stores.submissions(),
                stores.inquiries(),
                stores.mailboxes(),
                stores.outbox(),
                stores.partners(),
                stores.controlNumbers(),
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

    private static HikariDataSource pool(Server server, String database, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.url(database));
        config.setUsername(server.user);
        config.setPassword(server.password);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }
}
