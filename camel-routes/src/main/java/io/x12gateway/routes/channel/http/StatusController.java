package io.x12gateway.routes.channel.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.routes.notice.Notice;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Tells a partner that its log-in works, as whom it counts, and what everybody is told at this moment. */
@RestController
class StatusController {
    private final Notice notice;
    private final Clock clock;

    StatusController(Notice notice, Clock clock) {
        this.notice = notice;
        this.clock = clock;
    }

    @GetMapping(path = "/v1/status", produces = MediaTypes.JSON)
    Standing show(Caller caller, HttpServletRequest request) {
        Parameters.onlyKnown(request);
        return Standing.of(caller.partner(), clock.instant().toString(), notice.text());
    }

    /**
     * @param usages ISA15 that the partner may send at this moment: {@code P}, {@code T}
     * @param notice an outage, a day without payments, in the operators' words
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Standing(String partner, String status, List<String> usages, String time, Optional<String> notice) {
        static Standing of(TradingPartner partner, String time, Optional<String> notice) {
            return new Standing(partner.id().value(), partner.status().name(), partner.usages(), time, notice);
        }
    }
}
