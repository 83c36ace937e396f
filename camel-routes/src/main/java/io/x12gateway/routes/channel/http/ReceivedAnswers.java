package io.x12gateway.routes.channel.http;

import io.x12gateway.core.disposition.RealTimeAnswer;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.routes.notice.Notice;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Optional;

/** What a sender of X12 gets on the line. */
@Component
public final class ReceivedAnswers {
    private static final String SUBMISSION = "X-Submission-Id";
    private final Answers answers;
    private final Notice notice;

    ReceivedAnswers(Answers answers, Notice notice) {
        this.answers = answers;
        this.notice = notice;
    }

    public HttpAnswer of(RealTimeAnswer answer) {
        return switch (answer) {
            case RealTimeAnswer.Responded r -> x12(r.submission(), r.kind(), r.interchange(), r.replayed());
            case RealTimeAnswer.Acknowledged a -> x12(a.submission(), a.kind(), a.interchange(), a.replayed());
            case RealTimeAnswer.Unreadable u -> unreadable(u);
            case RealTimeAnswer.Deferred d -> receipt(d.receipt());
        };
    }

    private static HttpAnswer x12(SubmissionId id, String kind, byte[] interchange, boolean replayed) {
        var headers = Map.of("Content-Type", MediaTypes.X12, SUBMISSION, id.value(), "X-Transaction-Set", kind);
        var answer = new HttpAnswer(200, headers, HttpAnswer.Body.of(interchange));
        return replayed ? replay(answer) : answer;
    }

    private HttpAnswer unreadable(RealTimeAnswer.Unreadable unreadable) {
        var findings = unreadable.findings().stream().map(FindingView::of).toList();
        var first = findings.isEmpty() ? "" : " " + findings.getFirst().message();
        var problem = new Problem(
                ProblemType.UNREADABLE_INPUT,
                "No interchange was found that a TA1 or 999 could answer." + first,
                Optional.of(unreadable.submission()),
                findings);
        return submission(answers.problem(problem), unreadable.submission());
    }

    public HttpAnswer receipt(Receipt receipt) {
        var answer = submission(
                        answers.json(ReceiptView.status(receipt), ReceiptView.of(receipt, notice.text())),
                        receipt.submission())
                .with("Location", "/v1/submissions/" + receipt.submission());
        return receipt.replayed() ? replay(answer) : answer;
    }

    public static HttpAnswer submission(HttpAnswer answer, SubmissionId id) {
        return answer.with(SUBMISSION, id.value());
    }

    public static HttpAnswer replay(HttpAnswer answer) {
        return answer.with("Idempotent-Replay", "true");
    }
}
