package io.x12gateway.core.intake;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;

import java.io.InputStream;
import java.util.Optional;

/**
 * Something at the door, sender already authenticated.
 *
 * @param fileName as the sender calls it; empty if it has no name
 * @param clientKey the sender's own key of this message, see {@link io.x12gateway.core.submission.Submission}
 * @param body read once, to its end, by intake alone
 * @param source remote address or queue, for the audit trail
 * @param mayBeCut whether the sender may have ended it without meaning to, as one who interrupts an upload does: then a
 *     file without an end is held for a while before it is judged
 */
public record Arrival(
        PartnerId partner,
        Channel channel,
        ProcessingMode mode,
        String fileName,
        Optional<String> clientKey,
        InputStream body,
        String source,
        boolean mayBeCut) {

    public Arrival(
            PartnerId partner,
            Channel channel,
            ProcessingMode mode,
            String fileName,
            Optional<String> clientKey,
            InputStream body,
            String source) {
        this(partner, channel, mode, fileName, clientKey, body, source, false);
    }
}
