package io.x12gateway.routes.operator;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.Amendment;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.Npi;
import io.x12gateway.core.partner.PartnerDiff;
import io.x12gateway.core.partner.PartnerFile;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.PartnerJson;
import io.x12gateway.core.partner.PartnerVersion;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.RunningOut;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.WhoSees;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry of partners for the operator, through the loopback door, with the operator token. */
@RestController
@RequestMapping("/operator")
class PartnersController {
    private static final String YAML = "application/yaml";
    private static final int DAYS_MAX = 3660;
    private final Partners partners;
    private final GatewayIdentity us;
    private final Clock clock;

    PartnersController(Partners partners, GatewayIdentity us, Clock clock) {
        this.partners = partners;
        this.us = us;
        this.clock = clock;
    }

    @GetMapping("/partners")
    List<Map<String, Object>> list() {
        return partners.current().stream().map(PartnersController::row).toList();
    }

    /** @param on the version that counted at the end of this day; without it and {@code version}, the one that does now */
    @GetMapping("/partners/{id}")
    Map<String, Object> show(
            @PathVariable String id, @RequestParam Optional<Integer> version, @RequestParam Optional<String> on) {
        var partner = new PartnerId(id);
        var found = version.isPresent()
                ? partners.history(partner).stream()
                        .filter(v -> v.version() == version.get())
                        .findFirst()
                : on.map(LocalDate::parse)
                        .map(day -> partners.asOf(partner, endOf(day)))
                        .orElseGet(() -> partners.current(partner));
        var shown = found.orElseThrow(() -> unknown(id, version));
        var answer = told(shown);
        answer.put("document", PartnerJson.document(shown.partner()));
        return answer;
    }

    @GetMapping("/partners/{id}/history")
    List<Map<String, Object>> history(@PathVariable String id) {
        var versions = partners.history(new PartnerId(id));
        if (versions.isEmpty()) throw unknown(id, Optional.empty());
        Optional<TradingPartner> before = Optional.empty();
        var answer = new ArrayList<Map<String, Object>>();
        for (var version : versions) {
            var row = told(version);
            row.put("changes", lines(before, version.partner()));
            answer.add(row);
            before = Optional.of(version.partner());
        }
        return answer;
    }

    /** @param id whom; all if nobody is named */
    @GetMapping(path = "/partner-file", produces = YAML)
    byte[] export(@RequestParam(defaultValue = "") List<String> id) {
        var exported = id.isEmpty()
                ? partners.current()
                : id.stream()
                        .map(one ->
                                partners.current(new PartnerId(one)).orElseThrow(() -> unknown(one, Optional.empty())))
                        .toList();
        return PartnerFile.write(exported.stream()
                        .map(v -> Amendment.of(v.partner(), v.version()))
                        .toList())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Says what a file changes, and unless it is a dry run changes it: all of it or nothing. */
    @PostMapping(path = "/partner-file", consumes = YAML)
    Map<String, Object> importFile(
            @RequestBody byte[] yaml,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "operator") String actor,
            @RequestParam(defaultValue = "") String reason) {
        var amendments = PartnerFile.amendments(yaml, "as sent");
        var before = new LinkedHashMap<PartnerId, PartnerVersion>();
        partners.current().forEach(v -> before.put(v.partner().id(), v));
        if (!dryRun) partners.register(amendments, actor, reason);
        var changed = amendments.stream()
                .map(a -> change(
                        a.partner(), Optional.ofNullable(before.get(a.partner().id()))))
                .toList();
        return Map.of("applied", !dryRun, "partners", changed);
    }

    @GetMapping("/running-out")
    List<Map<String, String>> runningOut(@RequestParam(defaultValue = "60") int days) {
        if (days < 1 || days > DAYS_MAX) throw refused("days must be 1 to " + DAYS_MAX);
        return RunningOut.within(days, partners.all(), clock).stream()
                .map(r -> Map.of(
                        "partner", r.partner().value(),
                        "what", r.what(),
                        "end", r.end().toString()))
                .toList();
    }

