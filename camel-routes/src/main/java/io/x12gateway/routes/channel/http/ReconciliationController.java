package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.payment.TransferList;
import io.x12gateway.core.reconciliation.ReconciliationDesk;
import io.x12gateway.core.reconciliation.Report;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** Remittances against the bank's lists of transfers. */
@RestController
@RequestMapping("/operator/reconciliation")
class ReconciliationController {
    private static final int LIMIT_MAX = 1000;
    private static final int LIST_BYTES_MAX = 64 << 20;
    private static final int DAYS = 31;
    private static final String OPERATOR = "operator";
    private final ReconciliationDesk desk;
    private final Clock clock;

    ReconciliationController(ReconciliationDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * @param payer TRN03; empty for all
     * @param day of payment; empty for a month back and a month ahead
     */
    @GetMapping
    ReportView report(@RequestParam(defaultValue = "") String payer, @RequestParam(defaultValue = "") String day) {
        var today = LocalDate.now(clock);
        var report = day.isBlank()
                ? desk.report(payer, today.minusDays(DAYS), today.plusDays(DAYS))
                : desk.report(payer, date(day), date(day));
        return new ReportView(report.balanced(), report.days());
    }

    record ReportView(boolean balanced, List<Report.Day> days) {}

    @GetMapping("/transfer-lists")
    List<ListView> lists(@RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > LIMIT_MAX) throw bad("limit must be 1 to " + LIMIT_MAX + ".");
        return desk.lists(limit).stream().map(ListView::of).toList();
    }

    @PostMapping("/transfer-lists")
    ImportView importList(@RequestParam(defaultValue = "") String name, HttpServletRequest request) throws IOException {
        var csv = request.getInputStream().readNBytes(LIST_BYTES_MAX + 1);
        if (csv.length > LIST_BYTES_MAX)
            throw bad("A list may have up to " + LIST_BYTES_MAX + " bytes; import it in parts by day.");
        var imported = desk.importList(name, csv, OPERATOR);
        return new ImportView(imported.already(), ListView.of(imported.list()));
    }

    record ImportView(boolean already, ListView list) {}

    /** @param current how many of its lines still count */
    record ListView(
            String id, String name, String sha256, String importedAt, String importedBy, int lines, int current) {
        static ListView of(TransferList.Head head) {
            return new ListView(
                    head.id(),
                    head.name(),
                    head.digest().sha256(),
                    head.importedAt().toString(),
                    head.importedBy(),
                    head.lines(),
                    head.current());
        }
    }

    private static LocalDate date(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw bad("day is \"" + day + "\", not like 2026-11-25.");
        }
    }

    private static GatewayFault bad(String message) {
        return new GatewayFault(FaultKind.SENDER, ProblemType.BAD_REQUEST.code(), message);
    }
}
