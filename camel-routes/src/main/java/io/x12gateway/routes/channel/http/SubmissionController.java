package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Optional;

/** What became of what a partner sent. Submissions of others are not there. */
@RestController
class SubmissionController {
    private final Submissions submissions;

    SubmissionController(Submissions submissions) {
        this.submissions = submissions;
    }

    @GetMapping("/v1/submissions/{id}")
    ResponseEntity<SubmissionView> show(PartnerId partner, @PathVariable String id) {
        var found = Optional.of(id)
                .filter(Ulid::isUlid)
                .flatMap(known -> submissions.find(partner, new SubmissionId(known)));
        return found.map(this::view)
                .map(view ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view))
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.SENDER, "no-such-submission", "There is no such submission of yours."));
    }

    private SubmissionView view(Submission s) {
        var timeline = submissions.timeline(s.id()).stream()
                .map(entry -> new Event(entry.at().toString(), entry.event(), entry.actor(), entry.detail()))
                .toList();
        return new SubmissionView(
                s.id().value(),
                s.state().name(),
                s.state().isFinal(),
                s.channel().name(),
                s.mode().name(),
                s.fileName(),
                s.digest().sha256(),
                s.sizeBytes(),
                s.receivedAt().toString(),
                s.duplicateOf().map(SubmissionId::value).orElse(""),
                timeline);
    }

    record Event(String at, String event, String actor, String detail) {}

    /** @param duplicateOf empty unless the same bytes were received before */
    record SubmissionView(
            String id,
            String state,
            boolean done,
            String channel,
            String mode,
            String fileName,
            String sha256,
            long sizeBytes,
            String receivedAt,
            String duplicateOf,
            List<Event> timeline) {}
}
