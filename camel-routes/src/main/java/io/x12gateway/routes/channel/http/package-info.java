/** The HTTP doors: raw X12, CAQH CORE MIME, mailboxes, and the operator's own on loopback. */
@NullMarked
package io.x12gateway.routes.channel.http;

import org.jspecify.annotations.NullMarked;
