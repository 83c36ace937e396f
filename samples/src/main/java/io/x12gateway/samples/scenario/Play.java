package io.x12gateway.samples.scenario;

import io.x12gateway.samples.scenario.Scenario.Step;

import java.util.HashMap;
import java.util.Map;

/** One playing of a scenario: what was filled in, what came last, and what later steps may name. */
final class Play {
    private final Scenario scenario;
    private final Blanks blanks = new Blanks();
    private final Map<String, String> made = new HashMap<>();
    private final Map<String, String> kept = new HashMap<>();
    private String document = "";
    private String submission = "";
    private int files;

    Play(Scenario scenario) {
        this.scenario = scenario;
    }

    Scenario scenario() {
        return scenario;
    }

    Blanks blanks() {
        return blanks;
    }

    String partner(Step step) {
        return step.partner() == null ? scenario.partner() : step.partner();
    }

    /** A file of the folder with its blanks filled in, or what an earlier step made under this name. */
    String text(String file) {
        var known = made.get(file);
        return known == null ? blanks.fill(scenario.text(file)) : known;
    }

    /** Tells the files of one playing apart. */
    int next() {
        return ++files;
    }

    void make(String name, String content) {
        made.put(name, content);
    }

    /** The document that came last: an answer on the line, what was fetched, what a command wrote. */
    String document() {
        return document;
    }

    void came(String newest) {
        document = newest;
    }

    /** What was posted last was received as this. */
    String submission() {
        return submission;
    }

    void receivedAs(String id) {
        submission = id;
    }

    /** What names such as {@code {$check}} stand for by now. */
    Map<String, String> kept() {
        return kept;
    }
}
