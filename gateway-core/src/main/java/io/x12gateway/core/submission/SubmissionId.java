package io.x12gateway.core.submission;

/** A submission's name for ever: a ULID, 26 characters of Crockford base 32, ordered by time of receipt. */
public record SubmissionId(String value) implements Comparable<SubmissionId> {
    public SubmissionId {
        if (!Ulid.isUlid(value)) throw new IllegalArgumentException("not a submission id: " + value);
    }

    @Override
    public int compareTo(SubmissionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
