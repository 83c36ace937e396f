/** Telling partners by HTTPS: where a message may go, how it gets there, and what operators and partners see of it. */
@NullMarked
package io.x12gateway.routes.channel.webhook;

import org.jspecify.annotations.NullMarked;
