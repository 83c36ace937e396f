/** Whole walks: scenarios, the demo, the README's commands and a kill in the middle, over the real wires. */
@NullMarked
package io.x12gateway.routes.walk;

import org.jspecify.annotations.NullMarked;
