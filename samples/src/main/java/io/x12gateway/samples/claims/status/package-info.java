/** Answers inquiries about claims in the claims system's own XML. */
@NullMarked
package io.x12gateway.samples.claims.status;

import org.jspecify.annotations.NullMarked;
