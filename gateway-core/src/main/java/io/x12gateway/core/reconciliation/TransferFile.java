package io.x12gateway.core.reconciliation;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.payment.Transfer;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A list of transfers as CSV (RFC 4180): a heading, then a line for each. Columns are found by their names: {@code date}
 * (2026-11-25), {@code payer_id} (TRN03), {@code trace} (TRN02) and {@code amount} (1234.56) have to be there; {@code
 * payee_npi}, {@code payee_tax_id} and {@code payee} say whom it is for; others are passed over. All or nothing is read.
 */
final class TransferFile {
    private static final int FAULTS_MAX = 20;
    private static final int LINES_MAX = 1_000_000;
    private static final List<String> NEEDED = List.of("date", "payer_id", "trace", "amount");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,2})?");

    private final String list;
    private final String name;
    private final List<String> faults = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();

    private TransferFile(String list, String name) {
        this.list = list;
        this.name = name;
    }

    /** @throws GatewayFault {@code bad-transfer-list}, with every line that is at fault up to twenty */
    static List<Transfer> read(String list, String name, String text) {
        var file = new TransferFile(list, name);
        file.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (file.faults.isEmpty()) return file.transfers;
        throw new GatewayFault(
                FaultKind.SENDER,
                "bad-transfer-list",
                "Nothing of " + name + " was imported. " + String.join(" ", file.faults));
    }

    private void read(String text) {
        var columns = new HashMap<String, Integer>();
        int number = 0;
        for (var line : text.split("\r?\n", -1)) {
            number++;
            if (line.isBlank()) continue;
            var cells = cells(number, line);
            if (columns.isEmpty()) heading(number, cells, columns);
            else transfer(number, cells, columns);
            if (faults.size() >= FAULTS_MAX || number > LINES_MAX) break;
        }
        if (number > LINES_MAX) faults.add("It has more than " + LINES_MAX + " lines: import it in parts by day.");
        if (columns.isEmpty() && faults.isEmpty())
            faults.add("It is empty: the first line has to name the columns " + NEEDED + ".");
        else if (transfers.isEmpty() && faults.isEmpty()) faults.add("It lists no transfer.");
    }

    private void heading(int number, List<String> cells, Map<String, Integer> columns) {
        for (int i = 0; i < cells.size(); i++) columns.putIfAbsent(cells.get(i).strip(), i);
        var missing = NEEDED.stream().filter(c -> !columns.containsKey(c)).toList();
        if (!missing.isEmpty()) fault(number, "the heading has no column " + String.join(", ", missing));
    }

    private void transfer(int number, List<String> cells, Map<String, Integer> columns) {
        if (!columns.keySet().containsAll(NEEDED)) return;
        var date = cell(cells, columns, "date");
        var amount = cell(cells, columns, "amount");
        var trace = cell(cells, columns, "trace");
        var payer = cell(cells, columns, "payer_id");
        if (trace.isEmpty()) fault(number, "trace is empty: it has to be TRN02 of the 835");
        if (payer.isEmpty()) fault(number, "payer_id is empty: it has to be TRN03 of the 835");
        if (!AMOUNT.matcher(amount).matches()) fault(number, "amount is \"" + amount + "\", not like 1234.56");
        var day = day(number, date);
        if (!faults.isEmpty()) return;
        var npi = cell(cells, columns, "payee_npi");
        var payee = npi.isEmpty() ? cell(cells, columns, "payee_tax_id") : npi;
        transfers.add(new Transfer(
                list,
                name,
                number,
                day,
                payer,
                trace,
                new BigDecimal(amount),
                (payee + " " + cell(cells, columns, "payee")).strip()));
    }

    private LocalDate day(int number, String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException e) {
            fault(number, "date is \"" + date + "\", not like 2026-11-25");
            return LocalDate.EPOCH;
        }
    }

    private static String cell(List<String> cells, Map<String, Integer> columns, String name) {
        int at = columns.getOrDefault(name, cells.size());
        return at < cells.size() ? cells.get(at).strip() : "";
    }

    /** A quoted cell may hold commas and doubled quotes; none of this goes over several lines. */
    private List<String> cells(int number, String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (doubled) {
                cell.append('"');
                i++;
            } else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        if (quoted) fault(number, "a quote is not closed");
        cells.add(cell.toString());
        return cells;
    }

    private void fault(int line, String what) {
        faults.add("Line " + line + ": " + what + ".");
    }
}
