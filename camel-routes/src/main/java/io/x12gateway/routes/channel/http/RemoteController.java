package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.transfer.Transfers;
import io.x12gateway.routes.channel.remote.RemoteView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Partners' own servers, for the operator. */
@RestController
@RequestMapping("/operator/remote")
class RemoteController {
    private final RemoteView view;

    RemoteController(RemoteView view) {
        this.view = view;
    }

    @GetMapping
    RemoteView.Status status() {
        return view.status();
    }

    @PostMapping("/{id}/retry")
    RemoteView.Status retry(@PathVariable String id) {
        view.retry(id);
        return view.status();
    }

    /** @param as {@code delivered} or {@code resend} */
    @PostMapping("/{id}/resolve")
    RemoteView.Status resolve(@PathVariable String id, @RequestParam String as) {
        view.resolve(id, decision(as));
        return view.status();
    }

    private static Transfers.Decision decision(String as) {
        return switch (as) {
            case "delivered" -> Transfers.Decision.DELIVERED;
            case "resend" -> Transfers.Decision.RESEND;
            default ->
                throw new GatewayFault(
                        FaultKind.SENDER, ProblemType.BAD_REQUEST.code(), "as must be delivered or resend.");
        };
    }
}
