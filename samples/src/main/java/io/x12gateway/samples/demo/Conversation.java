package io.x12gateway.samples.demo;

import java.util.List;

/** One of the demo's conversations and the scenario folders that it consists of. */
record Conversation(String title, String about, List<String> scenarios) {
    /** Whose first document is about the claim that is traced at the end. */
    static final String STORY = "stories/claim-from-837-to-835";

    /** At whose end a billing agency's own server is told that a remittance can be fetched. */
    static final String PAID = "remittance/three-payees";

    static final List<Conversation> ALL = List.of(
            new Conversation(
                    "1. A 270 in real time, over HTTP",
                    "A clearinghouse asks for a clinic; the gateway asks HETS over CAQH CORE MIME and answers on the line.",
                    List.of("eligibility/covered-patient", "eligibility/core-mime")),
            new Conversation(
                    "2. A 276 batch, over SFTP",
                    "The same clearinghouse drops a file; the claims system answers over Artemis, in its own XML.",
                    List.of("claim-status/batch-with-one-bad")),
            new Conversation(
                    "3. A claim, from 837 to 835",
                    "It is sent in, accepted, held, decided and paid, while the claims system's clock goes forward by weeks.",
                    List.of(STORY)),
            new Conversation(
                    "4. An 835 for two billing agencies",
                    "The claims system pays three providers in one file; each agency gets what it is enrolled for, and one is told so.",
                    List.of(PAID)),
            new Conversation(
                    "5. An error on purpose",
                    "One finding, under the byte where it stands, in the acknowledgment's codes.",
                    List.of("eligibility/malformed-inquiry")));
}
