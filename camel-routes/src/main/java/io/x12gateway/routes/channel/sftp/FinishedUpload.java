package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.partner.PartnerId;

import java.io.InputStream;

/**
 * An upload that its sender has finished: closed under a final name, or renamed to one.
 *
 * @param body the bytes from the beginning; whoever receives the upload reads them once
 * @param source the sender's address
 */
record FinishedUpload(PartnerId partner, String fileName, InputStream body, String source) {}
