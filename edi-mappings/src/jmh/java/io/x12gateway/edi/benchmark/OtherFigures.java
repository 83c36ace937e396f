package io.x12gateway.edi.benchmark;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.synthesis.Synthesis;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Figures that are no ratio of two engines: threads, and memory for a file that does not fit into it. */
final class OtherFigures {
    private static final int GIGABYTE_CLAIMS = 2_750_000;

    private OtherFigures() {}

    static List<List<String>> rows() throws IOException, InterruptedException {
        var rows = new ArrayList<List<String>>();
        rows.addAll(Threads.rows());
        rows.add(heap("live heap for a 1 GB 835 (generated) at -Xmx64m, 5,500 sets", GIGABYTE_CLAIMS / 500));
        rows.add(heap("the same in one transaction set", 1));
        return rows;
    }

    private static List<String> heap(String what, int transactions) throws IOException, InterruptedException {
        var order = Synthesis.of(TransactionType.REMITTANCE_ADVICE, GIGABYTE_CLAIMS, 9)
                .inTransactions(transactions)
                .withoutLineBreaks();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapProbe.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long size;
        try (var in = new BufferedOutputStream(child.getOutputStream(), 1 << 16)) {
            size = order.writeTo(in);
        }
        var answer = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (child.waitFor() != 0) return List.of(what, "24 MB", "12 MB", "failed: " + answer, "", "");
        var parts = answer.split(" ", -1);
        System.err.printf("%s: %,d bytes, peak after collection %s bytes%n", what, size, parts[0]);
        return List.of(
                what,
                "24 MB",
                "12 MB",
                "%.1f MB".formatted(Double.parseDouble(parts[0]) / 1e6),
                "%.0f".formatted(size * 1000.0 / Double.parseDouble(parts[1])),
                "");
    }
}
