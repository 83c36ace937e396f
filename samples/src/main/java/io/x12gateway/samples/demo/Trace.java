package io.x12gateway.samples.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** {@code ./gateway trace}, as the reader would type it: the whole story of one claim, told by the gateway. */
record Trace(Path home, Path data) {
    private static final Pattern CLAIM = Pattern.compile("(?:CLM\\*|REF\\*EJ\\*)([^*~]+)[*~]");
    private static final List<String> SETS = List.of("837P", "999", "277CA", "276", "277", "835");
    /** A gateway notes where a claim stands a moment after it has delivered the file. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The account number of the first claim in an 837 or a 276; empty if there is none. */
    static String claimIn(String document) {
        var claim = CLAIM.matcher(document);
        return claim.find() ? claim.group(1) : "";
    }

    String command(String claim) {
        return "./gateway trace " + claim + " --data-dir " + data;
    }

    /** What it prints as soon as it tells of the remittance, or what it printed last. */
    String run(String claim) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var said = once(claim);
            if (isWhole(said) || System.nanoTime() > end) return said;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }

    /** From the claim as it came to the payment of it. */
    static boolean isWhole(String story) {
        return SETS.stream().allMatch(set -> story.contains("  " + set + " "));
    }

    private String once(String claim) throws InterruptedException {
        try {
            var builder = new ProcessBuilder(
                            home.resolve("gateway").toString(), "trace", claim, "--data-dir", data.toString())
                    .directory(home.toFile())
                    .redirectErrorStream(true);
            builder.environment().put("GATEWAY_NO_BUILD", "1");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            return "./gateway trace cannot be started: " + e.getMessage();
        }
    }
}
