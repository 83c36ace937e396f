/** How much of everything one partner or one stranger may take, whatever the door. */
@NullMarked
package io.x12gateway.core.admission;

import org.jspecify.annotations.NullMarked;
