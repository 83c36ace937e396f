package io.x12gateway.routes.doors;

import io.x12gateway.samples.scenario.Access;

import java.net.http.HttpResponse;
import java.util.List;

/** {@code /v1/transactions} and {@code /v1/mailbox}: in real time, or as a batch. */
final class HttpDoor implements Door {
    private final Wire wire;
    private final boolean batch;

    HttpDoor(House house, boolean batch) {
        this.wire = new Wire(house);
        this.batch = batch;
    }

    @Override
    public String name() {
        return batch ? "http-batch" : "http";
    }

    @Override
    public boolean onTheLine() {
        return !batch;
    }

    /** Real time and batch share one; it is used once. */
    @Override
    public boolean hasAMailbox() {
        return !batch;
    }

    @Override
    public Sent send(Access.Partner partner, String kind, String x12) {
        var request = wire.to("/v1/transactions", partner)
                .header("Content-Type", "application/edi-x12")
                .POST(Wire.text(x12));
        return sent(wire.send(batch ? request.header("Prefer", "respond-async") : request));
    }

    static Sent sent(HttpResponse<String> answer) {
        return sent(
                answer.statusCode(),
                Wire.header(answer, "Content-Type"),
                Wire.header(answer, "X-Submission-Id"),
                answer.body());
    }

    static Sent sent(int status, String contentType, String submission, String body) {
        if (status == 200 && contentType.startsWith("application/edi-x12")) return new Sent.Answered(body, submission);
        if (status == 202 || status == 200)
            return new Sent.Received(submission, Wire.json(body).hasNonNull("duplicateOf"));
        return new Sent.Refused(status + " " + Wire.problem(body), body, submission);
    }

    @Override
    public List<String> waiting(Access.Partner partner, String kind, String submission) {
        return waiting(wire, partner, kind, submission);
    }

    static List<String> waiting(Wire wire, Access.Partner partner, String kind, String submission) {
        var answer = wire.send(wire.to("/v1/mailbox?limit=500" + (kind.isEmpty() ? "" : "&kind=" + kind), partner));
        if (answer.statusCode() != 200) throw new AssertionError("the mailbox answered " + answer.body());
        return Wire.json(answer.body())
                .path("items")
                .valueStream()
                .filter(item -> submission.isEmpty()
                        || item.path("submission").asString().equals(submission))
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Override
    public String fetch(Access.Partner partner, String name) {
        return wire.send(wire.to("/v1/mailbox/" + name, partner)).body();
    }

    @Override
    public void acknowledge(Access.Partner partner, String name) {
        var answer = wire.send(
                wire.to("/v1/mailbox/" + name + "/acknowledge", partner).POST(Wire.text("")));
        if (answer.statusCode() / 100 != 2) throw new AssertionError(answer.body());
    }

    @Override
    public void close() {
        wire.close();
    }
}
