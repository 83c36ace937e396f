/** Decides claims: what moves when, what is paid for each, and why not more. */
@NullMarked
package io.x12gateway.samples.claims.adjudication;

import org.jspecify.annotations.NullMarked;
