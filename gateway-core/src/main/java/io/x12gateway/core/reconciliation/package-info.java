/** Holds remittances against the bank's lists of transfers, and says which line is to blame for a difference. */
@NullMarked
package io.x12gateway.core.reconciliation;

import org.jspecify.annotations.NullMarked;
