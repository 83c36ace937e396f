package io.x12gateway.samples.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes the gateway's next start quick, behind everything else that this machine does. */
final class Preparation {
    private static final Logger LOG = Logger.getLogger(Preparation.class.getName());

    private Preparation() {}

    /**
     * Ends with this process at the latest. Does without if the command cannot be run: then the next start is as slow as
     * this one.
     */
    static void begin(Path home) {
        var gateway = home.resolve("gateway").toAbsolutePath().toString();
        try {
            var builder = new ProcessBuilder("nice", "-n", "19", gateway, "prepare")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("GATEWAY_NO_BUILD", "1"); // what runs now is what it is for
            var process = builder.start().toHandle();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "stop-preparation"));
        } catch (IOException e) {
            LOG.log(Level.FINE, "the next start is not prepared", e);
        }
    }

    /** A shell that ends leaves its children behind: each of them is ended. */
    private static void end(ProcessHandle shell) {
        var all = shell.descendants().toList();
        shell.destroy();
        all.forEach(ProcessHandle::destroy);
    }
}
