/** Pays claims: balanced 835 files and the list of transfers that goes with them. */
@NullMarked
package io.x12gateway.samples.claims.payment;

import org.jspecify.annotations.NullMarked;
