/** Claims: each is checked, handed over to the claims system, and answered in a 277CA. */
@NullMarked
package io.x12gateway.core.claim;

import org.jspecify.annotations.NullMarked;
