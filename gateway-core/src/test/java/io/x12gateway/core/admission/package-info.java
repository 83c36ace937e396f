/** Limits and delays, with a clock of the tests' own. */
@NullMarked
package io.x12gateway.core.admission;

import org.jspecify.annotations.NullMarked;
