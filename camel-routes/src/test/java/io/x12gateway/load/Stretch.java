package io.x12gateway.load;

import java.time.Duration;
import java.util.List;

/**
 * One stretch of load and the CPU time that passed in it: not that of connecting and parting, during which a gateway goes
 * on with what it accepted.
 */
record Stretch(Sample sample, Server.Cpu cpu) {
    static Stretch of(Server server, List<? extends ClosedLoop.Client> clients, Duration time)
            throws InterruptedException {
        var before = server.cpu();
        var sample = ClosedLoop.run(clients, time);
        return new Stretch(sample, server.cpu().since(before));
    }
}
