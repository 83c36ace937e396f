package io.x12gateway.core.submission;

/** The door that a submission came through. */
public enum Channel {
    HTTP,
    CORE_MIME,
    SFTP,
    QUEUE
}
