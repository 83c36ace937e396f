package io.x12gateway.edi.validation;

/** An {@code ERROR} rejects what it stands in; a {@code WARNING} is told and lets it pass. */
public enum Severity {
    ERROR,
    WARNING
}
