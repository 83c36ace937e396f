package io.x12gateway.core.outbox;

import io.x12gateway.core.submission.Ulid;

/**
 * One piece of work for one stage. The id makes it harmless to hear of it twice: a stage notes it in the inbox in the
 * same transaction as its results.
 *
 * @param id in the form of a ULID
 * @param subject the id of what is to be worked on, see {@link Stage}: a ULID
 */
public record Work(String id, Stage stage, String subject) {

    /**
     * Work whose id follows from its stage and subject: whoever finds it necessary, and however often, asks for the
     * same work, and it is enqueued once.
     */
    public static Work of(Stage stage, String subject) {
        return new Work(Ulid.derived(subject, stage.name()), stage, subject);
    }
}
