package io.x12gateway.routes.pipeline;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.outbox.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.BiConsumer;

/**
 * The one place for what goes wrong in the pipeline. An attempt that failed is rolled back and the broker delivers
 * again, later and later; Camel itself never repeats anything. After the last delivery the work is tried once more on
 * its own, which is what an outage of the database needs; failing that too, its submission has failed. No message body
 * and no exception text is logged: an exception of a library may quote what it choked on.
 */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private final BiConsumer<Work, String> giveUp;

    /** @param giveUp makes it durable that work failed for ever, with a cause code */
    Failures(BiConsumer<Work, String> giveUp) {
        this.giveUp = giveUp;
    }

    void afterAttempt(Work work, RuntimeException e) {
        LOG.warn("{} of {} failed ({}); it is tried again", work.stage(), work.subject(), cause(e));
        throw e;
    }

    void afterLastAttempt(Work work, RuntimeException e) {
        if (e instanceof GatewayFault fault && fault.kind() == FaultKind.CAPACITY) throw e;
        giveUp.accept(work, cause(e));
        LOG.error(
                "{} of {} failed at every attempt ({}) and was given up; an operator must act. Thrown at {}",
                work.stage(),
                work.subject(),
                cause(e),
                origin(e));
    }

    /** A short stable code without any data: a fault's own, else the name of the exception. */
    static String cause(Throwable e) {
        return e instanceof GatewayFault fault ? fault.code() : e.getClass().getSimpleName();
    }

    private static String origin(Throwable e) {
        var trace = e.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
