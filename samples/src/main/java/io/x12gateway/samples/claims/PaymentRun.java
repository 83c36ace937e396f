package io.x12gateway.samples.claims;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.remittance.Balancing;
import io.x12gateway.edi.remittance.RemittanceAdvice;
import io.x12gateway.edi.validation.Finding;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pays the claims that are ready and tells the payees: one interchange, one 835 for each payee. The first run pays the
 * claims as they were loaded; every later one a new week of them, under numbers of their own, so that there is always
 * something to pay. A file that could not be delivered is delivered unchanged by the next run.
 */
public final class PaymentRun {
    private static final int CONTROL_NUMBERS = 999_999_999;

    private final ClaimsStore store;
    private final List<Payee> payees;
    private final Payer payer;
    private final String receiverId;
    private final Clock clock;
    private final List<Claim> week;
    private int runs;
    private int lastNumber;
    private @Nullable Prepared undelivered;

    /** @param receiverId the gateway's ISA08 */
    public PaymentRun(ClaimsStore store, List<Payee> payees, String receiverId, Clock clock) {
        this.store = store;
        this.payees = List.copyOf(payees);
        this.payer = Payer.packaged();
        this.receiverId = receiverId;
        this.clock = clock;
        this.week = store.find(claim -> claim.stage() == Claim.Stage.READY);
    }

    /**
     * What a run did.
     *
     * @param key identifies the file at the gateway's door; the same file has the same key
     */
    public record Result(String key, String fileName, List<Paid> payments, BigDecimal total) {}

    /** @param number cheque or EFT number, TRN02 */
    public record Paid(String npi, String payee, String number, BigDecimal amount, int claims) {}

    /** Takes a finished file to the gateway. */
    @FunctionalInterface
    public interface Delivery {
        /** Throws if the file may not have arrived; it will then be offered again, with the same key. */
        void deliver(Result result, byte[] file);
    }

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Prepared(Result result, byte[] file, Map<Claim, Claim.Payment> paid) {}

    /** One run. The claims count as paid once the file is delivered. */
    public synchronized Result run(Delivery delivery) {
        var prepared = undelivered == null ? prepare() : undelivered;
        undelivered = prepared;
        delivery.deliver(prepared.result(), prepared.file());
        prepared.paid().forEach((claim, payment) -> store.change(List.of(claim), c -> c.finalized(payment)));
        undelivered = null;
        return prepared.result();
    }

    private Prepared prepare() {
        runs++;
        if (runs > 1) {
            var mark = "-" + runs;
            store.add(week.stream().map(claim -> claim.nextWeek(mark)).toList());
        }
        int number = nextNumber();
        var today = LocalDate.now(clock);
        var paid = new LinkedHashMap<Claim, Claim.Payment>();
        var payments = new ArrayList<Paid>();
        var advices = new ArrayList<RemittanceAdvice>();
        for (var payee : payees) {
            var claims =
                    store.find(c -> c.stage() == Claim.Stage.READY && c.npi().equals(payee.npi()));
            if (claims.isEmpty()) continue;
            var trace = "EFT%09d%02d".formatted(number, payments.size() + 1);
            var advice = new Advice(payer, payee, trace, today, nextBusinessDay(today))
                    .of(claims.stream().map(Adjudication::of).toList(), receiverId);
            requireBalanced(advice);
            advices.add(advice);
            var amount = advice.payment().amount();
            payments.add(new Paid(payee.npi(), payee.name(), trace, amount, claims.size()));
            claims.forEach(c -> paid.put(c, new Claim.Payment(nextBusinessDay(today), trace)));
        }
        if (advices.isEmpty()) throw new IllegalStateException("no claim is ready to be paid to a known payee");
        var key = payer.id() + "-835-" + number;
        var total = payments.stream().map(Paid::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var result = new Result(key, key + ".x12", List.copyOf(payments), total);
        return new Prepared(result, write(advices, number), paid);
    }

    private byte[] write(List<RemittanceAdvice> advices, int number) {
        var envelope = Envelope.of(
                TransactionType.REMITTANCE_ADVICE,
                "ZZ",
                payer.id(),
                "ZZ",
                receiverId,
                new ControlNumber(number),
                new ControlNumber(number),
                LocalDateTime.now(clock),
                false);
        var file = new InterchangeWriter()
                .write(
                        envelope,
                        advices.stream()
                                .map(a -> OutgoingTransaction.of(a.segments()))
                                .toList());
        requireValid(file);
        return file;
    }

    private static void requireBalanced(RemittanceAdvice advice) {
        var differences = Balancing.differences(advice);
        if (!differences.isEmpty())
            throw new IllegalStateException("advice " + advice.trace().number() + " does not balance: " + differences);
    }

    private static void requireValid(byte[] file) {
        var errors = X12.standard()
                .validate(file)
                .allFindings()
                .filter(Finding::isError)
                .map(f -> f.location().label() + " " + f.message())
                .toList();
        if (!errors.isEmpty()) throw new IllegalStateException("the payment run's 835 is not valid: " + errors);
    }

    /** Rises with the clock, so that a claims system that was started again repeats no control number. */
    private int nextNumber() {
        int byClock = (int) (clock.instant().getEpochSecond() % CONTROL_NUMBERS) + 1;
        lastNumber = byClock > lastNumber ? byClock : lastNumber + 1;
        return lastNumber;
    }

    private static LocalDate nextBusinessDay(LocalDate day) {
        var next = day.plusDays(1);
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY)
            next = next.plusDays(1);
        return next;
    }
}
