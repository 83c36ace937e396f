package io.x12gateway.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What to measure and how long.
 *
 * @param scale all counts and durations are multiplied with it: 1 for figures, less to see that everything works
 * @param gatewayJvm options of the gateways' virtual machines beside the heap
 */
record Plan(Set<Figure> figures, int rounds, double scale, boolean postgresql, List<String> gatewayJvm) {
    /** The rows that can be chosen, named in arguments with a hyphen. */
    enum Figure {
        REAL_TIME,
        INTAKE,
        BURST,
        SLOW_CLIENTS,
        LARGE_UPLOAD,
        PAYMENT_RUN,
        BATCH
    }

    static final String USAGE =
            "arguments: real-time intake burst slow-clients large-upload payment-run batch (default: all),"
                    + " --rounds=N (3), --scale=X (1), --h2-only, --gateway-jvm=OPTION (may be repeated)";

    /** @throws IllegalArgumentException if an argument is unknown */
    static Plan of(String... arguments) {
        var figures = EnumSet.noneOf(Figure.class);
        int rounds = 3;
        double scale = 1;
        boolean postgresql = true;
        var jvm = new ArrayList<String>();
        for (var argument : arguments) {
            if (argument.startsWith("--rounds=")) rounds = Integer.parseInt(value(argument));
            else if (argument.startsWith("--scale=")) scale = Double.parseDouble(value(argument));
            else if (argument.equals("--h2-only")) postgresql = false;
            else if (argument.startsWith("--gateway-jvm=")) jvm.add(value(argument));
            else figures.add(figure(argument));
        }
        return new Plan(figures.isEmpty() ? EnumSet.allOf(Figure.class) : figures, rounds, scale, postgresql, jvm);
    }

    private static Figure figure(String name) {
        return Arrays.stream(Figure.values())
                .filter(f -> f.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown: " + name + "; " + USAGE));
    }

    private static String value(String argument) {
        return argument.substring(argument.indexOf('=') + 1);
    }

    Duration seconds(double whole) {
        return Duration.ofMillis((long) (1000 * whole * scale));
    }

    int count(int whole) {
        return Math.max(2, (int) (whole * scale));
    }

    /** Connections, of which even the shortest run has two. */
    int connections(int whole) {
        return Math.clamp((long) (whole * scale), 2, whole);
    }

    List<String> jvm(String heap) {
        var options = new ArrayList<>(List.of(heap));
        options.addAll(gatewayJvm);
        return options;
    }
}
