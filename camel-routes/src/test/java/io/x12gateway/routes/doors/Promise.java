package io.x12gateway.routes.doors;

import io.x12gateway.samples.scenario.Blanks;
import io.x12gateway.samples.scenario.Scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One scenario of the contract: what is sent, and what has to come of it whichever door it was sent through.
 *
 * @param partner who sends it
 * @param kind ST01 of what is sent
 * @param request a template, see {@link Blanks}
 * @param expected in a mailbox all of them; on the line the one that {@link Expected#onTheLine} names, if one does
 * @param state where the submission ends
 */
record Promise(String name, String partner, String kind, String request, List<Expected> expected, String state) {
    private static final Path SCENARIOS = Path.of("..", "samples", "scenarios");

    /**
     * @param kind as mailboxes name it
     * @param shape a template, as {@link io.x12gateway.samples.scenario.Shape} compares it
     * @param onTheLine whether it is the answer where there is one on the line
     */
    record Expected(String kind, String shape, boolean onTheLine) {}

    private static final String ACCEPTED = """
            ISA*00*          *00*          *ZZ*GATEWAY*ZZ*CH0001*{any}*{any}*^*00501*{number}*0*P*{any}~
            GS*FA*GATEWAY*CH0001*{any}*{any}*{group}*X*005010X231A1~
            ST*999*{set}*005010X231A1~
            AK1*HS*{gs06}*005010X279A1~
            AK2*270*0001*005010X279A1~
            IK5*A~
            AK9*A*1*1*1~
            SE*{any}*{set}~
            GE*1*{group}~
            IEA*1*{number}~
            """;

    private static final String ACCEPTED_STATUS = ACCEPTED.replace(
                    "AK1*HS*{gs06}*005010X279A1", "AK1*HR*{gs06}*005010X212")
            .replace("AK2*270*0001*005010X279A1", "AK2*276*0001*005010X212");

    /** The scenario of the name. */
    static Promise named(String name) {
        return all().stream()
                .filter(promise -> promise.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<Promise> all() {
        return List.of(
                of(
                        "eligibility/covered-patient",
                        "270",
                        "1-inquiry.x12",
                        "COMPLETED",
                        new Expected("999", ACCEPTED, false),
                        file("eligibility/covered-patient", "271", "2-answer.x12")),
                of(
                        "eligibility/wrong-birth-date",
                        "270",
                        "1-inquiry.x12",
                        "COMPLETED",
                        new Expected("999", ACCEPTED, false),
                        file("eligibility/wrong-birth-date", "271", "2-answer.x12")),
                of(
                        "eligibility/malformed-inquiry",
                        "270",
                        "1-inquiry.x12",
                        "REJECTED",
                        file("eligibility/malformed-inquiry", "999", "2-acknowledgment.x12")),
                of(
                        "claim-status/batch-with-one-bad",
                        "276",
                        "1-batch.x12",
                        "COMPLETED",
                        inMailbox(file("claim-status/batch-with-one-bad", "999", "3-acknowledgment.x12")),
                        inMailbox(file("claim-status/batch-with-one-bad", "277", "4-answer.x12"))),
                of(
                        "claim-status/paid-claim",
                        "276",
                        "1-inquiry.x12",
                        "COMPLETED",
                        new Expected("999", ACCEPTED_STATUS, false),
                        file("claim-status/paid-claim", "277", "2-answer.x12")),
                of(
                        "envelope/broken-trailer",
                        "270",
                        "1-inquiry.x12",
                        "REJECTED",
                        file("envelope/broken-trailer", "TA1", "2-acknowledgment.x12")),
                of(
                        "envelope/foreign-sender",
                        "270",
                        "1-inquiry.x12",
                        "REJECTED",
                        file("envelope/foreign-sender", "TA1", "2-acknowledgment.x12")),
                productionFromTesters());
    }

    /** A partner that may send test files only says P in ISA15. */
    private static Promise productionFromTesters() {
        var refused = text("envelope/broken-trailer", "2-acknowledgment.x12")
                .replace("*001~", "*020~")
                .replace("*0*P*{any}~", "*0*{any}*{any}~");
        var fromAnybody = new Promise(
                "envelope/production-from-a-tester",
                "quillway",
                "270",
                text("eligibility/covered-patient", "1-inquiry.x12"),
                List.of(new Expected("TA1", refused, true)),
                "REJECTED");
        return fromAnybody.by(Newcomers.TEST_ONLY, "CH0001", "PEBBL1");
    }

    /** The same of another partner. */
    Promise by(String other, String itsId, String otherId) {
        UnaryOperator<String> renamed = text -> text.replace("%-15s".formatted(itsId), "%-15s".formatted(otherId))
                .replace(itsId, otherId);
        return new Promise(
                name,
                other,
                kind,
                renamed.apply(request),
                expected.stream()
                        .map(e -> new Expected(e.kind(), renamed.apply(e.shape()), e.onTheLine()))
                        .toList(),
                state);
    }

    private static Promise of(String scenario, String kind, String request, String state, Expected... expected) {
        return new Promise(scenario, "quillway", kind, text(scenario, request), List.of(expected), state);
    }

    private static Expected file(String scenario, String kind, String file) {
        return new Expected(kind, text(scenario, file), true);
    }

    private static Expected inMailbox(Expected expected) {
        return new Expected(expected.kind(), expected.shape(), false);
    }

    private static String text(String scenario, String file) {
        return Scenario.read(SCENARIOS.resolve(scenario)).text(file);
    }
}
