package io.x12gateway.edi.mapping;

import io.x12gateway.edi.claimstatus.ClaimStatus;
import io.x12gateway.edi.claimstatus.ClaimStatusResponse;
import io.x12gateway.edi.claimstatus.Status;
import io.x12gateway.edi.eligibility.Benefit;
import io.x12gateway.edi.eligibility.EligibilityResponse;
import io.x12gateway.edi.eligibility.Individual;
import io.x12gateway.edi.eligibility.Rejection;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a 271 and a 277 have to tell, line by line. A line is a scope: what a column may ask. Nothing answered is
 * nothing lost: rejections are lines as well.
 */
final class AnswerRows {
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final Map<String, Object> scope = new HashMap<>();

    private AnswerRows() {}

    /** One line for each benefit and each rejection of a 271. */
    static List<Map<String, Object>> of(EligibilityResponse response) {
        var lines = new AnswerRows();
        lines.scope.put("beginning", response.beginning());
        for (var source : response.sources()) lines.source(source);
        return lines.rows;
    }

    /** One line for each status of a claim, a line, a provider and a receiver of a 277. */
    static List<Map<String, Object>> of(ClaimStatusResponse response) {
        var lines = new AnswerRows();
        lines.scope.put("beginning", response.beginning());
        for (var payer : response.payers()) lines.payer(payer);
        return lines.rows;
    }

    private void add(String kind, String name, Object value) {
        var row = new HashMap<>(scope);
        row.put("kind", kind);
        row.put(name, value);
        rows.add(row);
    }

    private void without(String... names) {
        for (var name : names) scope.remove(name);
    }

    private void source(EligibilityResponse.Source source) {
        scope.put("source", source.name());
        rejections(source.systemRejections());
        rejections(source.rejections());
        for (var receiver : source.receivers()) receiver(receiver);
        without("source");
    }

    private void receiver(EligibilityResponse.Receiver receiver) {
        scope.put("receiver", receiver.name());
        rejections(receiver.rejections());
        for (var subscriber : receiver.subscribers()) {
            scope.put("subscriber", subscriber.person().name());
            patient(subscriber.traces(), subscriber.person(), subscriber.benefits());
            for (var dependent : subscriber.dependents()) {
                patient(dependent.traces(), dependent.person(), dependent.benefits());
            }
            without("subscriber");
        }
        without("receiver");
    }

    private void patient(List<Trace> traces, Individual person, List<Benefit> benefits) {
        scope.put("traces", traces);
        scope.put("patient", person);
        rejections(person.rejections());
        for (var benefit : benefits) {
            add("benefit", "benefit", benefit);
            scope.put("benefit", benefit);
            rejections(benefit.rejections());
            without("benefit");
        }
        without("traces", "patient");
    }

    private void rejections(List<Rejection> rejections) {
        for (var rejection : rejections) add("rejection", "rejection", rejection);
    }

    private void payer(ClaimStatusResponse.Payer payer) {
        scope.put("payer", payer.name());
        for (var receiver : payer.receivers()) {
            scope.put("receiver", receiver.name());
            receiver.status().ifPresent(level -> statuses("receiver", level.statuses()));
            for (var provider : receiver.providers()) provider(provider);
            without("receiver");
        }
        without("payer");
    }

    private void provider(ClaimStatusResponse.Provider provider) {
        scope.put("provider", provider.names().getFirst());
        provider.status().ifPresent(level -> statuses("provider", level.statuses()));
        for (var subscriber : provider.subscribers()) {
            scope.put("subscriber", subscriber.name());
            claims(subscriber.name(), subscriber.claims());
            for (var dependent : subscriber.dependents()) claims(dependent.name(), dependent.claims());
            without("subscriber");
        }
        without("provider");
    }

    private void claims(Name patient, List<ClaimStatus> claims) {
        scope.put("patient", patient);
        for (var claim : claims) {
            scope.put("claim", claim);
            statuses("claim", claim.statuses());
            for (var line : claim.lines()) {
                scope.put("line", line);
                statuses("line", line.statuses());
            }
            without("claim", "line");
        }
        without("patient");
    }

    private void statuses(String kind, List<Status> statuses) {
        for (var status : statuses) add(kind, "status", status);
    }
}
