package io.x12gateway.routes.doors;

import io.x12gateway.samples.scenario.Access;

import java.util.List;

/**
 * One way in and out, as a partner's own software uses it. Every call is a new visit: nothing is remembered between two
 * of them. Several threads may use one door.
 */
interface Door extends AutoCloseable {
    String name();

    /** Whether a single inquiry is answered on the connection. */
    boolean onTheLine();

    /** Whether the same bytes are told to be a duplicate; what is answered on the line may come as often as it likes. */
    default boolean knowsDuplicates() {
        return !onTheLine();
    }

    /** Whether documents can be listed, fetched and acknowledged through it. */
    default boolean hasAMailbox() {
        return true;
    }

    /** Why this cannot be said through the door, or need not be once more; empty if it is said. */
    default String whyNot(Promise promise) {
        return "";
    }

    /** Who goes through this door in place of the partner that the scenario names. */
    default String insteadOf(String partner) {
        return partner;
    }

    /** What has to come, where the door leaves something to the gateway that others say themselves. */
    default String shape(String expected) {
        return expected;
    }

    /**
     * Sends one file.
     *
     * @param kind ST01, which some doors want to know beforehand
     * @param x12 one byte per character, ISO 8859-1
     */
    Sent send(Access.Partner partner, String kind, String x12);

    /** What waits for the partner, by the names under which this door hands it out. */
    List<String> waiting(Access.Partner partner, String kind, String submission);

    /** The document; fetching takes nothing away. */
    String fetch(Access.Partner partner, String name);

    /** Says that the partner has it safe. */
    void acknowledge(Access.Partner partner, String name);

    @Override
    default void close() {}
}
