package io.x12gateway.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Ten thousand small files at once over SFTP: everyone of them has exactly one receipt that its sender can fetch. */
final class BurstFigure {
    private static final int WARM_FILES = 500;
    private static final Duration WANTED = Duration.ofSeconds(60);
    private static final String RECEIPT = ".receipt.json";
    /** A dot and a ULID. */
    private static final int ID_LENGTH = 27;

    private final Lab lab;

    BurstFigure(Lab lab) {
        this.lab = lab;
    }

    List<Row> measure() throws IOException, InterruptedException {
        int connections = lab.plan().connections(50);
        int files = lab.plan().count(10_000);
        int warm = lab.plan().count(WARM_FILES);
        var room = lab.roomWithH2();
        var wrong = new ArrayList<String>();
        Sample sample;
        Server.Cpu cpu;
        try (var gateway = lab.gateway(room);
                var lines = new SftpLines(gateway.sftpPort(), lab.site().sshKey())) {
            var numbers = new AtomicLong();
            var clients = new ArrayList<SftpUploader>();
            for (int i = 0; i < connections; i++)
                clients.add(new SftpUploader(lines, Site.ASKER_USER, Messages.inquiry(), numbers));
            wrong.addAll(burst(clients, warm).failures());
            var before = gateway.cpu();
            sample = burst(clients, files);
            cpu = gateway.cpu().since(before);
            wrong.addAll(sample.failures());
            if (sample.count() != files) wrong.add(sample.count() + " of " + files + " files were accepted");
            for (var client : clients) client.close();
            wrong.addAll(receipts(lines, files + warm));
            Progress.say(
                    "burst: %d files in %.1f s", sample.count(), sample.wall().toMillis() / 1e3);
        }
        if (wrong.isEmpty()) wrong.addAll(new Books(room).ofUploads(files + warm));
        lab.clear(room, wrong);
        return List.of(new Row(
                "%,d small files in one burst over %d SFTP connections, H2".formatted(files, connections),
                "all receipted in < 60 s",
                "%.1f s: %s/s".formatted(sample.wall().toMillis() / 1e3, Shown.count(sample.perSecond())),
                Shown.millis(sample, 0.5),
                Shown.millis(sample, 0.99),
                Shown.cpu(cpu, sample.count()),
                Shown.busy(cpu, sample.wall()),
                Shown.verdict(wrong, sample.wall().compareTo(WANTED) < 0)));
    }

    private static Sample burst(List<SftpUploader> clients, int files) throws InterruptedException {
        var left = new AtomicLong(files);
        return ClosedLoop.run(clients, () -> left.getAndDecrement() > 0);
    }

    /** As the sender finds them in its own folder, where they are called {@code NAME.SUBMISSION.receipt.json}. */
    private static List<String> receipts(SftpLines lines, int files) throws IOException {
        var uploads = new ArrayList<String>();
        try (var session = lines.session(Site.ASKER_USER);
                var sftp = lines.open(session)) {
            for (var entry : sftp.readDir("/outbound")) {
                var name = entry.getFilename();
                if (name.endsWith(RECEIPT))
                    uploads.add(name.substring(0, name.length() - RECEIPT.length() - ID_LENGTH));
            }
        }
        var different = new HashSet<>(uploads);
        if (different.size() != uploads.size()) return List.of("a receipt is there twice");
        for (int number = 1; number <= files; number++)
            if (!different.remove(SftpUploader.name(number)))
                return List.of("no receipt for " + SftpUploader.name(number));
        return different.isEmpty() ? List.of() : List.of(different.size() + " receipts for files that nobody sent");
    }
}
