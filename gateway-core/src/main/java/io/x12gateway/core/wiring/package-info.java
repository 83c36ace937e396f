/** The rooms of the core put together: from stores, settings and back ends to intake, stages and sweep. */
@NullMarked
package io.x12gateway.core.wiring;

import org.jspecify.annotations.NullMarked;
