/** Claims handed over to a claims system: in portions, each once, and what the claims system says of them. */
@NullMarked
package io.x12gateway.core.handover;

import org.jspecify.annotations.NullMarked;
