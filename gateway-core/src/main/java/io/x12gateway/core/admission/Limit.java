package io.x12gateway.core.admission;

/** Which limit was reached. */
public enum Limit {
    REQUESTS_PER_MINUTE("requests in a minute"),
    CONCURRENT_UPLOADS("uploads at once"),
    BYTES_PER_DAY("bytes in a day");

    private final String words;

    Limit(String words) {
        this.words = words;
    }

    /** As in "more than 600 requests in a minute". */
    String words() {
        return words;
    }
}
