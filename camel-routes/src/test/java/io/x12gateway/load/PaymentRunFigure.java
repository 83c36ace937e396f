package io.x12gateway.load;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One payment run from the payer's door to the mailbox of every payee, in a heap that is smaller than a few of its files.
 * Every payee then reads his mailbox over HTTP, and the money is counted. The same payments come a second time, and
 * nobody is to have them twice.
 */
final class PaymentRunFigure {
    private static final String HEAP = "-Xmx256m";
    private static final Duration MINUTES = Duration.ofMinutes(5);
    private static final double MEGABYTES_PER_SECOND = 20;
    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private static final JsonMapper JSON = new JsonMapper();
    private final Lab lab;

    PaymentRunFigure(Lab lab) {
        this.lab = lab;
    }

    /** What lies in the payees' mailboxes. */
    private record Delivered(int mailboxes, int items, int remittances, BigDecimal money) {}

    List<Row> measure() throws IOException, InterruptedException {
        var run = lab.payroll();
        var room = lab.roomWithH2();
        var log = room.directory().resolve("gc.log");
        var options = new ArrayList<>(lab.plan().jvm(HEAP));
        options.addAll(List.of("-XX:+UseSerialGC", "-Xlog:gc:file=" + log));
        var wrong = new ArrayList<String>();
        Duration accepted;
        Duration done;
        Server.Cpu cpu;
        Delivered delivered;
        try (var gateway = Server.gateway(lab.site(), room, options);
                var line = new HttpLine(gateway.https())) {
            var before = gateway.cpu();
            long began = System.nanoTime();
            send(line, run.file(), wrong);
            accepted = Duration.ofNanos(System.nanoTime() - began);
            awaitDone(line, wrong);
            done = Duration.ofNanos(System.nanoTime() - began);
            cpu = gateway.cpu().since(before);
            delivered = read(line, run);
            count(run, delivered, wrong);
            new TransferCheck(room.directory()).of(run, wrong);
            send(line, run.again(), wrong);
            awaitDone(line, wrong);
            var after = read(line, run);
            new TransferCheck(room.directory()).ofSecondTime(run, wrong);
            if (!after.equals(delivered)) wrong.add("the same payments again: " + delivered + " became " + after);
        }
        if (wrong.isEmpty()) wrong.addAll(new Books(room).ofPaymentRun(run.payments()));
        long live = LargeUploadFigure.liveHeap(log);
        lab.clear(room, wrong);
        return List.of(row(run, delivered, accepted, done, live, cpu, wrong));
    }

    private static void send(HttpLine line, Path file, List<String> wrong) throws IOException {
        var head = HttpLine.head("POST", "/v1/transactions", Site.PAYROLL_TOKEN, "Prefer: respond-async\r\n");
        var reply = line.send(head, file);
        if (reply.status() != ACCEPTED) wrong.add("not accepted: " + reply.status() + " " + reply.text());
    }

    private static void awaitDone(HttpLine line, List<String> wrong) throws IOException, InterruptedException {
        var head = HttpLine.head("GET", "/v1/submissions", Site.PAYROLL_TOKEN, "");
        for (long until = System.nanoTime() + MINUTES.toNanos(); ; Thread.sleep(50)) {
            var text = line.send(head).text();
            if (!text.contains("\"done\":false")) return;
            if (System.nanoTime() > until) {
                wrong.add("still being worked on after " + MINUTES.toMinutes() + " minutes: " + text);
                return;
            }
        }
    }

    private static Delivered read(HttpLine line, Payroll run) throws IOException {
        int mailboxes = 0;
        int items = 0;
        int remittances = 0;
        var money = BigDecimal.ZERO;
        for (int payee = 0; payee < run.npis().size(); payee++) {
            var token = Site.payeeToken(payee);
            var waiting = json(line, "/v1/mailbox?kind=835&limit=100", token).path("items");
            if (!waiting.isEmpty()) mailboxes++;
            for (var item : waiting) {
                items++;
                var head = HttpLine.head("GET", "/v1/mailbox/" + item.path("id").asString(), token, "");
                var text = line.send(head).text();
                for (var set : text.lines().filter(s -> s.startsWith("BPR*")).toList()) {
                    remittances++;
                    money = money.add(new BigDecimal(set.split("\\*", 4)[2]));
                }
                var npi = "*XX*" + run.npis().get(payee) + "~";
                if (text.lines().anyMatch(s -> s.startsWith("N1*PE*") && !s.endsWith(npi)))
                    throw new IOException("payee " + payee + " has what is for another");
            }
        }
        return new Delivered(mailboxes, items, remittances, money);
    }

    private static JsonNode json(HttpLine line, String path, String token) throws IOException {
        var reply = line.send(HttpLine.head("GET", path, token, ""));
        if (reply.status() != OK) throw new IOException(path + ": " + reply.status() + " " + reply.text());
        return JSON.readTree(reply.text());
    }

    /** To the cent. */
    private static void count(Payroll run, Delivered delivered, List<String> wrong) {
        if (delivered.mailboxes != run.npis().size())
            wrong.add(delivered.mailboxes + " of " + run.npis().size() + " mailboxes have something");
        if (delivered.remittances != run.payments())
            wrong.add(delivered.remittances + " of " + run.payments() + " remittances were delivered");
        if (delivered.money.compareTo(run.total()) != 0)
            wrong.add("delivered " + delivered.money + ", paid " + run.total());
        if (run.transferred().compareTo(run.total()) != 0)
            wrong.add("transferred " + run.transferred() + ", paid " + run.total());
    }

    private static Row row(
            Payroll run,
            Delivered delivered,
            Duration accepted,
            Duration done,
            long live,
            Server.Cpu cpu,
            List<String> wrong)
            throws IOException {
        long bytes = Files.size(run.file());
        double rate = bytes / 1e6 / (done.toNanos() / 1e9);
        return new Row(
                "payment run of %s claims for %s payees, %s, into a gateway with %s, H2"
                        .formatted(
                                Shown.count(run.claims()),
                                Shown.count(run.npis().size()),
                                Shown.megabytes(bytes),
                                HEAP),
                ">= 20 MB/s from the door to all mailboxes",
                "%.1f MB/s: accepted after %.1f s, in %d mailboxes after %.1f s; largest live heap %s; delivered %s, run %s, transfers %s"
                        .formatted(
                                rate,
                                accepted.toNanos() / 1e9,
                                delivered.mailboxes,
                                done.toNanos() / 1e9,
                                live == 0 ? "never collected in full" : Shown.megabytes(live),
                                delivered.money.toPlainString(),
                                run.total().toPlainString(),
                                run.transferred().toPlainString()),
                "",
                "",
                Shown.cpu(cpu, 1),
                Shown.busy(cpu, done),
                Shown.verdict(wrong, rate >= MEGABYTES_PER_SECOND));
    }
}
