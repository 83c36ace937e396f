/**
 * Handing documents over: what changes when a partner fetches, acknowledges or wants back what waits for it. It stands
 * above the ledger, {@link io.x12gateway.core.mailbox} with its values and read side below it.
 */
@NullMarked
package io.x12gateway.core.delivery;

import org.jspecify.annotations.NullMarked;
