/** Work that waits to be announced to the broker, and the proof that it was done once. */
@NullMarked
package io.x12gateway.core.outbox;

import org.jspecify.annotations.NullMarked;
