/** Which TA1 and 999 a partner gets for what was found. */
@NullMarked
package io.x12gateway.core.acknowledgment;

import org.jspecify.annotations.NullMarked;
