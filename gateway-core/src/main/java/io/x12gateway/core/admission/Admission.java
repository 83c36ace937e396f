package io.x12gateway.core.admission;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.TradingPartner;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps every partner within its limits, whatever doors it uses, so that none can crowd out the others. Counted in
 * memory and on this node alone: after a restart everybody starts afresh.
 *
 * <pre>
 * admission.request(partner);
 * try (var upload = admission.upload(partner, announcedBytes)) {
 *     intake.receive(... upload.count(body) ...)
 * }
 * </pre>
 */
public final class Admission {
    private final Allowance standard;
    private final Consumer<Limit> onRefusal;
    private final LongSupplier nanos;
    private final Map<PartnerId, Usage> usage = new ConcurrentHashMap<>();

    /**
     * @param standard for partners without limits of their own
     * @param onRefusal hears of every refusal
     */
    public Admission(Allowance standard, Consumer<Limit> onRefusal) {
        this(standard, onRefusal, System::nanoTime);
    }

    Admission(Allowance standard, Consumer<Limit> onRefusal, LongSupplier nanos) {
        this.standard = standard;
        this.onRefusal = onRefusal;
        this.nanos = nanos;
    }

    /** What this partner may take. */
    public Allowance of(TradingPartner partner) {
        return standard.with(partner.limits());
    }

    /**
     * One more request.
     *
     * @throws TooMuch it is one too many
     */
    public void request(TradingPartner partner) {
        try {
            usage(partner).request(nanos.getAsLong());
        } catch (TooMuch refusal) {
            onRefusal.accept(refusal.limit());
            throw refusal;
        }
    }

    /**
     * A file is about to come. The caller closes what it gets when the file is there, or will not come.
     *
     * @param announcedBytes what the sender says it has, or -1; charged at once
     * @throws TooMuch it is one too many, or the day's bytes are used up
     * @throws io.x12gateway.core.fault.GatewayFault {@code payload-too-large}: it announces more than a file may have
     */
    public Upload upload(TradingPartner partner, long announcedBytes) {
        try {
            return usage(partner).upload(Math.max(0, announcedBytes), nanos);
        } catch (TooMuch refusal) {
            onRefusal.accept(refusal.limit());
            throw refusal;
        }
    }

    /**
     * A file inside of something else is about to come: all of it is charged, and whoever unpacks it looks at its size.
     *
     * @throws TooMuch see {@link #upload}
     */
    public Upload envelope(TradingPartner partner) {
        try {
            return usage(partner).envelope(nanos);
        } catch (TooMuch refusal) {
            onRefusal.accept(refusal.limit());
            throw refusal;
        }
    }

    private Usage usage(TradingPartner partner) {
        var allowed = of(partner);
        return usage.compute(
                partner.id(),
                (id, known) -> known == null
                        ? new Usage(allowed, nanos.getAsLong())
                        : known.within(allowed, nanos.getAsLong()));
    }
}
