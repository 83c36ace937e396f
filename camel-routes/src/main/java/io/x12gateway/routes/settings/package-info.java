/** Validated settings, and the core's beans made from them. */
@NullMarked
package io.x12gateway.routes.settings;

import org.jspecify.annotations.NullMarked;
