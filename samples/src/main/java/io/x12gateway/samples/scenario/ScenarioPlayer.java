package io.x12gateway.samples.scenario;

import io.x12gateway.samples.scenario.Scenario.Door;
import io.x12gateway.samples.scenario.Scenario.Step;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Plays scenarios through the real doors of a running gateway. What a step finds is compared by {@link Shape}; a
 * document that is still on its way is waited for, up to a limit.
 */
public final class ScenarioPlayer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Access access;
    private final Duration patience;
    private final Lines lines;
    private final Dispatch dispatch;
    private final Lookout lookout;
    private final Mocks mocks;
    private final Operator operator;

    public ScenarioPlayer(Access access, Duration patience) {
        this.access = access;
        this.patience = patience;
        this.lines = new Lines(access);
        this.dispatch = new Dispatch(access, lines);
        this.lookout = new Lookout(lines, patience);
        this.mocks = new Mocks(access.mocksUrl());
        this.operator = new Operator(access);
    }

    /** Plays all steps, telling each to {@code audience} as soon as it is over; stops after one that went wrong. */
    public List<Scene> play(Scenario scenario, Consumer<Scene> audience) {
        var scenes = new ArrayList<Scene>();
        var play = new Play(scenario);
        lookout.rememberWhatIsThere(scenario);
        try {
            for (var step : scenario.steps()) {
                var scene = timed(play, step);
                scenes.add(scene);
                audience.accept(scene);
                if (!scene.asExpected()) break;
            }
        } finally {
            scenario.steps().stream().limit(scenes.size() + 1L).forEach(this::undo);
        }
        return scenes;
    }

    /** The next scenario finds back ends that behave and, where this one began anew, a claims system that does. */
    private void undo(Step step) {
        if (step.faults() != null)
            mocks.faults(Map.of("backEnd", String.valueOf(step.faults().get("backEnd"))));
        if (step.clock() != null && Mocks.isReset(step.clock())) mocks.clock(step.clock());
    }

    private Scene timed(Play play, Step step) {
        long began = System.nanoTime();
        return playStep(play, step).lasting(Duration.ofNanos(System.nanoTime() - began));
    }

    private Scene playStep(Play play, Step step) {
        var partner = play.partner(step);
        if (step.send() != null) return dispatch.send(play, step, step.send());
        if (step.faults() != null) return faults(step, step.faults(), partner);
        if (step.clock() != null) return clock(step, step.clock(), partner);
        if (Boolean.TRUE.equals(step.paymentRun())) return paymentRun(play, step, partner);
        if (step.x12() != null) return x12(play, step, step.x12());
        if (Boolean.TRUE.equals(step.expectNothing())) return expectNothing(play, step, partner);
        if (step.expect() != null) return expect(play, step, step.expect());
        return Scene.of(
                step, partner, "a step that says nothing", "", List.of("send, expect, or paymentRun is missing"));
    }

    private Scene x12(Play play, Step step, String words) {
        var line = play.blanks().fill(words);
        var ran = X12Command.run(line, step.of() == null ? play.document() : play.text(step.of()));
        play.came(ran.written());
        if (step.as() != null) play.make(step.as(), ran.written());
        return Scene.of(
                step,
                play.partner(step),
                "./gateway x12 " + line,
                ran.written(),
                ran.code() == 0 ? List.of() : List.of("it ended with " + ran.code() + ": " + ran.said()));
    }

    private Scene expect(Play play, Step step, String file) {
        var partner = play.partner(step);
        var expected = play.text(file);
        if (step.by() == null) {
            var got = play.document();
            return Scene.of(
                    step, partner, "The answer on the same connection", got, compare(play, step, expected, got));
        }
        var kind = step.kindOrEmpty();
        var found = lookout.await(
                play, step, got -> compare(play, step, expected, got).isEmpty());
        var name = access.partner(partner).name();
        if (found == null) {
            return Scene.of(
                    step,
                    partner,
                    name + " waits for a " + kind,
                    "",
                    List.of("no " + kind + " of this shape after " + patience.toSeconds() + " s; "
                            + nearest(play, step, expected)));
        }
        play.came(found.document());
        if (kind.equals("835")) play.foundRemittance();
        if (Boolean.TRUE.equals(step.acknowledge())) found.acknowledge().run();
        return Scene.of(step, partner, name + " " + fetches(step, found), found.document(), List.of());
    }

    private static String fetches(Step step, Lookout.Found found) {
        if (step.kindOrEmpty().equals(Lookout.STORY))
            return "looks up what became of it: /v1/submissions/" + found.name();
        var how = step.door() == Door.SFTP ? "over SFTP: /outbound/" : "over HTTPS: /v1/mailbox/";
        return "fetches " + how + found.name()
                + (Boolean.TRUE.equals(step.acknowledge()) ? ", and acknowledges it" : "");
    }

    /** What came instead, for the person who reads a failure. */
    private String nearest(Play play, Step step, String expected) {
        return lookout.candidates(play, step).stream()
                .map(f -> f.name() + ": " + compare(play, step, expected, f.document()))
                .reduce((a, b) -> a + "; " + b)
                .orElse("nothing new of that kind is there");
    }

    private static List<String> compare(Play play, Step step, String expected, String got) {
        if (!"receipt".equals(step.kind()) && expected.startsWith("ISA"))
            return Shape.compare(expected, got, play.kept());
        var problems = new ArrayList<>(missing(expected, got));
        if (step.kindOrEmpty().equals("xml")) problems.addAll(XmlContract.broken(got));
        return problems;
    }

    /** The lines that are not found as they stand anywhere in a document. */
    static List<String> missing(String expected, String got) {
        return expected.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !got.contains(line))
                .map(line -> "does not contain: " + line)
                .toList();
    }

    /** Nothing is there only once nothing can come any more: first everything that was received comes to its end. */
    private Scene expectNothing(Play play, Step step, String partner) {
        var kind = step.kindOrEmpty();
        var problems = new ArrayList<>(untilAllIsDone(play));
        lookout.candidates(play, step).forEach(f -> problems.add("should not be there: " + f.name()));
        return Scene.of(
                step,
                partner,
                access.partner(partner).name() + " looks for " + kind
                        + " files when all is done, and sees none that are not hers",
                "",
                problems);
    }

    /** What is still being worked on when patience ends. */
    private List<String> untilAllIsDone(Play play) {
        if (play.isPaymentRunOnItsWay())
            return List.of(
                    "a payment run may still be on its way; expect a remittance of it, or of a later one, first");
        return Lookout.await(() -> operator.underWay(play.began()), List::isEmpty, patience);
    }

    private Scene paymentRun(Play play, Step step, String partner) {
        var told = mocks.pay();
        play.paid();
        return Scene.of(
                step,
                partner,
                "The claims system does its payment run and drops the file",
                told.answer(),
                told.problems());
    }

    private Scene clock(Step step, String wanted, String partner) {
        var told = mocks.clock(wanted);
        var what = Mocks.isReset(wanted) ? "The claims system begins anew" : "Days go by: ./gateway clock " + wanted;
        return Scene.of(step, partner, what, told.answer(), told.problems());
    }

    private Scene faults(Step step, Map<String, Object> faults, String partner) {
        return Scene.of(
                step,
                partner,
                "The mock " + faults.get("backEnd") + " is told to misbehave",
                JSON.writeValueAsString(faults),
                mocks.faults(faults).problems());
    }

    @Override
    public void close() {
        lines.close();
        mocks.close();
        operator.close();
    }
}
