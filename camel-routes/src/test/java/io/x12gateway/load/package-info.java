/**
 * The load program: it measures the doors of a gateway that runs as a process of its own, beside a bare Camel route.
 * Stands outside of the routes' package, whose components every gateway picks up.
 */
@NullMarked
package io.x12gateway.load;

import org.jspecify.annotations.NullMarked;
