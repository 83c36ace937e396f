package io.x12gateway.core.outbox;

/**
 * One piece of work for one stage. The id makes it harmless to hear of it twice: a stage notes it in the inbox in the
 * same transaction as its results.
 *
 * @param id a ULID
 * @param subject the id of what is to be worked on, see {@link Stage}
 */
public record Work(String id, Stage stage, String subject) {}
