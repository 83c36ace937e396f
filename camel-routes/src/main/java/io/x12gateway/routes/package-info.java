/** The gateway as a running program: one Spring context, one Camel context, every wire and no rule. */
@NullMarked
package io.x12gateway.routes;

import org.jspecify.annotations.NullMarked;
