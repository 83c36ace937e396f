package io.x12gateway.core.inquiry;

public enum InquiryState {
    OPEN,
    ANSWERED,
    REFUSED,
    NO_ANSWER
}
