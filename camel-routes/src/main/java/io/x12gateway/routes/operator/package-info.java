/** The operator's commands and endpoints for trading partners. */
@NullMarked
package io.x12gateway.routes.operator;

import org.jspecify.annotations.NullMarked;
