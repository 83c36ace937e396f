package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.submission.SubmissionId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An RFC 9457 problem.
 *
 * @param detail for the sender: what was found and what to do
 * @param submission the submission that came of the request, if there is one
 * @param findings empty unless the body was judged
 */
public record Problem(ProblemType type, String detail, Optional<SubmissionId> submission, List<FindingView> findings) {
    /** {@code Content-Type} of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static final int RETRY_AFTER_SECONDS = 15;

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Optional.empty(), List.of());
    }

    /** What went wrong inside stays inside: the sender hears only whose turn it is. */
    public static Problem of(GatewayFault fault) {
        var type = ProblemType.of(fault);
        if (fault.kind() != FaultKind.GATEWAY) return of(type, String.valueOf(fault.getMessage()));
        return of(
                type,
                "The fault is ours and has been noted. Send it again later, with the same Idempotency-Key if it had one:"
                        + " what was received already is not worked twice.");
    }

    /** The JSON members, in the order of the RFC. */
    public Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", type.uri());
        members.put("title", type.title());
        members.put("status", type.status());
        members.put("detail", detail);
        submission.ifPresent(id -> members.put("submission", id.value()));
        if (!findings.isEmpty()) members.put("findings", findings);
        return members;
    }
}
