package io.x12gateway.routes.broker;

import io.x12gateway.core.outbox.Stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every queue, each name once. All are anycast and durable. */
public final class Queues {
    /** Claim status questions to the claims system, in its XML. */
    public static final String CLAIMS_INQUIRY = "claims.inquiry";

    /** The same for test data (ISA15 {@code T}), to the claims system's test side. */
    public static final String CLAIMS_TEST_INQUIRY = "claims.test.inquiry";

    /** Claims for the claims system, in its XML. */
    public static final String CLAIMS_SUBMISSION = "claims.submission";

    /** The same for test data, to the claims system's test side. */
    public static final String CLAIMS_TEST_SUBMISSION = "claims.test.submission";

    /** Remittance files (X12 835) from the claims system's payment runs. */
    public static final String CLAIMS_REMITTANCE = "claims.remittance";

    /** Where messages go whose time to live has ended. */
    public static final String EXPIRED = "expired";

    /** JMS property of a remittance message: the sender's own key, see {@code Submission.clientKey}. */
    public static final String CLIENT_KEY = "X12_CLIENT_KEY";

    /** JMS property of a remittance message whose body is sealed: how. */
    public static final String SEALED = "X12_SEALED";

    private static final String DEAD_LETTERS = "DLQ.";
    private static final String CLAIMS_ANSWERS = "claims.answer.";
    private static final String CLAIMS_TEST_ANSWERS = "claims.test.answer.";

    private Queues() {}

    /** The queue of one stage; its messages carry nothing but a work id. */
    public static String of(Stage stage) {
        return "work." + stage.name().toLowerCase(Locale.ROOT);
    }

    /** Where the claims system sends its answers to the questions of one node. */
    public static String claimsAnswers(String node) {
        return CLAIMS_ANSWERS + node;
    }

    /** Where the claims system's test side sends its answers. */
    public static String claimsTestAnswers(String node) {
        return CLAIMS_TEST_ANSWERS + node;
    }

    /** Where messages of {@code queue} go after the last attempt. */
    public static String deadLettersOf(String queue) {
        return DEAD_LETTERS + queue;
    }

    static boolean holdsDeadLetters(String queue) {
        return queue.startsWith(DEAD_LETTERS);
    }

    /** All queues that work arrives in, without those for the dead and the expired. */
    static List<String> working(String node) {
        var queues = new ArrayList<String>();
        for (var stage : Stage.values()) queues.add(of(stage));
        queues.add(CLAIMS_INQUIRY);
        queues.add(CLAIMS_SUBMISSION);
        queues.add(CLAIMS_REMITTANCE);
        queues.add(claimsAnswers(node));
        queues.add(CLAIMS_TEST_INQUIRY);
        queues.add(CLAIMS_TEST_SUBMISSION);
        queues.add(claimsTestAnswers(node));
        return queues;
    }
}
