/** Takes in claims in the claims system's own XML, and says of each whether it was accepted. */
@NullMarked
package io.x12gateway.samples.claims.intake;

import org.jspecify.annotations.NullMarked;
