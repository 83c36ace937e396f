package io.x12gateway.samples.scenario;

import io.x12gateway.samples.scenario.Scenario.Step;

import java.util.List;

/** Sends what a step says, through the door that it names. */
final class Dispatch {
    private final Access access;
    private final Lines lines;

    Dispatch(Access access, Lines lines) {
        this.access = access;
        this.lines = lines;
    }

    Scene send(Play play, Step step, String file) {
        var partner = play.partner(step);
        var document = play.text(file);
        var name = access.partner(partner).name();
        return switch (step.door()) {
            case HTTP, HTTP_BATCH, JSON, CORE_MIME, CORE_SOAP -> {
                var reply = post(step, partner, document);
                play.came(reply.body());
                play.receivedAs(reply.submission());
                yield Scene.of(
                        step,
                        partner,
                        "%s posts %s: %s".formatted(name, posted(step), came(step, reply)),
                        document,
                        statusProblems(step, reply));
            }
            case SFTP -> {
                var path = put(play, partner, document);
                yield Scene.of(step, partner, name + " puts " + path + " over SFTP", document, List.of());
            }
        };
    }

    private String put(Play play, String partner, String document) {
        var target =
                play.scenario().folder().getFileName() + "-" + play.blanks().value("run") + "-" + play.next() + ".x12";
        try (var sftp = lines.sftp(partner)) {
            return sftp.put(target, document);
        }
    }

    private HttpDoor.Reply post(Step step, String partner, String document) {
        var kind = step.kindOrEmpty();
        var http = lines.http(partner);
        return switch (step.door()) {
            case HTTP -> http.realTime(document);
            case HTTP_BATCH -> http.batch(document);
            case JSON -> http.json(kind.equals("276") ? "/v1/claim-status" : "/v1/eligibility", document);
            case CORE_MIME -> http.coreRealTime(payloadType(kind), document);
            case CORE_SOAP -> http.coreRealTimeSoap(payloadType(kind), document);
            case SFTP -> throw new IllegalArgumentException("files are put over SFTP, not posted");
        };
    }

    private static String payloadType(String kind) {
        return "X12_" + kind + "_Request_" + (kind.equals("270") ? "005010X279A1" : "005010X212");
    }

    private static String posted(Step step) {
        return switch (step.door()) {
            case HTTP -> "a " + step.kind() + " over HTTPS (application/edi-x12)";
            case HTTP_BATCH -> "a " + step.kind() + " over HTTPS, to be worked as a batch";
            case JSON -> "the question of a " + step.kind() + " as JSON";
            case CORE_MIME -> "the same kind of " + step.kind() + " in a CAQH CORE MIME envelope";
            case CORE_SOAP -> "a " + step.kind() + " in a CAQH CORE SOAP envelope";
            case SFTP -> "";
        };
    }

    private static String came(Step step, HttpDoor.Reply reply) {
        return switch (step.door()) {
            case CORE_MIME, CORE_SOAP -> reply.contentType();
            default -> Integer.toString(reply.status());
        };
    }

    private static List<String> statusProblems(Step step, HttpDoor.Reply reply) {
        int want = step.status() == null ? 200 : step.status();
        return reply.status() == want
                ? List.of()
                : List.of("expected HTTP " + want + " but found " + reply.status() + ": " + reply.body());
    }
}
