package io.x12gateway.routes.channel.http;

import io.x12gateway.core.delivery.HeldEntry;
import io.x12gateway.core.delivery.HeldMail;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.PartnerId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;

/** What could not be handed on, and what an operator decides about it. */
@RestController
@RequestMapping("/operator/held")
class HeldController {
    private static final int LIMIT_MAX = 1000;
    private static final String OPERATOR = "operator";
    private final HeldMail held;

    HeldController(HeldMail held) {
        this.held = held;
    }

    @GetMapping
    List<HeldEntry> list(@RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > LIMIT_MAX) throw bad("limit must be 1 to " + LIMIT_MAX + ".");
        return held.list(limit);
    }

    /** Releases whatever can be released without a decision. */
    @PostMapping("/release")
    Released retry() {
        return new Released(held.retry());
    }

    record Released(int released) {}

    /** @param to who is to have an answer that could not be matched */
    @PostMapping("/{id}/release")
    HeldEntry release(@PathVariable String id, @RequestParam(defaultValue = "") String to) {
        try {
            return held.release(id, to.isBlank() ? Optional.empty() : Optional.of(new PartnerId(to)), OPERATOR);
        } catch (IllegalArgumentException e) {
            throw bad("to is " + e.getMessage() + ".");
        }
    }

    @PostMapping("/{id}/reject")
    HeldEntry reject(@PathVariable String id, @RequestParam(defaultValue = "") String reason) {
        if (reason.isBlank()) throw bad("Say why, as reason: it stands in the audit trail.");
        return held.reject(id, reason, OPERATOR);
    }

    private static GatewayFault bad(String message) {
        return new GatewayFault(FaultKind.SENDER, ProblemType.BAD_REQUEST.code(), message);
    }
}
