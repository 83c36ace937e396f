/** The one way in: limits, digest, duplicate rules, durable receipt. */
@NullMarked
package io.x12gateway.core.intake;

import org.jspecify.annotations.NullMarked;
