package io.x12gateway.routes.channel.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.webhook.WebhookDelivery;
import io.x12gateway.routes.channel.webhook.WebhookView;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;

/** What a partner was told of by its webhooks, or could not be. */
@RestController
@RequestMapping("/v1/webhooks")
class ToldController {
    private static final int PAGE_MAX = 500;
    private final WebhookView view;

    ToldController(WebhookView view) {
        this.view = view;
    }

    /**
     * Newest event first; those of the last thirty days.
     *
     * @param state only these; may be repeated
     * @param before what the page before gave as next
     */
    @GetMapping(path = "/deliveries", produces = MediaTypes.JSON)
    Page deliveries(
            PartnerId partner,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "100") int limit) {
        Parameters.onlyKnown(request, "state", "before", "limit");
        Parameters.within("limit", limit, 1, PAGE_MAX);
        var page = view.page(
                Optional.of(partner), Parameters.oneOf("state", WebhookDelivery.State.class, state), before, limit);
        return new Page(page.deliveries().stream().map(Told::of).toList(), page.next());
    }

    /** @param next what to give as {@code before} for more; empty on the last page */
    record Page(List<Told> deliveries, String next) {}

    /**
     * @param url as in the profile; empty if it is there no more
     * @param nextAttempt absent unless it is still to be sent
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Told(
            String event,
            String type,
            long sequence,
            String at,
            String url,
            String state,
            int attempts,
            Optional<String> nextAttempt,
            String detail) {
        static Told of(WebhookView.Delivery d) {
            return new Told(
                    d.event(),
                    d.type(),
                    d.sequence(),
                    d.at(),
                    d.url(),
                    d.state(),
                    d.attempts(),
                    Optional.of(d.nextAttempt()).filter(t -> !t.isEmpty()),
                    d.detail());
        }
    }
}
