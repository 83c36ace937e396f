/** What can be seen from outside: meters, health, and the operator's view. */
@NullMarked
package io.x12gateway.routes.observe;

import org.jspecify.annotations.NullMarked;
