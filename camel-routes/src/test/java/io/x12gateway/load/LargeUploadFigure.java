package io.x12gateway.load;

import org.apache.sshd.sftp.client.SftpClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An 835 of 100 MB over HTTP and another over SFTP into a gateway whose heap is smaller than either. */
final class LargeUploadFigure {
    private static final String HEAP = "-Xmx96m";
    private static final Duration WORKED_ON_LIMIT = Duration.ofMinutes(5);
    private static final Pattern LEFT_BEHIND = Pattern.compile("(\\d+)([KM])->(\\d+)([KM])\\(");
    private static final int WRITTEN_AT_ONCE = 32_000;
    private static final int ACCEPTED = 202;
    private final Lab lab;

    LargeUploadFigure(Lab lab) {
        this.lab = lab;
    }

    private record Upload(String door, Duration time, Server.Cpu cpu) {}

    List<Row> measure() throws IOException, InterruptedException {
        var room = lab.roomWithH2();
        var log = room.directory().resolve("gc.log");
        var options = new ArrayList<>(lab.plan().jvm(HEAP));
        options.addAll(List.of("-XX:+UseSerialGC", "-Xlog:gc:file=" + log));
        var wrong = new ArrayList<String>();
        var uploads = new ArrayList<Upload>();
        String end;
        try (var gateway = Server.gateway(lab.site(), room, options)) {
            uploads.add(http(gateway, lab.largeFiles().get(0), wrong));
            uploads.add(sftp(gateway, lab.largeFiles().get(1), wrong));
            end = worked(gateway, wrong);
        }
        long live = liveHeap(log);
        if (wrong.isEmpty()) wrong.addAll(new Books(room).ofDelivered(uploads.size()));
        lab.clear(room, wrong);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < uploads.size(); i++)
            rows.add(row(uploads.get(i), Files.size(lab.largeFiles().get(i)), live, end, wrong));
        return rows;
    }

    private static Upload http(Server gateway, Path file, List<String> wrong) throws IOException {
        var before = gateway.cpu();
        long began = System.nanoTime();
        try (var line = new HttpLine(gateway.https())) {
            var head = HttpLine.head("POST", "/v1/transactions", Site.PAYER_TOKEN, "Prefer: respond-async\r\n");
            var reply = line.send(head, file);
            if (reply.status() != ACCEPTED) wrong.add("over HTTP: " + reply.status() + " " + reply.text());
        } catch (IOException e) {
            wrong.add("over HTTP: " + e);
        }
        return new Upload(
                "HTTP",
                Duration.ofNanos(System.nanoTime() - began),
                gateway.cpu().since(before));
    }

    private Upload sftp(Server gateway, Path file, List<String> wrong) throws IOException {
        var before = gateway.cpu();
        long began = System.nanoTime();
        try (var lines = new SftpLines(gateway.sftpPort(), lab.site().sshKey());
                var session = lines.session(Site.PAYER_USER);
                var sftp = lines.open(session);
                var in = Files.newInputStream(file);
                var handle = sftp.open(
                        "/inbound/large.x12", EnumSet.of(SftpClient.OpenMode.Write, SftpClient.OpenMode.Create))) {
            var bytes = new byte[WRITTEN_AT_ONCE];
            long at = 0;
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                sftp.write(handle, at, bytes, 0, count);
                at += count;
            }
        } catch (IOException e) {
            wrong.add("over SFTP: " + e);
        }
        return new Upload(
                "SFTP",
                Duration.ofNanos(System.nanoTime() - began),
                gateway.cpu().since(before));
    }

    /** Waits for everything to be judged and delivered, which happens in the same heap. */
    private static String worked(Server gateway, List<String> wrong) throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (var line = new HttpLine(gateway.https())) {
            var head = HttpLine.head("GET", "/v1/submissions", Site.PAYER_TOKEN, "");
            for (; ; Thread.sleep(500)) {
                var text = line.send(head).text();
                if (!text.contains("\"done\":false"))
                    return "judged and delivered %.0f s later".formatted((System.nanoTime() - began) / 1e9);
                if (System.nanoTime() - began > WORKED_ON_LIMIT.toNanos()) {
                    wrong.add("still being worked on after %d s".formatted(WORKED_ON_LIMIT.toSeconds()));
                    return "";
                }
            }
        } catch (IOException e) {
            wrong.add("the gateway does not answer any more: " + e);
            return "";
        }
    }

    /** What the largest of the full collections left: what was alive then. */
    static long liveHeap(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("Pause Full"))
                    .map(LEFT_BEHIND::matcher)
                    .filter(Matcher::find)
                    .mapToLong(LargeUploadFigure::leftBehind)
                    .max()
                    .orElse(0);
        }
    }

    private static long leftBehind(Matcher found) {
        return Long.parseLong(found.group(3)) * (found.group(4).equals("M") ? 1 << 20 : 1 << 10);
    }

    private static Row row(Upload upload, long bytes, long live, String end, List<String> wrong) {
        double seconds = upload.time.toNanos() / 1e9;
        return new Row(
                "835 of %s over %s into a gateway with %s, H2".formatted(Shown.megabytes(bytes), upload.door, HEAP),
                "all accepted, judged and delivered",
                "%.1f s (%s/s); largest live heap %s; %s"
                        .formatted(seconds, Shown.megabytes((long) (bytes / seconds)), Shown.megabytes(live), end),
                "",
                "",
                Shown.cpu(upload.cpu, 1),
                Shown.busy(upload.cpu, upload.time),
                Shown.verdict(wrong, true));
    }
}
