package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.payment.TransferList;
import io.x12gateway.core.reconciliation.ClaimQuery;
import io.x12gateway.core.reconciliation.ClaimsDesk;
import io.x12gateway.core.reconciliation.ClaimsReport;
import io.x12gateway.core.reconciliation.ReconciliationDesk;
import io.x12gateway.core.reconciliation.Report;
import io.x12gateway.core.reconciliation.ReportCsv;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
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

/** Remittances against the bank's lists of transfers, and claims submitted against claims answered and paid. */
@RestController
@RequestMapping("/operator/reconciliation")
class ReconciliationController {
    private static final int LIMIT_MAX = 1000;
    private static final int LIST_BYTES_MAX = 64 << 20;
    private static final int DAYS = 31;
    private static final int CLAIMS_MAX = 100_000;
    private static final String OPERATOR = "operator";
    private static final String CSV = "text/csv;charset=UTF-8";
    private final ReconciliationDesk desk;
    private final ClaimsDesk claims;
    private final Clock clock;

    ReconciliationController(ReconciliationDesk desk, ClaimsDesk claims, Clock clock) {
        this.desk = desk;
        this.claims = claims;
        this.clock = clock;
    }

    /**
     * @param payer TRN03; empty for all
     * @param day of payment; empty for a month back and a month ahead
     */
    @GetMapping
    ReportView report(@RequestParam(defaultValue = "") String payer, @RequestParam(defaultValue = "") String day) {
        var report = money(payer, day);
        return new ReportView(report.balanced(), report.days());
    }

    @GetMapping(params = "format=csv", produces = CSV)
    String csv(@RequestParam(defaultValue = "") String payer, @RequestParam(defaultValue = "") String day) {
        return ReportCsv.of(money(payer, day));
    }

    private Report money(String payer, String day) {
        var days = Days.of(day, "", "", clock);
        return desk.report(payer, days.from(), days.to());
    }

    /** The days that are asked for: one, or from one to another, or a month back and a month ahead: BPR16 may lie ahead. */
    private record Days(LocalDate from, LocalDate to) {
        static Days of(String day, String from, String to, Clock clock) {
            if (!day.isBlank()) return new Days(date("day", day), date("day", day));
            var days = new Days(
                    from.isBlank() ? LocalDate.now(clock).minusDays(DAYS) : date("from", from),
                    to.isBlank() ? LocalDate.now(clock).plusDays(DAYS) : date("to", to));
            if (days.to().isBefore(days.from())) throw bad("to is " + days.to() + ", before " + days.from() + ".");
            return days;
        }
    }

    @GetMapping("/claims")
    ClaimsView claims(ClaimsWanted wanted) {
        var report = claims.report(wanted.query(clock));
        return new ClaimsView(report.balanced(), report.more(), report.notes(), report.days(), report.lines());
    }

    @GetMapping(path = "/claims", params = "format=csv", produces = CSV)
    String claimsCsv(ClaimsWanted wanted) {
        return ReportCsv.of(claims.report(wanted.query(clock)));
    }

    record ClaimsView(
            boolean balanced,
            boolean more,
            List<String> notes,
            List<ClaimsReport.Day> days,
            List<ClaimsReport.Line> claims) {}

    /**
     * @param day of receipt, or of payment for what was not submitted here; empty for a month back, or {@code from} and
     *     {@code to}
     * @param all whether refused, denied, corrected claims and the like are listed, too
     */
    record ClaimsWanted(
            @Nullable String payer,
            @Nullable String submitter,
            @Nullable String provider,
            @Nullable String day,
            @Nullable String from,
            @Nullable String to,
            @Nullable Boolean test,
            @Nullable Boolean all,
            @Nullable Integer limit) {
        ClaimQuery query(Clock clock) {
            int most = limit == null ? LIMIT_MAX : limit;
            if (most < 1 || most > CLAIMS_MAX) throw bad("limit must be 1 to " + CLAIMS_MAX + ".");
            var days = Days.of(text(day), text(from), text(to), clock);
            return new ClaimQuery(
                    text(payer),
                    text(submitter),
                    text(provider),
                    days.from(),
                    days.to(),
                    Boolean.TRUE.equals(test),
                    Boolean.TRUE.equals(all),
                    most);
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
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

    private static LocalDate date(String name, String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw bad(name + " is \"" + day + "\", not like 2026-11-25.");
        }
    }

    private static GatewayFault bad(String message) {
        return new GatewayFault(FaultKind.SENDER, ProblemType.BAD_REQUEST.code(), message);
    }
}
