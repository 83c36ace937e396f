package io.x12gateway.routes.channel.http.inquiry;

import io.x12gateway.core.composition.Composer;
import io.x12gateway.core.composition.Stamp;
import io.x12gateway.core.disposition.RealTime;
import io.x12gateway.core.disposition.RealTimeAnswer;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.inquiry.Inquiries;
import io.x12gateway.core.inquiry.SearchOptions;
import io.x12gateway.core.inspection.Inspection;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.mapping.JsonInputException;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.routes.channel.http.Answers;
import io.x12gateway.routes.channel.http.Caller;
import io.x12gateway.routes.channel.http.FindingView;
import io.x12gateway.routes.channel.http.HttpAnswer;
import io.x12gateway.routes.channel.http.MediaTypes;
import io.x12gateway.routes.channel.http.Parameters;
import io.x12gateway.routes.channel.http.Problem;
import io.x12gateway.routes.channel.http.ProblemType;
import io.x12gateway.routes.channel.http.ReceivedAnswers;
import io.x12gateway.routes.settings.RealTimeSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** One question in JSON, answered on the line in JSON, or in X12 for who prefers it. */
@RestController
class InquiryController {
    private final Composer composer;
    private final RealTime realTime;
    private final Intake intake;
    private final Inspection inspection;
    private final Submissions submissions;
    private final Inquiries inquiries;
    private final RealTimeSettings times;
    private final Answers answers;
    private final ReceivedAnswers received;
    private final AnswerJson json;

    InquiryController(
            Composer composer,
            RealTime realTime,
            Intake intake,
            Inspection inspection,
            Submissions submissions,
            Inquiries inquiries,
            RealTimeSettings times,
            Answers answers,
            ReceivedAnswers received,
            AnswerJson json) {
        this.composer = composer;
        this.realTime = realTime;
        this.intake = intake;
        this.inspection = inspection;
        this.submissions = submissions;
        this.inquiries = inquiries;
        this.times = times;
        this.answers = answers;
        this.received = received;
        this.json = json;
    }

    @PostMapping(
            path = "/v1/eligibility",
            consumes = MediaTypes.JSON,
            produces = {MediaTypes.JSON, MediaTypes.X12})
    void eligibility(
            Caller caller, @RequestHeader HttpHeaders headers, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(response, ask(TransactionType.ELIGIBILITY_INQUIRY, caller, headers.getAccept(), request));
    }

    @PostMapping(
            path = "/v1/claim-status",
            consumes = MediaTypes.JSON,
            produces = {MediaTypes.JSON, MediaTypes.X12})
    void claimStatus(
            Caller caller, @RequestHeader HttpHeaders headers, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(response, ask(TransactionType.CLAIM_STATUS_REQUEST, caller, headers.getAccept(), request));
    }

