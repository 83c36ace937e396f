/** What partners are told of, how far telling them has come, and how a message is signed and where it may go. */
@NullMarked
package io.x12gateway.core.webhook;

import org.jspecify.annotations.NullMarked;
