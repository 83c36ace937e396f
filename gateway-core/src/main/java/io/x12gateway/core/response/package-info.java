/** Asking back ends, and assembling what they said into one response for the partner. */
@NullMarked
package io.x12gateway.core.response;

import org.jspecify.annotations.NullMarked;
