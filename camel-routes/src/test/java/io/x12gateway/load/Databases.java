package io.x12gateway.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import javax.sql.DataSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The two kinds of database that a gateway can have, H2 in its own process and PostgreSQL from embedded binaries. */
final class Databases implements AutoCloseable {
    private final Path directory;
    private @Nullable EmbeddedPostgres server;
    private int made;

    Databases(Path directory) {
        this.directory = directory;
    }

    /**
     * One gateway's database.
     *
     * @param settings of the gateway
     * @param source where it can be read once the gateway has stopped
     * @param cpu CPU time of the database's own processes so far
     */
    record Database(String name, List<String> settings, DataSource source, Supplier<Duration> cpu) {}

    static Database h2(Path dataDirectory) {
        var file = dataDirectory.resolve("db").resolve("gateway").toAbsolutePath();
        return new Database(
                "H2",
                List.of(),
                new DriverManagerDataSource("jdbc:h2:file:" + file + ";IFEXISTS=TRUE", "gateway", ""),
                () -> Duration.ZERO);
    }

    Database postgresql() {
        try {
            var running = running();
            var name = "load_" + ++made;
            try (var connection = running.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            var url = "jdbc:postgresql://localhost:" + running.getPort() + "/" + name;
            return new Database(
                    "PostgreSQL",
                    List.of(
                            "--gateway.database.url=" + url,
                            "--gateway.database.user=postgres",
                            "--gateway.database.password=postgres"),
                    new DriverManagerDataSource(url, "postgres", "postgres"),
                    this::cpu);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL makes no database", e);
        }
    }

    private EmbeddedPostgres running() throws IOException {
        var running = server;
        if (running == null) {
            running = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(true)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            server = running;
        }
        return running;
    }

    /** Of the postmaster and the processes that it made for connections and chores. */
    private Duration cpu() {
        try (var lines = Files.lines(directory.resolve("postmaster.pid"))) {
            long postmaster = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return ProcessHandle.of(postmaster).stream()
                    .flatMap(ProcessHandle::children)
                    .map(child -> Server.of(child.pid()))
                    .reduce(Server.of(postmaster), Duration::plus);
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) server.close();
    }
}
