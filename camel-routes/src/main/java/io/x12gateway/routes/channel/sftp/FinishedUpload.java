package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Channel;

import java.io.InputStream;

/**
 * An upload that its sender has finished: closed under a final name, or renamed to one.
 *
 * @param channel the branch of the tree that it was uploaded to
 * @param body the bytes from the beginning; whoever receives the upload reads them once
 * @param source the sender's address
 * @param mayBeCut whether nothing but a close says that it is finished, which an interrupted client says as well
 */
record FinishedUpload(
        PartnerId partner, Channel channel, String fileName, InputStream body, String source, boolean mayBeCut) {}
