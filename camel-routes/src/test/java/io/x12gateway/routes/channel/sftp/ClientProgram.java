package io.x12gateway.routes.channel.sftp;

import org.junit.jupiter.api.Assumptions;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A client as partners have it on their machines. Where it is not installed its test is not run and says so; on a build
 * server (environment variable {@code CI}) it fails, since there nobody reads what was said.
 */
final class ClientProgram {
    private static final int PATIENCE_SECONDS = 60;

    private ClientProgram() {}

    /** How it ended, and all that it said. */
    record Ended(int exitCode, String output) {}

    static void require(String... programs) {
        for (var program : programs) {
            if (isPresent(program)) continue;
            var missing = "there is no " + program + " on the PATH: install it (.ci/run does)";
            if (System.getenv("CI") != null) throw new AssertionError(missing);
            System.out.println("NOT RUN: " + missing);
            Assumptions.abort(missing);
        }
    }

    private static boolean isPresent(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    static Ended run(Path directory, List<String> command) throws Exception {
        var log = Files.createTempFile("client", ".log");
        try {
            return run(directory, command, log);
        } finally {
            Files.delete(log);
        }
    }

    private static Ended run(Path directory, List<String> command, Path log) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + command + "\n"
                    + Files.readString(log, ISO_8859_1));
        }
        return new Ended(process.exitValue(), Files.readString(log, ISO_8859_1));
    }
}
