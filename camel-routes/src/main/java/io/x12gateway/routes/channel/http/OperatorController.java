package io.x12gateway.routes.channel.http;

import io.x12gateway.core.audit.ChainVerifier;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.routes.observe.GatewayStatus;
import io.x12gateway.routes.observe.OperatorView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** For the operator, through the loopback door, with the operator token. */
@RestController
@RequestMapping("/operator")
class OperatorController {
    private static final int RECENT_MAX = 1000;
    private final OperatorView view;

    OperatorController(OperatorView view) {
        this.view = view;
    }

    @GetMapping("/status")
    GatewayStatus status() {
        return view.status();
    }

    @GetMapping("/audit/verify")
    AuditVerdict verifyAudit() {
        return AuditVerdict.of(view.verifyAudit());
    }

    @GetMapping("/submissions")
    List<Row> submissions(@RequestParam(defaultValue = "20") int recent) {
        if (recent < 1 || recent > RECENT_MAX)
            throw new GatewayFault(
                    FaultKind.SENDER, ProblemType.BAD_REQUEST.code(), "recent must be 1 to " + RECENT_MAX + ".");
        return view.recent(recent).stream().map(Row::of).toList();
    }

    /** @param breaks where the chain is not what was written, in words; empty if it is sound */
    record AuditVerdict(boolean sound, long rows, List<String> breaks) {
        static AuditVerdict of(ChainVerifier.Verdict verdict) {
            return new AuditVerdict(
                    verdict.sound(),
                    verdict.rows(),
                    verdict.breaks().stream().map(Object::toString).toList());
        }
    }

    record Row(
            String id, String partner, String channel, String mode, String state, long sizeBytes, String receivedAt) {
        static Row of(Submission s) {
            return new Row(
                    s.id().value(),
                    s.partner().value(),
                    s.channel().name(),
                    s.mode().name(),
                    s.state().name(),
                    s.sizeBytes(),
                    s.receivedAt().toString());
        }
    }
}
