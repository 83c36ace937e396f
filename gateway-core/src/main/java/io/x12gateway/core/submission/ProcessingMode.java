package io.x12gateway.core.submission;

/** Answered on the line, or worked at our own pace. */
public enum ProcessingMode {
    REAL_TIME,
    BATCH
}
