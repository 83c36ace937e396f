/** Holds remittances against the bank's lists of transfers, and claims submitted against claims answered and paid. */
@NullMarked
package io.x12gateway.core.reconciliation;

import org.jspecify.annotations.NullMarked;
