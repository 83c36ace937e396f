/** Interchanges, groups and transaction sets as envelopes: scanning bytes into them and writing them. */
@NullMarked
package io.x12gateway.edi.envelope;

import org.jspecify.annotations.NullMarked;
