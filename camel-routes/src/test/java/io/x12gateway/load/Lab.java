package io.x12gateway.load;

import io.x12gateway.samples.demo.Ports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What all figures need: a directory, partners, databases, and servers that stop with the program. */
final class Lab implements AutoCloseable {
    /** Of gateways and of the bare route alike. */
    static final String HEAP = "-Xmx1g";

    private static final long LARGE_BYTES = 100_000_000;
    private static final int RUN_CLAIMS = 100_000;
    private static final int RUN_PAYEES = 500;
    private static final int FILE_BYTES = 20_000;
    private final Plan plan;
    private final Site site;
    private final Databases databases;
    private final Messages.Remittance remittance = Messages.remittance(FILE_BYTES);
    private final List<Path> largeFiles;
    private final Optional<Payroll> payroll;
    private int rooms;

    Lab(Plan plan, Path root) throws IOException, GeneralSecurityException {
        this.plan = plan;
        this.databases = new Databases(root.resolve("postgresql"));
        var payees = new ArrayList<>(List.of(remittance.payee()));
        var files = new ArrayList<Path>();
        if (plan.figures().contains(Plan.Figure.LARGE_UPLOAD))
            for (int seed = 1; seed <= 2; seed++) {
                var file = root.resolve("large-" + seed + ".x12");
                payees.addAll(Messages.largeRemittance(file, (long) (LARGE_BYTES * plan.scale()), seed));
                files.add(file);
            }
        this.largeFiles = List.copyOf(files);
        this.payroll = plan.figures().contains(Plan.Figure.PAYMENT_RUN)
                ? Optional.of(Payroll.pay(
                        root.resolve("payment-run"), plan.count(RUN_CLAIMS), Math.max(25, plan.count(RUN_PAYEES))))
                : Optional.empty();
        this.site = Site.in(
                root,
                payees.stream().distinct().toList(),
                payroll.map(Payroll::npis).orElse(List.of()));
    }

    Plan plan() {
        return plan;
    }

    Site site() {
        return site;
    }

    /** A payer's file of 20 KB. */
    Numbered file() {
        return remittance.file();
    }

    /** Two files of nearly 100 MB. */
    List<Path> largeFiles() {
        return largeFiles;
    }

    /** The claims system's, for payees with a mailbox each. */
    Payroll payroll() {
        return payroll.orElseThrow();
    }

    Site.Room roomWithH2() throws IOException {
        var directory = newDirectory();
        return new Site.Room(directory, Ports.free(), Databases.h2(directory));
    }

    Site.Room roomWithPostgresql() throws IOException {
        return new Site.Room(newDirectory(), Ports.free(), databases.postgresql());
    }

    /** One for each kind of database that the plan wants. */
    List<Site.Room> rooms() throws IOException {
        return plan.postgresql() ? List.of(roomWithH2(), roomWithPostgresql()) : List.of(roomWithH2());
    }

    Server gateway(Site.Room room) {
        return Server.gateway(site, room, plan.jvm(HEAP));
    }

    private Path newDirectory() throws IOException {
        return Files.createDirectories(site.root().resolve("server-" + ++rooms));
    }

    /** What a gateway left behind is not needed once its books balance. */
    void clear(Site.Room room, List<String> wrong) throws IOException {
        if (wrong.isEmpty()) delete(room.directory());
    }

    static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() throws IOException {
        databases.close();
    }
}
