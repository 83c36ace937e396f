/** A claims system of our own: claim status in its own XML over JMS, and payment runs that end in an 835. */
@NullMarked
package io.x12gateway.samples.claims;

import org.jspecify.annotations.NullMarked;
