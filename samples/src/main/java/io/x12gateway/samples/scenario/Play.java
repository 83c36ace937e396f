package io.x12gateway.samples.scenario;

import io.x12gateway.samples.scenario.Scenario.Step;

import java.time.Instant;
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
    private boolean paymentRunOnItsWay;
    // The gateway's clock is this machine's; what was received just before is waited for as well.
    private final Instant began = Instant.now().minusSeconds(1);

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

    /** Nothing that was received earlier belongs to this play. */
    Instant began() {
        return began;
    }

    /** The claims system dropped a file, and it is not known yet that the gateway has it. */
    void paid() {
        paymentRunOnItsWay = true;
    }

    /** A remittance was found: files of payment runs are received in the order in which they were dropped. */
    void foundRemittance() {
        paymentRunOnItsWay = false;
    }

    boolean isPaymentRunOnItsWay() {
        return paymentRunOnItsWay;
    }

    /** What names such as {@code {$check}} stand for by now. */
    Map<String, String> kept() {
        return kept;
    }
}