    private static void write(HttpServletResponse response, HttpAnswer answer) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLengthLong(answer.body().length());
        answer.body().writeTo(response.getOutputStream());
    }

    private HttpAnswer ask(TransactionType type, Caller caller, List<MediaType> accepted, HttpServletRequest request) {
        var source = request.getRemoteAddr();
        try {
            Parameters.onlyKnown(request, "usage");
            var key = Parameters.key(request);
            var question = JsonQuestion.read(body(request));
            var stamp = composer.stamp(caller.partner(), key, test(caller, request));
            return answer(type, question, stamp, arrival(caller, key, source), accepted);
        } catch (RefusedJson refused) {
            refuse(caller, source, refused);
            return refused(refused);
        } catch (GatewayFault fault) {
            if (fault.code().equals(ProblemType.BAD_REQUEST.code())) refuse(caller, source, fault);
            throw fault;
        }
    }

    private void refuse(Caller caller, String source, GatewayFault fault) {
        intake.refuse(arrival(caller, Optional.empty(), source).apply(InputStream.nullInputStream()), fault);
    }

    private static Function<InputStream, Arrival> arrival(Caller caller, Optional<String> key, String source) {
        return body ->
                new Arrival(caller.partner().id(), Channel.HTTP, ProcessingMode.REAL_TIME, "", key, body, source);
    }

    private static byte[] body(HttpServletRequest request) {
        if (request.getContentLengthLong() > JsonQuestion.BYTES_MAX) throw tooLarge();
        try {
            var body = request.getInputStream().readNBytes(JsonQuestion.BYTES_MAX + 1);
            if (body.length > JsonQuestion.BYTES_MAX) throw tooLarge();
            return body;
        } catch (IOException e) {
            throw new GatewayFault(
                    FaultKind.SENDER,
                    ProblemType.UPLOAD_BROKEN.code(),
                    "The body ended before its end was reached: nothing was asked, send it again.",
                    e);
        }
    }

    private static GatewayFault tooLarge() {
        return new GatewayFault(
                FaultKind.SENDER,
                ProblemType.PAYLOAD_TOO_LARGE.code(),
                "A question in JSON has at most " + JsonQuestion.BYTES_MAX + " bytes.");
    }

    /** ISA15: as asked for, otherwise production for partners who have it. */
    private static boolean test(Caller caller, HttpServletRequest request) {
        return switch (Optional.ofNullable(request.getParameter("usage")).orElse("")) {
            case "T" -> true;
            case "P" -> false;
            case "" -> !caller.partner().mayUse("P");
            default -> throw Parameters.bad("usage must be P (production) or T (test).");
        };
    }

    private HttpAnswer answer(
            TransactionType type,
            JsonQuestion question,
            Stamp stamp,
            Function<InputStream, Arrival> arrival,
            List<MediaType> accepted) {
        boolean whole = question.tree().has("sources") || question.tree().has("payers");
        Pointers.Writer writer = text -> composer.body(type, text, whole, stamp);
        var x12 = composer.interchange(type, body(writer, question), stamp);
        var answer = realTime.answer(arrival.apply(new ByteArrayInputStream(x12)), times.deadline());
        if (MediaTypes.prefersX12(accepted)) return received.of(answer);
        return switch (answer) {
            case RealTimeAnswer.Responded r -> isUnsearchable(r) ? unsearchable(r, question, writer) : responded(r);
            case RealTimeAnswer.Acknowledged a -> acknowledged(a, question, writer);
            case RealTimeAnswer.Unreadable u -> received.of(u);
            case RealTimeAnswer.Deferred d -> received.of(d);
        };
    }

    private static List<Segment> body(Pointers.Writer writer, JsonQuestion question) {
        try {
            return writer.write(question.text());
        } catch (JsonInputException e) {
            throw new RefusedJson(
                    ProblemType.INVALID_QUESTION,
                    "The question is not complete or not of the form that openapi.json describes.",
                    List.of(new RefusedJson.Place(e.pointer(), e.complaint())));
        }
    }

    private HttpAnswer responded(RealTimeAnswer.Responded responded) {
        var link = inspection
                .answer(responded.submission())
                .map(MailboxItem::id)
                .map(id -> "/v1/mailbox/" + id)
                .orElse("");
        var body = json.of(responded.submission(), link, responded.interchange());
        var answer = HttpAnswer.of(200, MediaTypes.JSON, body).with("X-Transaction-Set", responded.kind());
        var named = ReceivedAnswers.submission(answer, responded.submission());
        return responded.replayed() ? ReceivedAnswers.replay(named) : named;
    }

    /** Whether no back end was asked, since the question fits none of the search options. */
    private boolean isUnsearchable(RealTimeAnswer.Responded answer) {
        return inquiries.ofSubmission(answer.submission()).stream()
                .anyMatch(inquiry -> inquiry.reason().startsWith(SearchOptions.INCOMPLETE));
    }

    /** What a person could be searched for by, and the places in the JSON that are short of it. */
    private HttpAnswer unsearchable(RealTimeAnswer.Responded refused, JsonQuestion question, Pointers.Writer writer) {
        var problem = new Problem(
                ProblemType.INVALID_QUESTION,
                "Nobody was asked: a patient is searched for by " + SearchOptions.ALLOWED
                        + ". See findings for what is missing; its 271 is told to who accepts application/edi-x12.",
                Optional.of(refused.submission()),
                findings(
                        refused.submission(),
                        question,
                        writer,
                        finding -> finding.code() == FindingCode.SEARCH_OPTION));
        var answer = ReceivedAnswers.submission(answers.problem(problem), refused.submission());
        return refused.replayed() ? ReceivedAnswers.replay(answer) : answer;
    }

    /** The TA1 or 999 in words, each finding with the place in the JSON that led to it. */
    private HttpAnswer acknowledged(
            RealTimeAnswer.Acknowledged rejected, JsonQuestion question, Pointers.Writer writer) {
        var problem = new Problem(
                ProblemType.INVALID_QUESTION,
                "The question was received and refused; see findings. Its " + rejected.kind()
                        + " is told to who accepts application/edi-x12.",
                Optional.of(rejected.submission()),
                findings(rejected.submission(), question, writer, Finding::isError));
        var answer = ReceivedAnswers.submission(answers.problem(problem), rejected.submission());
        return rejected.replayed() ? ReceivedAnswers.replay(answer) : answer;
    }

    private List<FindingView> findings(
            SubmissionId id, JsonQuestion question, Pointers.Writer writer, Predicate<Finding> told) {
        try {
            var pointers = new Pointers(question, writer);
            var submission = submissions.find(id).orElseThrow();
            return inspection
                    .report(submission)
                    .allFindings()
                    .filter(told)
                    .map(finding -> FindingView.of(finding, pointers.to(finding.location())))
                    .toList();
        } catch (JsonInputException e) {
            throw new IllegalStateException("a question that was asked cannot be asked", e);
        }
    }

    private HttpAnswer refused(RefusedJson refused) {
        var problem = Problem.of(refused).members();
        if (!refused.places().isEmpty()) problem.put("findings", refused.places());
        return HttpAnswer.of(
                refused.type().status(),
                Problem.MEDIA_TYPE,
                answers.json(refused.type().status(), problem).body());
    }
}
