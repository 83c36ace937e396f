package io.x12gateway.samples.claims.payment;

import io.x12gateway.samples.claims.ledger.Payee;
import io.x12gateway.samples.claims.ledger.Payer;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;

/**
 * The payer's transfers of one day as the bank would list them, CSV: one line for each payment that moves money, its
 * amount that of BPR02 of the 835 with the same trace number.
 */
final class EftList {
    static final String HEADER = "date,payer_id,payer,trace,payee_npi,payee_tax_id,payee,bank,account,amount,file";

    private EftList() {}

    static String line(Payer payer, Payee payee, LocalDate date, String trace, BigDecimal amount, String file) {
        return String.join(
                ",",
                date.toString(),
                payer.traceAssigner(),
                quoted(payer.name()),
                trace,
                payee.npi(),
                payee.taxId(),
                quoted(payee.name()),
                payee.bank(),
                payee.account(),
                amount.setScale(2).toPlainString(),
                file);
    }

    private static String quoted(String text) {
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0) return text;
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Where the transfers of a day are listed. */
    static Path file(Path folder, Payer payer, LocalDate day) {
        return folder.resolve(payer.id() + "-eft-" + day + ".csv");
    }

    /** Adds a run's lines to its day's list, unless they are in it. */
    static void add(Path list, List<String> lines) throws IOException {
        var before = Files.exists(list) ? Files.readString(list, StandardCharsets.UTF_8) : HEADER + "\n";
        var text = new StringBuilder(before);
        for (var line : lines)
            if (!before.contains("\n" + line + "\n")) text.append(line).append('\n');
        var part = list.resolveSibling(list.getFileName() + ".part");
        Files.writeString(part, text, StandardCharsets.UTF_8);
        Files.move(part, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
