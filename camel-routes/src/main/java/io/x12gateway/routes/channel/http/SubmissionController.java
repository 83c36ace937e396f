package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.inspection.Inspection;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionFilter;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What became of what a partner sent. Submissions of others are not there. */
@RestController
@RequestMapping(path = "/v1/submissions", produces = MediaTypes.JSON)
class SubmissionController {
    private static final int PAGE_MAX = 500;
    private static final int FINDINGS_MAX = 100;
    private static final long JUDGED_AT_ONCE_BYTES_MAX = 1024 * 1024;
    private final Submissions submissions;
    private final Inspection inspection;

    SubmissionController(Submissions submissions, Inspection inspection) {
        this.submissions = submissions;
        this.inspection = inspection;
    }

    /**
     * Newest first.
     *
     * @param state only these; may be repeated
     * @param since received then or later, a date or a time
     * @param until received before
     * @param fileName as the sender called the file
     * @param controlNumber ISA13 of an interchange that was worked as part of a batch
     * @param before the last id of the page before
     */
    @GetMapping
    Page list(
            PartnerId partner,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String fileName,
            @RequestParam(defaultValue = "") String controlNumber,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "100") int limit) {
        Parameters.onlyKnown(request, "state", "since", "until", "fileName", "controlNumber", "before", "limit");
        Parameters.within("limit", limit, 1, PAGE_MAX);
        var filter = new SubmissionFilter(
                Parameters.oneOf("state", SubmissionState.class, state),
                Parameters.time("since", since),
                Parameters.time("until", until),
                fileName,
                interchangeNumber(controlNumber));
        var found = submissions.list(partner, filter, before, limit);
        var next = found.size() == limit ? found.getLast().id().value() : "";
        return new Page(found.stream().map(Summary::of).toList(), next);
    }

    private static String interchangeNumber(String controlNumber) {
        if (!controlNumber.matches("[0-9]{0,9}")) throw Parameters.bad("controlNumber has up to nine digits.");
        return controlNumber.isEmpty() ? "" : "0".repeat(9 - controlNumber.length()) + controlNumber;
    }

    /** The findings are told at once where judging the bytes again takes no time worth a word. */
    @GetMapping("/{id}")
    Story show(PartnerId partner, @PathVariable String id) {
        var found = find(partner, id);
        var timeline = submissions.timeline(found.id()).stream()
                .map(entry -> new Event(entry.at().toString(), entry.event(), entry.actor(), entry.detail()))
                .toList();
        var findings = found.sizeBytes() > JUDGED_AT_ONCE_BYTES_MAX
                ? List.<FindingView>of()
                : inspection
                        .report(found)
                        .allFindings()
                        .limit(FINDINGS_MAX)
                        .map(FindingView::of)
                        .toList();
        return Story.of(found, timeline, findings);
    }

    /** All findings, judged anew. */
    @GetMapping("/{id}/findings")
    VerdictView findings(PartnerId partner, @PathVariable String id) {
        return VerdictView.of(inspection.report(find(partner, id)));
    }

    /** The bytes as they were received. */
    @GetMapping(path = "/{id}/content", produces = MediaTypes.BYTES)
    void content(PartnerId partner, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var found = find(partner, id);
        response.setHeader("X-Submission-Id", found.id().value());
        new Download(found.digest().sha256(), found.sizeBytes(), MediaTypes.BYTES, found.id() + ".x12")
                .answer(
                        request,
                        response,
                        whole -> inspection.content(found, partner.value(), request.getRemoteAddr()));
    }

    private Submission find(PartnerId partner, String id) {
        return Optional.of(id)
                .filter(Ulid::isUlid)
                .flatMap(known -> submissions.find(partner, new SubmissionId(known)))
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.SENDER, "no-such-submission", "There is no such submission of yours."));
    }

    /** @param next what to give as {@code before} for more; empty on the last page */
    record Page(List<Summary> submissions, String next) {}

    /** @param duplicateOf empty unless the same bytes were received before */
    record Summary(
            String id,
            String state,
            boolean done,
            String channel,
            String mode,
            String fileName,
            String sha256,
            long sizeBytes,
            String receivedAt,
            String duplicateOf) {
        static Summary of(Submission s) {
            return new Summary(
                    s.id().value(),
                    s.state().name(),
                    s.state().isFinal(),
                    s.channel().name(),
                    s.mode().name(),
                    s.fileName(),
                    s.digest().sha256(),
                    s.sizeBytes(),
                    s.receivedAt().toString(),
                    s.duplicateOf().map(SubmissionId::value).orElse(""));
        }
    }

    record Event(String at, String event, String actor, String detail) {}

    /** @param findings the first hundred, in files of up to a megabyte */
    record Story(
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
            List<Event> timeline,
            List<FindingView> findings) {
        static Story of(Submission s, List<Event> timeline, List<FindingView> findings) {
            var summary = Summary.of(s);
            return new Story(
                    summary.id(),
                    summary.state(),
                    summary.done(),
                    summary.channel(),
                    summary.mode(),
                    summary.fileName(),
                    summary.sha256(),
                    summary.sizeBytes(),
                    summary.receivedAt(),
                    summary.duplicateOf(),
                    timeline,
                    findings);
        }
    }
}
