package io.x12gateway.samples.claims.payment;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.remittance.Balancing;
import io.x12gateway.edi.remittance.ProviderAdjustment.Entry;
import io.x12gateway.edi.remittance.RemittanceAdvice;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.samples.claims.adjudication.Adjudication;
import io.x12gateway.samples.claims.ledger.Books;
import io.x12gateway.samples.claims.ledger.Books.Forwarded;
import io.x12gateway.samples.claims.ledger.Payee;
import io.x12gateway.samples.claims.ledger.Payer;
import io.x12gateway.samples.claims.payment.Due.Item;
import io.x12gateway.samples.claims.payment.Due.Pay;
import io.x12gateway.samples.claims.payment.Due.Share;
import io.x12gateway.samples.claims.payment.Due.TakeBack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import static java.math.BigDecimal.ZERO;

/**
 * Writes the 835 interchange of one run, payment by payment, so that memory holds one payment and not the run. A payee
 * with more claims than one 835 should hold is paid in several. Every advice balances, or none is written.
 */
final class RunFile {
    /** How many CLP one 835 holds at most; the guide asks for no more than ten thousand. */
    static final int CLAIMS_MAX = 5_000;

    private static final long CHECKED_BYTES_MAX = 16 << 20;

    private final Plan plan;
    private final Due due;
    private final Books books;
    private final BiConsumer<Item, String> told;
    private final List<PaymentRun.Paid> payments = new ArrayList<>();
    private final List<String> transfers = new ArrayList<>();
    private final Map<String, Forwarded> carried = new TreeMap<>();
    private final List<String> had = new ArrayList<>();
    private final Map<String, Forwarded> owed = new HashMap<>();

    /**
     * What all payments of a run have in common.
     *
     * @param number ISA13 and GS06; part of every trace number
     * @param name of the file
     * @param at ISA09/10
     * @param daysOfCount how many days claims may have waited at most
     */
    record Plan(
            Payer payer,
            String receiverId,
            int number,
            String name,
            LocalDateTime at,
            LocalDate paid,
            int daysOfCount) {
        LocalDate today() {
            return at.toLocalDate();
        }
    }

    /** A part of a payee's share that one 835 tells of. */
    private record Chunk(Share share, int from, int to) {}

    /** @param told is told of every claim, with the trace number of its payment */
    RunFile(Plan plan, Due due, Books books, BiConsumer<Item, String> told) {
        this.plan = plan;
        this.due = due;
        this.books = books;
        this.told = told;
        owed.putAll(books.forwarded());
    }

    void write(Path file) throws IOException {
        var envelope = Envelope.of(
                TransactionType.REMITTANCE_ADVICE,
                "ZZ",
                plan.payer().id(),
                "ZZ",
                plan.receiverId(),
                new ControlNumber(plan.number()),
                new ControlNumber(plan.number()),
                plan.at(),
                false);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            new InterchangeWriter().write(envelope, List.of(), new Sets(chunks()), out);
        }
        if (Files.size(file) <= CHECKED_BYTES_MAX) requireValid(file);
    }

    List<PaymentRun.Paid> payments() {
        return payments;
    }

    /** Lines for the list of transfers. */
    List<String> transfers() {
        return transfers;
    }

    Map<String, Forwarded> carried() {
        return carried;
    }

    List<String> had() {
        return had;
    }

    private List<Chunk> chunks() {
        var chunks = new ArrayList<Chunk>();
        for (var share : due.shares())
            for (int from = 0; from < share.items(); from += CLAIMS_MAX)
                chunks.add(new Chunk(share, from, Math.min(share.items(), from + CLAIMS_MAX)));
        return chunks;
    }

    private List<Segment> advice(Chunk chunk) {
        var payee = chunk.share().payee();
        var trace = "%09d%03d".formatted(plan.number(), payments.size() + 1);
        var interest = new ArrayList<Entry>();
        List<Item> items;
        try (var some = due.items(chunk.share(), chunk.from(), chunk.to())) {
            items = some.toList();
        }
        var claims = items.stream().map(item -> claim(item, interest)).toList();
        var paid = claims.stream().map(ClaimAdvice::paid).reduce(ZERO, BigDecimal::add);
        var balance = chunk.from() == 0 ? Settlement.open(payee, books.done()) : List.<Payee.BalanceItem>of();
        var settlement = Settlement.of(paid, balance, interest, Optional.ofNullable(owed.remove(payee.npi())), trace);
        carry(payee, settlement);
        var number = (settlement.amount().signum() == 0 ? "NP" : "EFT") + trace;
        var advice = new Advice(plan.payer(), payee, number, plan.today(), plan.paid(), plan.receiverId())
                .of(claims, settlement);
        requireBalanced(advice);
        note(payee, number, settlement.amount(), items);
        return advice.segments();
    }

    private void carry(Payee payee, Settlement settlement) {
        carried.put(payee.npi(), settlement.carried());
        if (settlement.carried().amount().signum() != 0) owed.put(payee.npi(), settlement.carried());
        had.addAll(settlement.had());
    }

    private ClaimAdvice claim(Item item, List<Entry> interest) {
        var result = Adjudication.of(item.claim());
        return switch (item) {
            case TakeBack ignored -> new ClaimAdvice(result, true, ZERO);
            case Pay ignored -> {
                var late = Interest.on(result, plan.today(), plan.daysOfCount());
                if (late.signum() != 0)
                    interest.add(new Entry("L6", item.claim().controlNumber(), late.negate()));
                yield new ClaimAdvice(result, false, late);
            }
        };
    }

    private void note(Payee payee, String number, BigDecimal amount, List<Item> items) {
        payments.add(new PaymentRun.Paid(payee.npi(), payee.name(), number, amount, items.size()));
        if (amount.signum() > 0)
            transfers.add(EftList.line(plan.payer(), payee, plan.paid(), number, amount, plan.name()));
        items.forEach(item -> told.accept(item, number));
    }

    private static void requireBalanced(RemittanceAdvice advice) {
        var differences = Balancing.differences(advice);
        if (!differences.isEmpty())
            throw new IllegalStateException("advice " + advice.trace().number() + " does not balance: " + differences);
    }

    private static void requireValid(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var errors = X12.standard()
                    .validate(in)
                    .allFindings()
                    .filter(Finding::isError)
                    .map(f -> f.location().label() + " " + f.message())
                    .limit(10)
                    .toList();
            if (!errors.isEmpty()) throw new IllegalStateException("the payment run's 835 is not valid: " + errors);
        }
    }

    /** The payments, composed when the writer comes to them; it comes to each once and in order. */
    private final class Sets extends AbstractList<OutgoingTransaction> {
        private static final OutgoingTransaction WRITTEN = OutgoingTransaction.of(List.of());

        private final List<Chunk> chunks;
        private int next;

        Sets(List<Chunk> chunks) {
            this.chunks = chunks;
        }

        @Override
        public OutgoingTransaction get(int index) {
            if (index < next) return WRITTEN;
            next = index + 1;
            return OutgoingTransaction.of(advice(chunks.get(index)));
        }

        @Override
        public int size() {
            return chunks.size();
        }
    }
}
