package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.webhook.WebhookDelivery;
import io.x12gateway.routes.channel.webhook.WebhookView;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;

/** What partners were told of, for the operator. */
@RestController
@RequestMapping("/operator/webhooks")
class WebhookController {
    private static final int PAGE_MAX = 500;
    private final WebhookView view;

    WebhookController(WebhookView view) {
        this.view = view;
    }

    @GetMapping
    WebhookView.Status status() {
        return view.status();
    }

    /**
     * @param partner only this one's; empty for all
     * @param state only these; may be repeated
     * @param before the last event of the page before
     */
    @GetMapping("/deliveries")
    WebhookView.Page deliveries(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "100") int limit) {
        Parameters.onlyKnown(request, "partner", "state", "before", "limit");
        Parameters.within("limit", limit, 1, PAGE_MAX);
        var whose = partner.isEmpty() ? Optional.<PartnerId>empty() : Optional.of(id(partner));
        return view.page(whose, Parameters.oneOf("state", WebhookDelivery.State.class, state), before, limit);
    }

    @GetMapping("/events/{id}")
    List<WebhookView.Delivery> event(@PathVariable String id) {
        return view.event(id);
    }

    @PostMapping("/events/{id}/retry")
    List<WebhookView.Delivery> retry(@PathVariable String id) {
        return view.retry(id);
    }

    @PostMapping("/targets/{partner}/{target}/stop")
    WebhookView.Target stop(@PathVariable String partner, @PathVariable String target) {
        return view.stop(id(partner), target);
    }

    @PostMapping("/targets/{partner}/{target}/resume")
    WebhookView.Target resume(@PathVariable String partner, @PathVariable String target) {
        return view.resume(id(partner), target);
    }

    /** Tells every address of the partner that this is a test. */
    @PostMapping("/targets/{partner}/test")
    List<WebhookView.Delivery> test(@PathVariable String partner) {
        return view.test(id(partner));
    }

    private static PartnerId id(String partner) {
        try {
            return new PartnerId(partner);
        } catch (IllegalArgumentException e) {
            throw new GatewayFault(FaultKind.SENDER, "no-such-partner", "There is no such partner.", e);
        }
    }
}
