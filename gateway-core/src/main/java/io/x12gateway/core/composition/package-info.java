/** Writes the 270 or 276 of a partner who asks in JSON. */
@NullMarked
package io.x12gateway.core.composition;

import org.jspecify.annotations.NullMarked;
