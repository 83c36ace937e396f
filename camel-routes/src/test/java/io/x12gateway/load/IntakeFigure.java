package io.x12gateway.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Files of 20 KB that a payer sends over HTTP and SFTP, counted when they are accepted; meanwhile they are worked on. */
final class IntakeFigure {
    /**
     * Until the compiler has little left to do. The doors take turns here, too: with each change of door it compiles
     * anew what both of them use, and each time less of it.
     */
    private static final double WARM_SECONDS = 25;

    private static final int WARM_TURNS = 3;

    private static final double STRETCH_SECONDS = 5;
    private static final double FILES_PER_SECOND = 500;
    private static final double P99_MILLIS = 300;
    private final Lab lab;
    private final int connections;

    IntakeFigure(Lab lab) {
        this.lab = lab;
        this.connections = lab.plan().connections(32);
    }

    private interface Uploaders {
        ClosedLoop.Client open() throws IOException;
    }

    /** One door of one gateway. */
    private static final class Door {
        private final String name;
        private final Uploaders uploaders;
        private final List<Sample> rounds = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private Server.Cpu cpu = Server.Cpu.none();
        private long accepted;

        Door(String name, Uploaders uploaders) {
            this.name = name;
            this.uploaders = uploaders;
        }
    }

    List<Row> measure() throws IOException, InterruptedException {
        var rows = new ArrayList<Row>();
        for (var room : lab.rooms()) rows.addAll(measure(room));
        return rows;
    }

    private List<Row> measure(Site.Room room) throws IOException, InterruptedException {
        var numbers = new AtomicLong();
        List<Door> doors;
        try (var gateway = lab.gateway(room);
                var lines = new SftpLines(gateway.sftpPort(), lab.site().sshKey())) {
            doors = List.of(
                    new Door("HTTP", () -> new HttpUploader(gateway.https(), lab.file(), numbers)),
                    new Door("SFTP", () -> new SftpUploader(lines, Site.PAYER_USER, lab.file(), numbers)));
            for (int round = 0; round < WARM_TURNS; round++)
                for (var door : doors) turn(door, gateway, lab.plan().seconds(WARM_SECONDS));
            for (int round = 0; round < lab.plan().rounds(); round++) for (var door : doors) takeTurn(door, gateway);
        }
        long accepted = doors.stream().mapToLong(d -> d.accepted).sum();
        var wrong = new Books(room).ofBatches(accepted);
        lab.clear(room, wrong);
        var rows = new ArrayList<Row>();
        for (var door : doors) {
            door.wrong.addAll(wrong);
            rows.add(row(door, room.database().name()));
        }
        return rows;
    }

    private void takeTurn(Door door, Server gateway) throws IOException, InterruptedException {
        var stretch = turn(door, gateway, lab.plan().seconds(STRETCH_SECONDS));
        door.rounds.add(stretch.sample());
        door.cpu = door.cpu.plus(stretch.cpu());
    }

    private Stretch turn(Door door, Server gateway, Duration time) throws IOException, InterruptedException {
        var clients = new ArrayList<ClosedLoop.Client>();
        try {
            for (int i = 0; i < connections; i++) clients.add(door.uploaders.open());
            var stretch = Stretch.of(gateway, clients, time);
            var sample = stretch.sample();
            door.wrong.addAll(sample.failures());
            door.accepted += sample.count();
            Progress.say("intake over %s: %,.0f/s, p99 %.0f ms", door.name, sample.perSecond(), sample.millis(0.99));
            return stretch;
        } finally {
            for (var client : clients) client.close();
        }
    }

    private Row row(Door door, String database) {
        var all = Sample.all(door.rounds);
        double median = RealTimeFigure.median(
                door.rounds.stream().mapToDouble(Sample::perSecond).toArray());
        return new Row(
                "20 KB files over %s, %d connections, %s".formatted(door.name, connections, database),
                ">= 500/s, p99 < 300 ms",
                Shown.count(median) + "/s",
                Shown.millis(all, 0.5),
                Shown.millis(all, 0.99),
                Shown.cpu(door.cpu, all.count()),
                Shown.busy(door.cpu, all.wall()),
                Shown.verdict(door.wrong, median >= FILES_PER_SECOND && all.millis(0.99) < P99_MILLIS));
    }
}
