package io.x12gateway.routes.backend.claims;

import io.x12gateway.routes.broker.Broker;
import io.x12gateway.routes.broker.Queues;

/**
 * One side of the claims system. Test data has queues of its own, so that no question of a test is ever where production
 * is asked.
 *
 * @param name as in the routing table and in metrics
 * @param questions the queue that it is asked over
 * @param intake its name as a system that takes claims in
 * @param submissions the queue that claims are handed over by
 * @param answers this node's own queue, that it answers over
 */
record ClaimsSide(String name, String questions, String intake, String submissions, String answers) {
    static ClaimsSide production(Broker broker) {
        return new ClaimsSide(
                "claims", Queues.CLAIMS_INQUIRY, "claims-intake", Queues.CLAIMS_SUBMISSION, broker.claimsAnswers());
    }

    static ClaimsSide test(Broker broker) {
        return new ClaimsSide(
                "claims-test",
                Queues.CLAIMS_TEST_INQUIRY,
                "claims-test-intake",
                Queues.CLAIMS_TEST_SUBMISSION,
                broker.claimsTestAnswers());
    }
}