    /** @param on a day; for one that is past, partners are taken as they were at its end. Today if there is none. */
    @GetMapping("/who-sees")
    Map<String, Object> whoSees(
            @RequestParam String npi, @RequestParam Optional<String> on, @RequestParam Optional<String> transaction) {
        var today = LocalDate.ofInstant(clock.instant(), us.zone());
        var day = on.map(LocalDate::parse).orElse(today);
        var then = day.isBefore(today) ? asOf(day) : partners.all();
        var accesses = WhoSees.of(then, new Npi(npi), day, transaction).stream()
                .map(PartnersController::told)
                .toList();
        return Map.of("npi", npi, "on", day.toString(), "accesses", accesses);
    }

    private List<TradingPartner> asOf(LocalDate day) {
        var end = endOf(day);
        return partners.current().stream()
                .flatMap(v -> partners.asOf(v.partner().id(), end).stream())
                .map(PartnerVersion::partner)
                .toList();
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(us.zone()).toInstant().minusNanos(1);
    }

    private static Map<String, Object> told(WhoSees.Access access) {
        var told = new LinkedHashMap<String, Object>();
        told.put("partner", access.partner().value());
        told.put("name", access.name());
        told.put("kind", access.kind());
        told.put("status", access.status());
        told.put("transaction", access.transaction());
        told.put("sends", access.sends());
        told.put("receives", access.receives());
        told.put("basis", access.basis());
        told.put("reference", access.reference());
        told.put("anyProvider", access.anyProvider());
        told.put("from", access.from().toString());
        told.put("to", access.to().map(LocalDate::toString).orElse(""));
        told.put("validationProfile", access.validationProfile());
        told.put("effect", access.effect());
        return told;
    }

    private static Map<String, Object> row(PartnerVersion v) {
        var row = told(v);
        row.put("name", v.partner().name());
        row.put("kind", v.partner().kind());
        row.put("status", v.partner().status());
        row.put("usages", v.partner().usages());
        row.put("agreements", v.partner().agreements().size());
        row.put("delegations", v.partner().delegations().size());
        row.put("credentials", v.partner().credentials().all().count());
        return row;
    }

    private static Map<String, Object> told(PartnerVersion v) {
        var told = new LinkedHashMap<String, Object>();
        told.put("id", v.partner().id().value());
        told.put("version", v.version());
        told.put("at", v.at().toString());
        told.put("actor", v.actor());
        told.put("reason", v.reason());
        return told;
    }

    private static Map<String, Object> change(TradingPartner after, Optional<PartnerVersion> before) {
        var lines = lines(before.map(PartnerVersion::partner), after);
        return Map.of(
                "id",
                after.id().value(),
                "version",
                before.map(PartnerVersion::version).orElse(0) + (lines.isEmpty() ? 0 : 1),
                "changes",
                lines);
    }

    private static List<String> lines(Optional<TradingPartner> before, TradingPartner after) {
        return PartnerDiff.of(before, Optional.of(after)).stream()
                .map(Object::toString)
                .toList();
    }

    private static GatewayFault unknown(String id, Optional<Integer> version) {
        return new GatewayFault(
                FaultKind.SENDER,
                "not-found",
                "There is no partner " + id
                        + version.map(v -> " of version " + v).orElse(""));
    }

    private static GatewayFault refused(String what) {
        return new GatewayFault(FaultKind.SENDER, "bad-request", what);
    }

    /** The operator is told everything: a fault in a partner file is his to mend. */
    @ExceptionHandler(GatewayFault.class)
    ResponseEntity<Map<String, Object>> fault(GatewayFault fault) {
        int status =
                switch (fault.code()) {
                    case "not-found" -> 404;
                    case "partner-changed" -> 409;
                    case "partner-file" -> 400;
                    default ->
                        switch (fault.kind()) {
                            case SENDER -> 400;
                            case CAPACITY -> 503;
                            case BACK_END, GATEWAY -> 500;
                        };
                };
        return problem(status, String.valueOf(fault.getMessage()));
    }

    @ExceptionHandler({IllegalArgumentException.class, DateTimeException.class})
    ResponseEntity<Map<String, Object>> illegal(RuntimeException e) {
        return problem(400, String.valueOf(e.getMessage()));
    }

    private static ResponseEntity<Map<String, Object>> problem(int status, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Map.of("status", status, "detail", detail));
    }
}
