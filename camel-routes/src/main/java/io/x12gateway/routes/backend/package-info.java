/** What every back end needs around it: a limit on calls at once, a circuit breaker, a stopwatch. */
@NullMarked
package io.x12gateway.routes.backend;

import org.jspecify.annotations.NullMarked;
