/** What the payer holds: claims, payees, what they owe, and what day it is there; kept in files over a restart. */
@NullMarked
package io.x12gateway.samples.claims.ledger;

import org.jspecify.annotations.NullMarked;
