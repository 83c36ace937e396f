/** Every durable change, as data, committed in groups by one writer that also extends the audit chain. */
@NullMarked
package io.x12gateway.core.ledger;

import org.jspecify.annotations.NullMarked;
