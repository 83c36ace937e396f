/** Eligibility: the inquiry (270) and the answer (271), 005010X279A1. */
@NullMarked
package io.x12gateway.edi.eligibility;

import org.jspecify.annotations.NullMarked;
