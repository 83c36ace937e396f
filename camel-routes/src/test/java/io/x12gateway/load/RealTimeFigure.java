package io.x12gateway.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A 270 in real time with everything that the gateway does about it, beside a bare Camel route that answers a canned
 * 271. The servers take turns, so that whatever else the machine does meets all of them.
 */
final class RealTimeFigure {
    /** Until the compiler has little left to do. */
    private static final double WARM_SECONDS = 120;

    private static final double BARE_WARM_SECONDS = 30;
    private static final double STRETCH_SECONDS = 8;
    private static final double H2_RATIO = 0.15;
    private static final double POSTGRESQL_RATIO = 0.10;
    private final Lab lab;
    private final int connections;
    private final AtomicLong numbers = new AtomicLong();

    RealTimeFigure(Lab lab) {
        this.lab = lab;
        this.connections = lab.plan().connections(64);
    }

    /** A server that takes its turns. */
    private static final class Contender {
        private final String name;
        private final double wanted;
        private final Server server;
        private final Site.Room room;
        private final boolean canned;
        private final List<Sample> rounds = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private Server.Cpu cpu = Server.Cpu.none();
        private long answered;

        Contender(String name, double wanted, Server server, Site.Room room, boolean canned) {
            this.name = name;
            this.wanted = wanted;
            this.server = server;
            this.room = room;
            this.canned = canned;
        }

        Sample all() {
            return Sample.all(rounds);
        }
    }

    List<Row> measure() throws IOException, InterruptedException {
        var contenders = new ArrayList<Contender>();
        try {
            var bareRoom = lab.roomWithH2();
            var bare = new Contender(
                    "bare route", 0, Server.bare(lab.site(), bareRoom, List.of(Lab.HEAP)), bareRoom, true);
            contenders.add(bare);
            for (var room : lab.rooms())
                contenders.add(new Contender(
                        "gateway on " + room.database().name(),
                        room.database().name().equals("H2") ? H2_RATIO : POSTGRESQL_RATIO,
                        lab.gateway(room),
                        room,
                        false));
            for (var contender : contenders)
                turn(contender, lab.plan().seconds(contender == bare ? BARE_WARM_SECONDS : WARM_SECONDS));
            for (int round = 0; round < lab.plan().rounds(); round++)
                for (var contender : contenders) takeTurn(contender);
        } finally {
            contenders.forEach(c -> c.server.close());
        }
        return rows(contenders);
    }

    private void takeTurn(Contender contender) throws IOException, InterruptedException {
        var stretch = turn(contender, lab.plan().seconds(STRETCH_SECONDS));
        contender.rounds.add(stretch.sample());
        contender.cpu = contender.cpu.plus(stretch.cpu());
    }

    private Stretch turn(Contender contender, Duration time) throws IOException, InterruptedException {
        var clients = new ArrayList<Inquirer>();
        try {
            for (int i = 0; i < connections; i++)
                clients.add(new Inquirer(contender.server.https(), numbers, contender.canned));
            var stretch = Stretch.of(contender.server, clients, time);
            var sample = stretch.sample();
            contender.wrong.addAll(sample.failures());
            contender.answered += sample.count();
            Progress.say("%s: %,.0f/s, p99 %.0f ms", contender.name, sample.perSecond(), sample.millis(0.99));
            return stretch;
        } finally {
            for (var client : clients) client.close();
        }
    }

    private List<Row> rows(List<Contender> contenders) throws IOException {
        var bare = contenders.getFirst();
        var rows = new ArrayList<Row>();
        rows.add(row(bare, "", Shown.count(median(perSecond(bare))) + "/s", true));
        for (var contender : contenders.subList(1, contenders.size())) {
            if (contender.wrong.isEmpty())
                contender.wrong.addAll(new Books(contender.room).ofRealTime(contender.answered));
            var ratios = new double[contender.rounds.size()];
            for (int i = 0; i < ratios.length; i++)
                ratios[i] =
                        contender.rounds.get(i).perSecond() / bare.rounds.get(i).perSecond();
            var measured = "%s (%s-%s): %s/s"
                    .formatted(
                            Shown.ratio(median(ratios)),
                            Shown.ratio(Arrays.stream(ratios).min().orElseThrow()),
                            Shown.ratio(Arrays.stream(ratios).max().orElseThrow()),
                            Shown.count(median(perSecond(contender))));
            rows.add(row(
                    contender,
                    "ratio >= %.2f".formatted(contender.wanted),
                    measured,
                    median(ratios) >= contender.wanted));
            lab.clear(contender.room, contender.wrong);
        }
        return rows;
    }

    private Row row(Contender contender, String wanted, String measured, boolean met) {
        var all = contender.all();
        return new Row(
                "270 in real time, " + connections + " connections, " + contender.name,
                wanted,
                measured,
                Shown.millis(all, 0.5),
                Shown.millis(all, 0.99),
                Shown.cpu(contender.cpu, all.count()),
                Shown.busy(contender.cpu, all.wall()),
                Shown.verdict(contender.wrong, met));
    }

    private static double[] perSecond(Contender contender) {
        return contender.rounds.stream().mapToDouble(Sample::perSecond).toArray();
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
