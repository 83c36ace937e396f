package io.x12gateway.load;

import io.x12gateway.samples.claims.ledger.Ledger;
import io.x12gateway.samples.claims.ledger.Payer;
import io.x12gateway.samples.claims.payment.Due;
import io.x12gateway.samples.claims.payment.PaymentRun;
import io.x12gateway.samples.world.InventedRun;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A payment run of the claims system, on disk: its 835 file and the bank's list of its transfers.
 *
 * @param transfers the bank's list
 * @param npis of its payees
 * @param payments how many 835s the file holds
 * @param total what the claims system says that it paid
 * @param transferred what the bank's list adds up to
 */
record Payroll(
        Path file,
        Path transfers,
        List<String> npis,
        int claims,
        int payments,
        BigDecimal total,
        BigDecimal transferred) {
    private static final int ISA13_AT = 90;
    private static final int AMOUNT_COLUMN_FROM_THE_END = 2;

    static Payroll pay(Path folder, int claims, int payees) throws IOException {
        Files.createDirectories(folder);
        var due = new InventedRun(claims, payees, 7, LocalDate.now(Clock.systemDefaultZone()));
        try (var ledger = Ledger.empty(List.of(), Clock.systemDefaultZone())) {
            var result = new PaymentRun(ledger, Messages.GATEWAY, folder).run(due, arrived -> {});
            return new Payroll(
                    Path.of(result.file()),
                    Path.of(result.eftFile()),
                    due.shares().stream()
                            .map(Due.Share::payee)
                            .map(p -> p.npi())
                            .toList(),
                    result.claims(),
                    result.payments().size(),
                    result.total(),
                    transferred(Path.of(result.eftFile())));
        }
    }

    /** ISA06 and GS02 of the file. */
    static String payer() {
        return Payer.packaged().id();
    }

    private static BigDecimal transferred(Path list) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(list, StandardCharsets.UTF_8));
        lines.removeFirst();
        return lines.stream()
                .map(line -> line.split(","))
                .map(cells -> new BigDecimal(cells[cells.length - AMOUNT_COLUMN_FROM_THE_END]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The bank's list with a cent too much in its first line and without its last one. */
    Path mistaken() throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(transfers, StandardCharsets.UTF_8));
        lines.removeLast();
        var cells = lines.get(1).split(",");
        int amount = cells.length - AMOUNT_COLUMN_FROM_THE_END;
        cells[amount] =
                new BigDecimal(cells[amount]).add(new BigDecimal("0.01")).toPlainString();
        lines.set(1, String.join(",", cells));
        return Files.write(transfers.resolveSibling("mistaken.csv"), lines, StandardCharsets.UTF_8);
    }

    /** The same payments in an interchange of another number, as a payer sends who doubts that the first one arrived. */
    Path again() throws IOException {
        var copy = Files.copy(file, file.resolveSibling("again.x12"), StandardCopyOption.REPLACE_EXISTING);
        try (var bytes = new RandomAccessFile(copy.toFile(), "rw")) {
            var number = "%09d".formatted(999_999_998).getBytes(StandardCharsets.US_ASCII);
            bytes.seek(ISA13_AT);
            bytes.write(number);
            var end = new byte[40];
            bytes.seek(bytes.length() - end.length);
            bytes.readFully(end);
            int iea = new String(end, StandardCharsets.US_ASCII).indexOf("IEA*1*") + "IEA*1*".length();
            bytes.seek(bytes.length() - end.length + iea);
            bytes.write(number);
        }
        return copy;
    }
}
