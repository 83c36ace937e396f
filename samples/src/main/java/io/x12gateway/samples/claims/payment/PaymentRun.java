package io.x12gateway.samples.claims.payment;

import io.x12gateway.samples.claims.ledger.Books.Forwarded;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.ledger.Ledger;
import io.x12gateway.samples.claims.ledger.Payer;
import io.x12gateway.samples.claims.payment.Due.Item;
import io.x12gateway.samples.claims.payment.Due.Pay;
import io.x12gateway.samples.claims.payment.Due.TakeBack;
import io.x12gateway.samples.data.JsonText;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pays the claims that are ready and tells the payees: one interchange, one 835 for each payment, and the list of the
 * day's transfers beside it. What is paid is in the books when the file has been delivered; a file that could not be
 * delivered is delivered unchanged by the next run, also after a restart.
 */
public final class PaymentRun {
    private static final int CONTROL_NUMBERS = 999_999_999;
    private static final String UNDELIVERED = "undelivered.json";

    private final Ledger ledger;
    private final Payer payer;
    private final String receiverId;
    private final Path folder;

    /**
     * @param receiverId the gateway's ISA08
     * @param folder where its files are made and kept
     */
    public PaymentRun(Ledger ledger, String receiverId, Path folder) {
        this.ledger = ledger;
        this.payer = Payer.packaged();
        this.receiverId = receiverId;
        this.folder = folder;
    }

    /**
     * What a run did.
     *
     * @param key identifies the file at the gateway's door; the same file has the same key
     * @param file where the 835 file is kept
     * @param eftFile the list of transfers of the day on which the money moves
     * @param claims how many claims the file tells of
     */
    public record Result(
            String key,
            int number,
            String fileName,
            String file,
            String eftFile,
            long sizeBytes,
            int claims,
            List<Paid> payments,
            BigDecimal total) {}

    /** @param number cheque or EFT number, TRN02 */
    public record Paid(String npi, String payee, String number, BigDecimal amount, int claims) {}

    /** Takes a finished file to the gateway. */
    @FunctionalInterface
    public interface Delivery {
        /** Throws if the file may not have arrived; it will then be offered again, with the same key. */
        void deliver(Result result);
    }

    /** A run that is not yet in the books. */
    private record Prepared(
            Result result,
            List<Claim> claims,
            Map<String, Forwarded> carried,
            List<String> had,
            List<String> transfers) {
        Prepared {
            claims = claims == null ? List.of() : List.copyOf(claims);
            carried = carried == null ? Map.of() : Map.copyOf(carried);
            had = had == null ? List.of() : List.copyOf(had);
            transfers = transfers == null ? List.of() : List.copyOf(transfers);
        }
    }

    /** One run over the claims that are ready. */
    public synchronized Result run(Delivery delivery) {
        return finish(undelivered().orElseGet(this::prepareReady), delivery);
    }

    /** One run over claims that are not in the ledger, such as invented ones in great number. */
    public synchronized Result run(Due due, Delivery delivery) {
        return finish(undelivered().orElseGet(() -> prepare(due, new ArrayList<>())), delivery);
    }

    private Result finish(Prepared prepared, Delivery delivery) {
        var result = prepared.result();
        try {
            EftList.add(Path.of(result.eftFile()), prepared.transfers());
            delivery.deliver(result);
            ledger.change(held -> new Ledger.Outcome<>(
                    held.books().settled(prepared.carried(), prepared.had()).withRun(result.number()),
                    prepared.claims(),
                    result));
            Files.deleteIfExists(folder.resolve(UNDELIVERED));
        } catch (IOException e) {
            throw new UncheckedIOException("the payment run cannot write to " + folder, e);
        }
        return result;
    }

