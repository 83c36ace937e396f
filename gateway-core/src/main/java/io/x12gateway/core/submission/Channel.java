package io.x12gateway.core.submission;

import java.util.Optional;

/** The door that a submission came through. */
public enum Channel {
    HTTP,
    CORE_MIME,
    CORE_SOAP,
    /** Uploaded to our own SFTP server, into the folders of production data. */
    SFTP,
    /** Uploaded to our own SFTP server, into the folders of test data. */
    SFTP_TEST,
    /** Fetched by us from the partner's own server. */
    SFTP_PULL,
    QUEUE;

    /** Whether senders look for files and see no response: then receipts and reports are laid beside what they send. */
    public boolean isUpload() {
        return this == SFTP || this == SFTP_TEST;
    }

    /** The usage (ISA15) of everything that may come this way; empty where both may. */
    public Optional<String> usage() {
        return switch (this) {
            case SFTP -> Optional.of("P");
            case SFTP_TEST -> Optional.of("T");
            case HTTP, CORE_MIME, CORE_SOAP, SFTP_PULL, QUEUE -> Optional.empty();
        };
    }
}
