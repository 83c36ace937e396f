package io.x12gateway.routes.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.routes.observe.GatewayMeters;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The one place for what goes wrong in the pipeline. An attempt that failed is rolled back and the broker delivers
 * again, later and later; Camel itself never repeats anything. After the last delivery the work is tried once more on
 * its own, which is what an outage of the database needs; failing that too, its submission has failed. No message body
 * and no exception text is logged: an exception of a library may quote what it choked on.
 */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final Set<String> OWN_CHECKS =
            Set.of("acknowledgment-invalid", "response-invalid", "delivery-invalid", "claims-answer-unusable");

    private final BiConsumer<Work, String> giveUp;
    private final MeterRegistry meters;

    /** @param giveUp makes it durable that work failed for ever, with a cause code */
    Failures(BiConsumer<Work, String> giveUp, MeterRegistry meters) {
        this.giveUp = giveUp;
        this.meters = meters;
    }

    void afterAttempt(Work work, RuntimeException e) {
        count(GatewayMeters.WORK_FAILED_ATTEMPTS, work);
        LOG.warn("{} of {} failed ({}); it is tried again", work.stage(), work.subject(), cause(e));
        throw e;
    }

    void afterLastAttempt(Work work, RuntimeException e) {
        if (mayPass(e)) throw e;
        giveUp.accept(work, why(e));
        count(GatewayMeters.WORK_GIVEN_UP, work);
        LOG.error(
                "{} of {} failed at every attempt ({}) and was given up; an operator must act. Thrown at {}",
                work.stage(),
                work.subject(),
                cause(e),
                origin(e));
    }

    /** Called by the sweep's route; the next turn tries again. */
    void afterSweep(Exchange exchange) {
        var thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        LOG.warn("the sweep failed ({}); it runs again soon", thrown == null ? "unknown" : cause(thrown));
    }

    /** Nobody has to look at these: time alone ends them, or the stage itself does once its own limit is reached. */
    private static boolean mayPass(RuntimeException e) {
        return e instanceof GatewayFault fault
                && (fault.kind() == FaultKind.CAPACITY || fault.kind() == FaultKind.BACK_END);
    }

    private void count(String meter, Work work) {
        meters.counter(meter, GatewayMeters.TAG_STAGE, work.stage().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** For the ledger, which partners read too: what a check of our own found is told, since it is codes and places. */
    private static String why(RuntimeException e) {
        return e instanceof GatewayFault fault && OWN_CHECKS.contains(fault.code())
                ? fault.code() + ": " + fault.getMessage()
                : cause(e);
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