    /** A run that was not delivered is not delivered any more. */
    public synchronized void forget() {
        try {
            Files.deleteIfExists(folder.resolve(UNDELIVERED));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    private Optional<Prepared> undelivered() {
        var file = folder.resolve(UNDELIVERED);
        if (!Files.exists(file)) return Optional.empty();
        try {
            var prepared = JsonText.MAPPER.readValue(Files.readAllBytes(file), Prepared.class);
            boolean inBooks = prepared.result().number() <= ledger.books().lastRun();
            return inBooks ? Optional.empty() : Optional.of(prepared);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Prepared prepareReady() {
        int runs = ledger.books().runs();
        if (runs > 0)
            ledger.change(held -> new Ledger.Outcome<>(
                    held.books(),
                    held.find(Claim::everyRun).stream()
                            .map(c -> c.nextWeek("-" + (runs + 1), held.books().days()))
                            .toList(),
                    ""));
        var due = ReadyClaims.of(ledger);
        if (due.shares().isEmpty()) throw new NothingToPay();
        return prepare(due, new ArrayList<>(due.withdrawn()));
    }

    private Prepared prepare(Due due, List<Claim> after) {
        int number = nextNumber();
        var clock = ledger.clock();
        var paidOn = nextBusinessDay(clock.today());
        int day = ledger.books().days();
        var key = payer.id() + "-835-" + number;
        var plan = new RunFile.Plan(payer, receiverId, number, key + ".x12", LocalDateTime.now(clock), paidOn, day);
        boolean kept = due instanceof ReadyClaims;
        var run = new RunFile(plan, due, ledger.books(), (item, trace) -> {
            if (kept) after.addAll(afterwards(item, new Claim.Payment(paidOn, trace), day));
        });
        try {
            Files.createDirectories(folder);
            var file = folder.resolve(plan.name());
            run.write(file);
            var prepared = new Prepared(
                    result(key, run, file, EftList.file(folder, payer, paidOn), number),
                    lastOfEach(after),
                    run.carried(),
                    run.had(),
                    run.transfers());
            var part = folder.resolve(UNDELIVERED + ".part");
            Files.write(part, JsonText.MAPPER.writeValueAsBytes(prepared));
            Files.move(part, folder.resolve(UNDELIVERED), StandardCopyOption.ATOMIC_MOVE);
            return prepared;
        } catch (IOException e) {
            throw new UncheckedIOException("the payment run cannot write to " + folder, e);
        }
    }

    private static Result result(String key, RunFile run, Path file, Path eft, int number) throws IOException {
        var payments = List.copyOf(run.payments());
        return new Result(
                key,
                number,
                String.valueOf(file.getFileName()),
                file.toString(),
                eft.toString(),
                Files.size(file),
                payments.stream().mapToInt(Paid::claims).sum(),
                payments,
                payments.stream().map(Paid::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static List<Claim> afterwards(Item item, Claim.Payment payment, int day) {
        var claim = item.claim();
        return switch (item) {
            case Pay ignored ->
                List.of(claim.at(Stage.FINALIZED, payment.date(), day).with(c -> c.payment = payment));
            case TakeBack back ->
                List.of(claim.at(back.replaced() ? Stage.REVERSED : Stage.VOIDED, payment.date(), day));
        };
    }

    /** A claim may be paid and taken back in one run; the later of its states holds. */
    private static List<Claim> lastOfEach(List<Claim> claims) {
        var last = new LinkedHashMap<String, Claim>();
        claims.forEach(claim -> last.put(claim.controlNumber(), claim));
        return List.copyOf(last.values());
    }

    /** Rises with the clock, so that a claims system that forgot everything repeats no control number. */
    private int nextNumber() {
        int byClock = (int) (ledger.clock().instant().getEpochSecond() % CONTROL_NUMBERS) + 1;
        return Math.max(byClock, ledger.books().lastRun() + 1);
    }

    private static LocalDate nextBusinessDay(LocalDate day) {
        var next = day.plusDays(1);
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY)
            next = next.plusDays(1);
        return next;
    }
}
