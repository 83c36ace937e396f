package io.x12gateway.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints the figures of docs/reference/performance.md, "Doors": one table on standard output. Servers are processes of
 * their own, this one makes the load. Ends with 1 if an answer was wrong or the books of a gateway do not balance.
 */
public final class DoorFigures {
    private DoorFigures() {}

    public static void main(String[] arguments) throws Exception {
        Plan plan;
        try {
            plan = Plan.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        var root = Files.createTempDirectory("gateway-load");
        var rows = measure(plan, root);
        System.out.println("Java %s, %s %s, %d processors, servers with %s; TLS 1.3 on every HTTP connection"
                .formatted(
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        Lab.HEAP));
        System.out.println();
        System.out.print(Table.of(rows));
        if (rows.stream().anyMatch(Row::failed)) {
            System.err.println("the servers' logs are in " + root);
            System.exit(1);
        }
        Lab.delete(root);
        System.exit(0); // whatever thread a client library left behind
    }

    static List<Row> measure(Plan plan, Path root) throws IOException, GeneralSecurityException, InterruptedException {
        var rows = new ArrayList<Row>();
        try (var lab = new Lab(plan, root)) {
            for (var figure : plan.figures()) {
                Progress.say("%s", figure);
                var made =
                        switch (figure) {
                            case REAL_TIME -> new RealTimeFigure(lab).measure();
                            case INTAKE -> new IntakeFigure(lab).measure();
                            case BURST -> new BurstFigure(lab).measure();
                            case SLOW_CLIENTS -> new SlowClientsFigure(lab).measure();
                            case LARGE_UPLOAD -> new LargeUploadFigure(lab).measure();
                            case PAYMENT_RUN -> new PaymentRunFigure(lab).measure();
                            case BATCH -> new BatchFigure(lab).measure();
                        };
                for (var row : made) Progress.say("%s: %s, %s", row.what(), row.measured(), row.verdict());
                rows.addAll(made);
            }
        }
        return rows;
    }
}
